"use strict";
// Shows an answer: the first rows as a table whose links lead to these pages alone, all of it as CSV and JSON to keep.
(() => {
  const most = 500, mostLetters = 20000;
  const number = (count) => count.toLocaleString("en");
  const cell = (text) => (/[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const inWords = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  const csv = (names, rows) => [names, ...rows.map((row) => names.map((name) => value(row[name])))].map((line) => line.length === 1 && line[0] === "" ? '""' : line.map(cell).join(",")).join("\n") + "\n";
  const value = (one) => !one ? "" : one.type === "triple" ? JSON.stringify(one.value) : (one.type === "bnode" ? "_:" : "") + one.value;
  const made = (name, text, ...more) => {
    const one = document.createElement(name);
    one.append(text, ...more);
    return one;
  };
  let kept = [];
  const file = (name, media, text) => {
    const link = made("a", `${name.split(".").pop().toUpperCase()}`);
    link.href = URL.createObjectURL(new Blob([text], { type: `${media};charset=utf-8` }));
    kept.push(link.href);
    link.download = name;
    return link;
  };
  const boxed = (inner, label) => {
    const box = made("div", inner);
    box.className = "scroll";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", label);
    return box;
  };
  const table = (names, rows, page) => {
    const whole = document.createElement("table");
    whole.createCaption().textContent = rows.length > most ? `The first ${number(most)} of ${number(rows.length)} rows; the files have all` : rows.length === 1 ? "1 row" : `${number(rows.length)} rows`;
    const head = whole.createTHead().insertRow();
    for (const name of names) {
      const one = made("th", inWords(name));
      one.scope = "col";
      head.append(one);
    }
    const body = whole.createTBody();
    for (const row of rows.slice(0, most)) {
      const line = body.insertRow();
      for (const name of names) {
        const text = value(row[name]), place = row[name] && row[name].type === "uri" ? page(text) : "";
        const inner = made(place ? "a" : "bdi", text);
        if (place) inner.href = place;
        line.insertCell().append(inner);
      }
    }
    return whole;
  };
  // Puts an answer in its place, and returns what is to be said of it.
  const show = async (place, answer, name) => {
    for (const address of kept) URL.revokeObjectURL(address);
    kept = [];
    const time = `${answer.milliseconds < 1000 ? `${Math.max(1, Math.round(answer.milliseconds))} ms` : `${(answer.milliseconds / 1000).toFixed(1)} s`}`;
    if (answer.media === "text/turtle") {
      const box = made("pre", answer.text.slice(0, mostLetters));
      box.tabIndex = 0;
      place.replaceChildren(made("p", "The whole answer as a file: ", file(`${name}.ttl`, "text/turtle", answer.text)), box);
      return answer.text.trim() ? `A graph${answer.text.length > mostLetters ? "; its beginning stands below" : ""} (${time}).` : `No statement: nothing in the documents held fits what you asked (${time}).`;
    }
    const given = JSON.parse(answer.text);
    if ("boolean" in given) {
      place.replaceChildren(made("p", made("b", given.boolean ? "Yes." : "No.")));
      return `The answer is ${given.boolean ? "yes" : "no"} (${time}).`;
    }
    const names = given.head.vars, rows = given.results.bindings;
    if (!rows.length) {
      place.replaceChildren();
      return `No row: nothing in the documents held fits what you asked (${time}).`;
    }
    const page = await self.goldenThread.page();
    const files = made("p", "The whole answer as a file: ", file(`${name}.csv`, "text/csv", csv(names, rows)), " · ", file(`${name}.json`, "application/sparql-results+json", answer.text));
    place.replaceChildren(files, boxed(table(names, rows, page), "The answer to what you asked"));
    return `The answer to what you asked stands below: ${rows.length === 1 ? "1 row" : `${number(rows.length)} rows`} (${time}).`;
  };
  Object.assign(self.goldenThread, { show, csv });
})();
