"use strict";
// The form of a question: spells its command, and asks for what stands in it. Each answer has an address.
(() => {
  const form = document.getElementById("ask");
  if (!form) return;
  const thread = self.goldenThread, mostChoices = 200;
  const fields = [...form.querySelectorAll("input[data-variable]")];
  const question = JSON.parse(form.dataset.question);
  const command = document.getElementById("command"), said = document.getElementById("asked");
  const place = document.getElementById("asked-answer"), stop = document.getElementById("ask-stop");
  const change = document.getElementById("ask-change");

  const quoted = (text) => (/^[\w.\/:-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);
  // What was chosen from the list of a field; a list may show another word than the data have.
  const chosen = (field, text) => field.list ? [...field.list.options].find((option) => option.value === text || option.dataset.value === text) : null;
  const meant = (field) => {
    const text = field.value.trim(), one = chosen(field, text);
    if (one) return one.dataset.value || one.value;
    return field.dataset.found && field.dataset.label === text ? field.dataset.found : text;
  };
  // What a name means, as the question says by which the program looks names up: one thing, or a choice of some.
  const named = async (field) => {
    const wanted = field.value.trim(), { classes, finder } = JSON.parse(field.dataset.finds);
    const found = new Map();
    for (const kind of classes) {
      const answer = await thread.ask(thread.written(finder, new Map([["text", wanted], ["kind", kind]])), (text) => { said.textContent = text; });
      for (const row of JSON.parse(answer.text).results.bindings) found.set(row.entity.value, [row.label.value, row.name.value]);
    }
    const same = [...found].filter(([, names]) => names.some((name) => name.toLowerCase() === wanted.toLowerCase()));
    const meant = same.length ? same : [...found];
    if (!meant.length) throw new Error(`there is no ${field.name} “${wanted}”`);
    if (meant.length === 1) return meant[0];
    const list = document.getElementById(`choices-${field.name}`) || document.createElement("datalist");
    list.id = `choices-${field.name}`;
    const count = new Map();
    for (const [, [label]] of meant) count.set(label, (count.get(label) || 0) + 1);
    list.replaceChildren(...meant.slice(0, mostChoices).map(([iri, [label]]) => {
      const one = document.createElement("option");
      one.value = count.get(label) > 1 ? `${label} (${iri.split("/").slice(-2).join("/")})` : label;
      one.dataset.value = iri;
      return one;
    }));
    field.parentElement.append(list);
    field.setAttribute("list", list.id);
    throw new Error(`“${wanted}” may be ${meant.length} different things: choose one from the list of the field`);
  };
  const looked = async () => {
    for (const field of fields) {
      const text = field.value.trim();
      if (!text || field.dataset.kind !== "iri" || chosen(field, text) || /^<?(https?:\/\/|urn:)/.test(text) || !field.dataset.finds) continue;
      const [iri, [label]] = await named(field);
      field.value = label;
      field.dataset.found = iri;
      field.dataset.label = label;
    }
  };
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
      await looked();
      spell();
      if (given().size) history.replaceState(null, "", address());
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
