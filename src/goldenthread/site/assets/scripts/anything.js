"use strict";
// The page on which anything can be asked: an editor, or a plain field, and an address for each question.
(() => {
  const form = document.getElementById("anything");
  const thread = self.goldenThread;
  const { questions, prefixes, terms } = JSON.parse(form.dataset.given);
  const field = document.getElementById("sparql"), said = document.getElementById("asked"), place = document.getElementById("asked-answer");
  const begin = document.getElementById("begin"), about = document.getElementById("about"), stop = document.getElementById("ask-stop");
  const declared = (text) => new Set([...text.matchAll(/^\s*PREFIX\s+([\w-]*):/gimu)].map(([, name]) => name));
  const used = (text) => new Set([...text.replace(/<[^<>\s]*>|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g, " ").matchAll(/(?<![\w:-])([A-Za-z][\w-]*):(?=[\w%-]|\s|$)/gu)].map(([, name]) => name));
  // Lines for the prefixes that are used and not declared; they become part of what is written, for all to see.
  const completed = (text) => {
    const known = declared(text);
    const lines = [...used(text)].filter((name) => !known.has(name) && Object.hasOwn(prefixes, name)).map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`);
    return lines.join("") + text;
  };

  let editor = null;
  const value = () => (editor ? editor.getValue() : field.value);
  const write = (text) => { if (editor) editor.setValue(text); else field.value = text; };
  const edit = () => {
    if (typeof Yasqe === "undefined") return;
    const completer = (kind, from, list) => {
      const name = `${from}-here`;
      Yasqe.registerAutocompleter({ ...Yasqe.Autocompleters[from], name, persistenceId: null, bulk: false, autoShow: false, get: (_, token) => list.filter((one) => one.toLowerCase().includes((token.autocompletionString || token.string).toLowerCase())).slice(0, 100) }, false);
      return name;
    };
    const completers = ["variables", completer("", "prefixes", Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`)), completer("class", "class", terms.class), completer("property", "property", terms.property)];
    const run = () => form.requestSubmit();
    editor = new Yasqe(document.getElementById("editor"), {
      value: field.value, persistenceId: null, consumeShareLink: null, createShareableLink: null, showQueryButton: false, resizeable: false, editorHeight: "20rem",
      autocompleters: completers, requestConfig: { endpoint: "" },
      extraKeys: { ...Yasqe.defaults.extraKeys, Tab: false, "Shift-Tab": false, "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-S": () => {} },
    });
    editor.getScrollerElement().tabIndex = 0; // what can be scrolled can be reached by keys
    editor.getInputField().setAttribute("aria-label", "Question in SPARQL");
    field.hidden = true;
    document.querySelector("label[for='sparql']").hidden = true;
  };

  // A named question as it is edited: without what stands before it for the program.
  const spelt = (name, values) => thread.written(questions[name], values).replace(/^(?:#\+[^\n]*\n)+\s*/, "");

  // What the address asks: a named question with its values, or a query as it is written.
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1)), query = asked.get("query") || "";
    if (!query) return false;
    asked.delete("query");
    if (Object.hasOwn(questions, query)) {
      begin.value = query;
      write(spelt(query, asked));
      told(query);
    } else {
      begin.value = "";
      write(query);
      told("");
    }
    return true;
  };
  const told = (name) => {
    about.replaceChildren();
    if (!name) return;
    const link = document.createElement("a");
    link.href = `questions/${name}.html`;
    link.textContent = questions[name].takes.length ? "Its own page has a form for what it takes" : "Its own page";
    about.append(link);
  };
  const ask = async () => {
    place.replaceChildren();
    stop.hidden = false;
    try {
      if (!value().trim()) throw new Error("there is no question");
      if (completed(value()) !== value()) write(completed(value()));
      const answer = await thread.ask(value(), (text) => { said.textContent = text; });
      said.textContent = await thread.show(place, answer, begin.value || "answer");
    } catch (problem) {
      said.textContent = `No answer: ${problem.message}.`;
    } finally {
      stop.hidden = true;
    }
  };
  const opened = () => {
    try {
      if (read()) ask();
    } catch (problem) {
      said.textContent = `No answer: ${problem.message}.`;
    }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const now = new URLSearchParams(location.hash.slice(1)), name = now.get("query") || "";
    now.delete("query");
    let same = false;
    try { same = Object.hasOwn(questions, name) && spelt(name, now) === value(); } catch { same = false; } // an address of others
    if (!same) history.replaceState(null, "", `#${new URLSearchParams([["query", completed(value())]])}`);
    ask();
  });
  begin.addEventListener("change", () => {
    if (!begin.value) return;
    const name = begin.value;
    history.replaceState(null, "", `#${new URLSearchParams([["query", name]])}`);
    try {
      write(spelt(name, new Map()));
      said.textContent = "Run it as it stands, or change it.";
    } catch (problem) {
      said.textContent = `${problem.message}: fill it in on its own page.`;
    }
    told(name);
  });
  stop.addEventListener("click", () => thread.stop());
  window.addEventListener("hashchange", opened);
  edit();
  form.hidden = false;
  if (thread.served() || form.dataset.graph) said.textContent = "";
  opened();
})();
