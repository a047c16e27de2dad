"use strict";
// Chooses among the items of a list by what they carry in data attributes; the choice stands in the address.
(() => {
  const form = document.getElementById("facets");
  if (!form) return;
  const items = [...document.querySelectorAll("[data-kind].thread")];
  const boxes = [...form.querySelectorAll("select[data-any]")];
  const words = form.elements.q, order = form.elements.sort;
  const count = document.getElementById("facets-count");
  const parts = [...document.querySelectorAll(".partlinks a")];
  // Names that differ in capitals alone are one: the first spelling stands for all.
  const spelled = new Map();
  const one = (value) => {
    const folded = value.toLowerCase();
    if (!spelled.has(folded)) spelled.set(folded, value);
    return spelled.get(folded);
  };
  const carried = (item, name) => [...new Set((item.dataset[name] || "").split("|").filter(Boolean).map(one))];
  // The words are looked for in the headings above an item too.
  const text = new Map(items.map((item) => [item, `${item.textContent} ${item.dataset.under || ""}`.toLowerCase()]));
  // A row of a table in short stands for an item of the list, and goes with it.
  const followers = [...document.querySelectorAll("[data-follows]")].map((row) => [row, document.getElementById(row.dataset.follows)]);
  const place = new Map(items.map((item, at) => [item, at]));
  const known = new Map(boxes.map((box) => [box.name, new Map(items.map((item) => [item, carried(item, box.name)]))]));

  // Everything that can be chosen, what is in no item of this list too: a choice that leaves none is shown with 0.
  const MANY = 30;
  const every = new Map(boxes.map((box) => {
    const told = (box.dataset.every || "").split("|").filter(Boolean).map(one);
    return [box.name, [...new Set([...told, ...items.flatMap((item) => known.get(box.name).get(item))])]];
  }));
  // Why nothing is left: how many there would be without each of the choices.
  const because = (choice) => {
    const chosen = boxes.filter((box) => choice[box.name]);
    if (chosen.length < 2) return "";
    const without = chosen.map((box) => `without “${choice[box.name]}” ${items.filter((item) => fits(item, choice, box.name)).length}`);
    return `: none has all of these at once (${without.join(", ")})`;
  };

  // A list may count anew for a document that is chosen: what it says of each stands there, and one is shown.
  const counting = form.querySelector("select[data-figures]");
  const figures = [...document.querySelectorAll("[data-of]")];
  const counted = new Map(counting ? items.map((item) => [item, [...item.querySelectorAll("[data-count]")]]) : []);

  const fits = (item, choice, but) =>
    choice.words.every((word) => text.get(item).includes(word)) &&
    boxes.every((box) => box.name === but || !choice[box.name] || known.get(box.name).get(item).includes(choice[box.name]));

  const show = (remember) => {
    const asked = words ? words.value.slice(0, 200) : "";
    const choice = { words: asked.toLowerCase().split(/\s+/).filter(Boolean) };
    for (const box of boxes) choice[box.name] = box.value;
    let shown = 0;
    for (const item of items) {
      item.hidden = !fits(item, choice);
      if (!item.hidden) shown += 1;
    }
    for (const [row, item] of followers) row.hidden = item.hidden;
    for (const box of boxes) {
      const counts = new Map();
      for (const item of items) {
        if (!fits(item, choice, box.name)) continue;
        for (const value of new Set(known.get(box.name).get(item))) counts.set(value, (counts.get(value) || 0) + 1);
      }
      for (const value of every.get(box.name).length > MANY ? [choice[box.name]] : [choice[box.name], ...every.get(box.name)]) {
        if (value && !counts.has(value)) counts.set(value, 0);
      }
      const values = [...counts.keys()].sort((left, right) => left.localeCompare(right, "en", { numeric: true }));
      box.replaceChildren(new Option(box.dataset.any, ""), ...values.map((value) => new Option(`${value} (${counts.get(value)})`, value)));
      box.value = choice[box.name];
    }
    const of = counting && figures.some((it) => it.dataset.of === counting.value) ? counting.value : "";
    for (const it of figures) it.hidden = it.dataset.of !== of;
    if (order || counting) {
      const by = (order && order.value) || of;
      const figure = (item) => (counted.get(item) || []).find((it) => it.dataset.of === of)?.dataset || {};
      const key = (item) => Number((order && order.value ? item.dataset[by] ?? figure(item)[by] : figure(item).count) || 0);
      const sorted = by ? [...items].sort((one, other) => key(other) - key(one) || place.get(one) - place.get(other)) : items;
      for (const list of new Set(items.map((item) => item.parentElement))) list.append(...sorted.filter((item) => item.parentElement === list));
    }
    count.textContent = `${shown} of ${items.length} ${form.dataset.what || "commitments"}${parts.length ? " on this page; the other parts are chosen from in the same way" : ""}${shown ? "" : because(choice)}`;
    const state = new URLSearchParams();
    for (const box of [words, ...boxes, order]) if (box && box.value) state.set(box.name, box.value);
    // The other parts of a long list are chosen from in the same way.
    for (const link of parts) link.search = state.toString();
    if (!remember) return;
    address = location.pathname + (state.size ? "?" + state : "") + location.hash;
    clearTimeout(waiting);
    waiting = setTimeout(settle, 100);
  };
  // Writing the address is slow, and browsers allow it only so often: once when the typing stops, or a link is followed.
  let address = "", waiting = 0;
  const settle = () => {
    clearTimeout(waiting);
    if (address) history.replaceState(null, "", address);
    address = "";
  };
  const restore = () => {
    const state = new URLSearchParams(location.search);
    if (words) words.value = state.get("q") || "";
    for (const box of boxes) {
      const value = one(state.get(box.name) || "");
      box.replaceChildren(new Option(value || box.dataset.any, value));
    }
    if (order) order.value = state.get("sort") || "";
    show(false);
  };
  form.addEventListener("input", () => show(true));
  form.addEventListener("submit", (event) => { event.preventDefault(); show(true); });
  form.addEventListener("reset", () => setTimeout(() => { for (const box of boxes) box.value = ""; show(true); }));
  document.addEventListener("click", settle);
  addEventListener("popstate", restore);
  form.hidden = false;
  restore();
})();
