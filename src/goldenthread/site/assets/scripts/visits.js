"use strict";
// Remembers in this browser what a page told of a commitment, and says when it tells something else. Nothing is sent.
(() => {
  const mark = "goldenthread seen ";
  let kept;
  try { kept = window.localStorage; if (!kept) return; } catch { return; }
  const read = (key) => { try { const one = JSON.parse(kept.getItem(mark + key)); return one && one.state ? one : null; } catch { return null; } };
  const link = (href, text) => { const one = document.createElement("a"); one.href = href; one.textContent = text; return one; };

  const place = document.getElementById("changed");
  if (place) {
    const { key, state } = place.dataset;
    const documents = JSON.parse(place.dataset.documents);
    const before = read(key);
    if (before && before.state !== state) {
      const known = new Set(before.documents || []);
      const fresh = documents.filter(([anchor]) => !known.has(anchor));
      place.append(`Changed since your last visit, on ${before.on}: `);
      if (!fresh.length) place.append("what is told of it is no longer the same.");
      fresh.forEach(([anchor, name], at) => { if (at) place.append(", "); place.append("new: ", link("#" + anchor, name)); });
      place.hidden = false;
    }
    try { kept.setItem(mark + key, JSON.stringify({ state, on: new Date().toISOString().slice(0, 10), documents: documents.map(([anchor]) => anchor) })); } catch { /* no room: nothing is remembered */ }
  }

  const list = document.getElementById("changed-since");
  if (!list) return;
  const seen = [];
  for (let at = 0; at < kept.length; at++) {
    const name = kept.key(at);
    if (name && name.startsWith(mark)) seen.push(name.slice(mark.length));
  }
  if (!seen.length) return;
  window.goldenthreadStates = (states) => {
    const mine = seen.filter((key) => Object.hasOwn(states, key));
    const changed = mine.filter((key) => { const before = read(key); return before && before.state !== states[key][0]; });
    if (!changed.length) return;
    for (const key of changed.sort()) {
      const item = document.createElement("li");
      item.append(link(states[key][1], states[key][2] || key));
      list.querySelector("ul").append(item);
    }
    list.querySelector("p").textContent = `Of the ${mine.length} commitments that you looked at in this browser:`;
    list.hidden = false;
  };
  const script = document.createElement("script");
  script.src = list.dataset.states;
  document.head.append(script);
})();
