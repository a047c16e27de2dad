// The review by the keyboard: one key, one answer. Without this the buttons of the form do the same.
"use strict";
const switched = document.getElementById("keys");
const reason = document.getElementById("reason");
let sent = false;
document.getElementById("switch").hidden = false;
switched.checked = sessionStorage.getItem("keys") !== "off";
switched.addEventListener("change", () => sessionStorage.setItem("keys", switched.checked ? "on" : "off"));
document.getElementById("review").addEventListener("submit", (event) => {
  if (sent) { event.preventDefault(); }
  sent = true;
});
window.addEventListener("pageshow", () => { sent = false; });
document.addEventListener("keydown", (event) => {
  if (event.target === reason) {
    if (event.key === "Escape") { reason.blur(); }
    return;
  }
  if (!switched.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat) { return; }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const group = document.getElementById("group");
  if (key === "/" && reason) { reason.focus(); } else if (key === "g" && group) { group.checked = !group.checked; } else {
    const button = [...document.querySelectorAll("[data-keys]")].find((one) => one.dataset.keys.split(" ").includes(key));
    if (!button) { return; }
    button.click();
  }
  event.preventDefault();
});
