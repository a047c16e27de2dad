// The plain query page: puts a shipped question, or the one of the address, into the form.
"use strict";
const questions = JSON.parse(document.getElementById("questions").textContent);
const field = document.getElementById("query");
const write = (query) => { field.value = query; field.focus(); };
const named = decodeURIComponent(window.location.hash.slice(1));
const asked = new URLSearchParams(window.location.search).get("query");
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => write(questions[button.dataset.query]));
}
if (asked) { write(asked); } else if (questions[named]) { write(questions[named]); }
