"use strict";
// Spells the command for what stands in the form; where the pages are served beside an endpoint, asks it.
(() => {
  const form = document.getElementById("ask");
  if (!form) return;
  const fields = [...form.querySelectorAll("input[data-variable]")];
  const pieces = JSON.parse(form.dataset.pieces);
  const command = document.getElementById("command"), said = document.getElementById("asked");
  const place = document.getElementById("asked-answer"), button = document.getElementById("ask-now");
  const served = /^https?:$/.test(location.protocol);
  const most = 500;

  const quoted = (text) => (/^[\w.\/:-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);
  // What was chosen from the list of a field; a list may show another word than the data have.
  const chosen = (field, text) => field.list ? [...field.list.options].find((option) => option.value === text || option.dataset.value === text) : null;
  const meant = (field, text) => { const one = chosen(field, text); return one ? one.dataset.value || one.value : text; };
  const spell = () => {
    const given = fields.filter((field) => field.value.trim());
    command.textContent = ["goldenthread query " + form.dataset.name]
      .concat(given.map((field) => `--param ${field.name}=${quoted(meant(field, field.value.trim()))}`)).join(" ");
  };
  const literal = (text) => '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r") + '"';
  const term = (field, text) => {
    const type = field.dataset.type;
    if (type === "iri") {
      const iri = chosen(field, text) ? meant(field, text) : text.replace(/^<|>$/g, "");
      if (!/^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/.test(iri)) throw new Error(`“${text}” is no address of the data: choose from the list, give its IRI, or run the command, which finds names`);
      return `<${iri}>`;
    }
    if (field.list && !chosen(field, text)) throw new Error(`there is no “${text}” to choose as ${field.name}`);
    if (type === "string") return literal(meant(field, text));
    if (type.startsWith("@")) return literal(meant(field, text)) + type;
    if (type === "integer" && !/^[+-]?\d+$/.test(text)) throw new Error(`“${text}” is no whole number`);
    if (type === "decimal" && !/^[+-]?\d*\.?\d+$/.test(text)) throw new Error(`“${text}” is no number`);
    return `${literal(text)}^^<http://www.w3.org/2001/XMLSchema#${type}>`;
  };
  const written = () => {
    const values = new Map();
    for (const field of fields) {
      const text = field.value.trim() || field.dataset.default || "";
      if (text) values.set(field.dataset.variable, term(field, text));
    }
    return pieces.map(([before, name, empty]) => {
      if (!name) return before;
      if (!values.has(name)) return before + "?" + name;
      return empty ? before.replace(/ $/, "") : before + values.get(name);
    }).join("");
  };
  const show = (answer) => {
    const names = answer.head.vars, rows = answer.results.bindings;
    const table = document.createElement("table"), caption = table.createCaption();
    caption.textContent = rows.length > most ? `The first ${most} of ${rows.length.toLocaleString("en")} rows` : rows.length === 1 ? "1 row" : `${rows.length.toLocaleString("en")} rows`;
    const head = table.createTHead().insertRow();
    for (const name of names) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of rows.slice(0, most)) {
      const line = body.insertRow();
      for (const name of names) line.insertCell().textContent = row[name] ? row[name].value : "";
    }
    const box = document.createElement("div");
    box.className = "scroll";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "The answer to what you asked");
    box.append(table);
    place.replaceChildren(box);
  };
  form.addEventListener("input", spell);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    spell();
    if (!served) return;
    place.replaceChildren();
    try {
      const query = written();
      said.textContent = "Asking …";
      const reply = await fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.5" }, body: query });
      const text = await reply.text();
      if (!reply.ok) throw new Error(reply.status === 404 || reply.status === 405 ? "there is no endpoint beside these pages: run the command" : text.slice(0, 300));
      if ((reply.headers.get("Content-Type") || "").includes("json")) {
        show(JSON.parse(text));
        const found = JSON.parse(text).results.bindings.length;
        said.textContent = found ? "The answer to what you asked stands below." : "No row: nothing in the documents held fits what you asked.";
      } else {
        const box = document.createElement("pre");
        box.textContent = text.slice(0, 20000);
        place.replaceChildren(box);
        said.textContent = "The beginning of the answer stands below.";
      }
    } catch (problem) {
      said.textContent = `No answer: ${problem.message}.`;
    }
  });
  if (served) {
    button.hidden = false;
    said.textContent = "Leave a field empty to ask for all.";
  }
})();
