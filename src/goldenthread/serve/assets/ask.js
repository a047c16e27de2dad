// The query page: an editor by Yasgui, with the shipped questions beside it.
"use strict";
const questions = JSON.parse(document.getElementById("questions").textContent);
const endpoint = window.location.origin + "/sparql";
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
const named = decodeURIComponent(window.location.hash.slice(1));
const asked = new URLSearchParams(window.location.search).get("query");
const gui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: endpoint },
  endpointCatalogueOptions: { getData: () => [{ endpoint: endpoint }], keys: [] },
  persistenceId: null,
  populateFromUrl: false,
  copyEndpointOnNewTab: true
});
function ask(name, text, run) {
  const tab = gui.addTab(true, { name: name, yasqe: { value: text }, requestConfig: { endpoint: endpoint } });
  tab.show();
  if (run) { tab.query(); }
}
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => ask(button.dataset.query, questions[button.dataset.query], true));
}
if (asked) { ask("query", asked, true); } else if (questions[named]) { ask(named, questions[named], true); }
