"use strict";
// The form of a question: spells its command, and asks for what stands in it. Each answer has an address.
(() => {
  const form = document.getElementById("ask");
  if (!form) return;
  const thread = self.goldenThread;
  const fields = [...form.querySelectorAll("input[data-variable]")];
  const question = JSON.parse(form.dataset.question);
  const command = document.getElementById("command"), said = document.getElementById("asked");
  const place = document.getElementById("asked-answer"), stop = document.getElementById("ask-stop");
  const change = document.getElementById("ask-change");

  const quoted = (text) => (/^[\w.\/:-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);
  // What was chosen from the list of a field; a list may show another word than the data have.
  const chosen = (field, text) => field.list ? [...field.list.options].find((option) => option.value === text || option.dataset.value === text) : null;
  const meant = (field) => { const text = field.value.trim(), one = chosen(field, text); return one ? one.dataset.value || one.value : text; };
  const given = () => new Map(fields.filter((field) => field.value.trim()).map((field) => [field.name, meant(field)]));
  const spell = () => {
    command.textContent = ["goldenthread query " + form.dataset.name]
      .concat([...given()].map(([name, text]) => `--param ${name}=${quoted(text)}`)).join(" ");
    change.href = `${document.body.dataset.root}ask.html#${new URLSearchParams([["query", form.dataset.name], ...given()])}`;
  };
  const ask = async () => {
    spell();
    place.replaceChildren();
    stop.hidden = false;
    try {
      for (const field of fields) {
        const text = field.value.trim();
        if (text && field.list && field.dataset.kind !== "iri" && !chosen(field, text)) throw new Error(`there is no “${text}” to choose as ${field.name}`);
      }
      const answer = await thread.ask(thread.written(question, given()), (text) => { said.textContent = text; });
      said.textContent = await thread.show(place, answer, form.dataset.name);
    } catch (problem) {
      said.textContent = `No answer: ${problem.message}.`;
    } finally {
      stop.hidden = true;
    }
  };
  const address = () => `#${new URLSearchParams([...given()])}`;
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (![...asked.keys()].some((name) => fields.some((field) => field.name === name))) return false;
    for (const field of fields) {
      const text = asked.get(field.name) || "", one = chosen(field, text);
      field.value = one ? one.value : text;
    }
    return true;
  };
  form.addEventListener("input", spell);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (given().size) history.replaceState(null, "", address());
    ask();
  });
  stop.addEventListener("click", () => thread.stop());
  window.addEventListener("hashchange", () => { if (read()) ask(); });
  document.getElementById("ask-now").hidden = false;
  change.parentElement.hidden = false;
  spell();
  if (thread.served() || form.dataset.graph) said.textContent = "Leave a field empty to ask for all.";
  if (read()) ask();
})();
