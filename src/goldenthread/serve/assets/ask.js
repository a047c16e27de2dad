// The query page: the shipped questions beside an editor (Yasgui), or beside a plain form where there is no editor.
"use strict";
const questions = JSON.parse(document.getElementById("questions").textContent);
const named = decodeURIComponent(window.location.hash.slice(1));
const asked = new URLSearchParams(window.location.search).get("query");
const ask = typeof Yasgui === "undefined" ? inTheForm() : inTheEditor();
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => ask(button.dataset.query, questions[button.dataset.query]));
}
if (asked) { ask("query", asked); } else if (questions[named]) { ask(named, questions[named]); }

function inTheForm() {
  const text = document.getElementById("query");
  return (name, query) => { text.value = query; text.focus(); };
}

function inTheEditor() {
  const endpoint = window.location.origin + "/sparql";
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  const gui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: endpoint },
    endpointCatalogueOptions: { getData: () => [{ endpoint: endpoint }], keys: [] },
    persistenceId: null,
    populateFromUrl: false,
    copyEndpointOnNewTab: true
  });
  return (name, query) => {
    const tab = gui.addTab(true, { name: name, yasqe: { value: query }, requestConfig: { endpoint: endpoint } });
    tab.show();
    tab.query();
  };
}
