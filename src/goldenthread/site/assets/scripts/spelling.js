"use strict";
// Puts values in a named question, which comes cut at what it takes; each value becomes a term, none becomes query text.
(() => {
  const literal = (text) => '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n").replace(/\r/g, "\\r") + '"';
  // The term of a value as somebody writes it.
  const term = (name, kind, text) => {
    if (kind === "iri") {
      const iri = text.replace(/^<|>$/g, "");
      if (!/^(https?:\/\/|urn:)[^\s<>"{}|\\^`]+$/.test(iri)) throw new Error(`“${text}” is no address of the data: choose from the list, give its IRI, or run the command, which finds names`);
      return `<${iri}>`;
    }
    if (kind === "string") return literal(text);
    if (kind.startsWith("@")) return literal(text) + kind;
    if (kind === "integer" && !/^[+-]?\d+$/.test(text)) throw new Error(`“${text}” is no whole number`);
    if (kind === "decimal" && !/^[+-]?\d*\.?\d+$/.test(text)) throw new Error(`“${text}” is no number`);
    if (kind === "date" && !/^\d{4}-\d\d-\d\d$/.test(text)) throw new Error(`“${text}” is no date like 2014-03-31`);
    return `${literal(text)}^^<http://www.w3.org/2001/XMLSchema#${kind}>`;
  };
  // The query with its values; takes: [name, variable, kind, default, required] of each.
  const written = ({ pieces, takes }, given) => {
    const values = new Map();
    for (const name of given.keys()) if (!takes.some(([known]) => known === name)) throw new Error(`the question takes no “${name}”`);
    for (const [name, variable, kind, otherwise, required] of takes) {
      const text = (given.get(name) || "").trim() || otherwise || "";
      if (text) values.set(variable, term(name, kind, text));
      else if (required) throw new Error(`the question needs “${name}”`);
    }
    const terms = [];
    const marked = pieces.map(([before, name, empty]) => {
      if (!name) return before;
      if (!values.has(name)) return before + "?" + name;
      return empty ? before.replace(/ $/, "") : `${before}\ue000${terms.push(values.get(name)) - 1}\ue001`;
    }).join("");
    const whole = marked.replace(/ *\bGROUP\s+BY(?=\s*(?:(?:ORDER|HAVING|LIMIT|OFFSET|VALUES)\b|\}|$))/gi, ""); // of what is the same in each row
    return whole.replace(/\ue000(\d+)\ue001/g, (_, place) => terms[place]);
  };
  Object.assign(self.goldenThread, { written });
})();
