"use strict";
// The search of the site. Needs minisearch.js and index.js before it; works from a folder on disk, without any request.
(() => {
  const form = document.getElementById("find");
  if (!form || !self.MiniSearch || !self.goldenThreadIndex) return;
  const began = performance.now();
  const found = document.getElementById("results"), count = document.getElementById("count");
  const sum = document.getElementById("sum"), around = document.getElementById("near");
  const said = document.getElementById("also"), more = document.getElementById("more");
  const STEP = 25, LONGEST = 200, FEW = 10;
  const FACETS = ["kind", "year", "theme", "unit", "state"];
  const data = JSON.parse(self.goldenThreadIndex);
  const ignored = new Set(data.ignored), asking = new Set(data.asking);

  // A word as it is compared: without case, accents and the s of a plural.
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, stemmed(word));
    return stems.get(word);
  };
  const often = new Map();
  const counted = (word) => {
    const plain = stem(word);
    if (plain) often.set(plain, (often.get(plain) || 0) + 1);
    return plain;
  };
  const stemmed = (word) => {
    let plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().slice(0, 60);
    if (ignored.has(plain)) return null;
    if (plain.length > 4 && plain.endsWith("ies")) plain = plain.slice(0, -3) + "y";
    else if (plain.length > 3 && plain.endsWith("s") && !plain.endsWith("ss")) plain = plain.slice(0, -1);
    return plain;
  };
  const plainly = (text) => " " + text.toLowerCase().replace(/[^\p{L}\p{N}&]+/gu, " ").trim() + " ";

  // Days and plan years, however they are written, each as one word: 31 March 2017, 31/3/17; 2016/17, 2016-2017.
  const two = (number) => String(number).padStart(2, "0");
  const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2000, at, 1)).toLocaleString("en-GB", { month: "long", timeZone: "UTC" }));
  const monthOf = (name) => 1 + months.findIndex((month) => month.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
  const MONTH = months.map((month) => `${month}|${month.slice(0, 3)}`).join("|") + "|Sept";
  const WHEN = new RegExp([
    String.raw`\b(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<name>${MONTH})\.?,?\s+(?<year>\d{4}|\d{2})\b`,
    String.raw`\b(?<day2>\d{1,2})(?<mark>[/.])(?<month2>\d{1,2})\k<mark>(?<year2>\d{4}|\d{2})\b`,
    String.raw`\b(?<year3>\d{4})-(?<month3>\d{2})-(?<day3>\d{2})\b`,
    String.raw`\b(?<from>(?:19|20)\d{2})\s?[/–-]\s?(?<to>\d{4}|\d{2})\b(?![/–-]\d)`,
  ].join("|"), "gi");
  const spoken = new Map();
  const when = (groups) => {
    if (groups.from) {
      const next = two((Number(groups.from) + 1) % 100);
      if (groups.to.slice(-2) !== next) return "";
      spoken.set(`y${groups.from}${next}`, `${groups.from}/${next}`);
      return `y${groups.from}${next}`;
    }
    const year = groups.year || groups.year2 || groups.year3, day = Number(groups.day || groups.day2 || groups.day3);
    const month = groups.name ? monthOf(groups.name) : Number(groups.month2 || groups.month3);
    if (!month || month > 12 || !day || day > 31) return "";
    const full = year.length === 2 ? `20${year}` : year, word = `d${full}${two(month)}${two(day)}`;
    spoken.set(word, `${day} ${months[month - 1]} ${full}`);
    return word;
  };
  const whens = (text) => [...text.matchAll(WHEN)].map((match) => when(match.groups)).filter(Boolean);
  const asWords = (text) => text.replace(WHEN, (...match) => when(match.at(-1)) || match[0]);
  const asWritten = (text) => text.replace(/\b(?:d\d{8}|y\d{6})\b/g, (word) => spoken.get(word) ?? word);

  const entries = data.entries.map((row, id) => {
    const [kind, title, words, who, href, years, themes, units, state, note, pieces, rows, due] = row;
    const path = href.split("#")[0];
    return {
      id, kind: data.kinds[kind], title, words, who, href, note, rows,
      due: due.map(([day, at, line, place]) => ({ word: `d${day.replaceAll("-", "")}`, at, line, href: path + place })),
      year: years.map((at) => data.years[at]), theme: themes.map((at) => data.themes[at]),
      unit: units.map((at) => data.units[at]), state: state < 0 ? "" : data.states[state],
      pieces: pieces.map(([label, place, text, wording]) => ({ label, href: place.startsWith("#") ? path + place : place, text, wording })),
    };
  });
  const index = new self.MiniSearch({
    fields: ["title", "words", "who", "text", "when"],
    storeFields: [],
    processTerm: counted,
    searchOptions: { processTerm: stem },
    extractField: (entry, field) => {
      if (field === "text") return entry.pieces.filter((piece) => !piece.wording).map((piece) => piece.text).join(" ");
      if (field === "words") return [entry.words, ...entry.pieces.filter((piece) => piece.wording).map((piece) => piece.text)].join(" ");
      if (field === "when") {
        const texts = [entry.title, entry.words, ...entry.year, ...entry.pieces.map((piece) => piece.text)];
        return [...new Set([...entry.due.map((due) => due.word), ...whens(texts.join("\n"))])].join(" ");
      }
      return entry[field];
    },
  });
  index.addAll(entries);

  const exact = { fuzzy: false, prefix: false };
  // A word that the documents use is meant as it stands; only a long one may go on. What is misspelt is set right before.
  const forgiving = {
    boost: { title: 4, words: 2, who: 2 },
    boostDocument: (id) => data.weights[entries[id].kind] || 1,
    fuzzy: false,
    prefix: (term) => term.length > (often.has(term) ? 5 : 1),
  };

  // How many letters are wrong, missing, too many or have changed places; more than `most` is `most` and one.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  };
  // Which letters a word has, as bits: words with too many different ones need not be compared.
  const letters = (word) => [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) % 31)), 0);
  const differing = (bits) => { let count = 0; for (let left = bits; left; left &= left - 1) count += 1; return count; };
  let vocabulary = null;
  const known = new Map();
  // The words that may have been meant, of those that the documents use, the most frequent first; the word itself where
  // they use it or one that begins so.
  const near = (word) => {
    if (!known.has(word)) known.set(word, guessed(word));
    return known.get(word);
  };
  const MEANT = 4;
  const guessed = (word) => {
    const plain = stem(word);
    if (!plain || often.has(plain) || plain.length < 4 || /\d/.test(plain)) return [word];
    let found = [], least = plain.length < 6 ? 1 : 2;
    vocabulary ||= [...often].map(([term, count]) => [term, count, letters(term)]);
    const mine = letters(plain);
    for (const [term, count, bits] of vocabulary) {
      if (term.startsWith(plain)) return [word];
      if (differing(mine ^ bits) > 2 * least) continue;
      const off = distance(plain, term, least);
      // Hardly anybody mistypes the first letter: flooding is not looking.
      if (off > least || (plain[0] !== term[0] && plain[0] !== term[1] && (off > 1 || plain.length < 6))) continue;
      if (off < least) [found, least] = [[], off];
      found.push([term, count]);
    }
    return found.length ? found.sort((one, other) => other[1] - one[1]).slice(0, MEANT).map(([term]) => term) : [word];
  };
  // Of several words as near, the one that most often stands with the others of the query.
  const meant = (words) => words.map((word, place) => {
    const some = near(word), others = words.filter((_, at) => at !== place).map((other) => near(other)[0]);
    if (some.length === 1 || !others.length) return some[0];
    const together = some.map((term) => index.search([...others, term].join(" "), { ...exact, combineWith: "AND" }).length);
    return some[together.indexOf(Math.max(...together))];
  });
  // A word that is only begun, as the most frequent that begins so.
  const ended = (word) => {
    const plain = stem(word);
    if (!plain || often.has(plain) || plain.length < 4) return word;
    let best = word, most = 0;
    for (const [term, count] of often) if (count > most && term.startsWith(plain)) [best, most] = [term, count];
    return best;
  };

  // The same query in the other words that its subjects go by.
  const formed = (text) => " " + plainly(text).trim().split(" ").map((word) => stem(word) ?? word).join(" ") + " ";
  const groups = data.synonyms.map((group) => group.map((phrase) => [phrase, formed(phrase)]));
  const variants = (query) => {
    const plain = formed(query), other = [], names = [], alone = [];
    for (const group of groups) {
      // The longest name that was typed: "new town hall" speaks of the town hall.
      const said = group.map(([, form]) => form).filter((form) => plain.includes(form)).sort((a, b) => b.length - a.length)[0];
      if (!said) continue;
      if (said !== plain) alone.push(...group.map(([, form]) => form.trim()));
      for (const [phrase, form] of group) {
        if (form === said) continue;
        other.push(plain.replace(said, form).trim());
        names.push(phrase);
      }
    }
    return [other, names, alone];
  };

  // Documents by their lines: "2012/13 line 10", "line 10 of the 2012-13 plan"; nothing where anything else is asked for.
  const documents = data.lines.map(([year, name, body, parts, last]) => ({ year, name, body, parts, last }));
  const several = new Set(documents.map((one) => one.body)).size > 1;
  const named = new Set(documents.flatMap((one) => plainly(one.name).trim().split(" ")).concat("of", "the", "in", "document"));
  const lineAsked = (query) => {
    const line = /(?:\b(?:line|l)s?\b\.?|:)\s*(\d{1,6})\b/i.exec(query)
      || /(?<=^\s*\d{4}\s?[/–-]\s?(?:\d{4}|\d{2}),?\s+)(\d{1,6})(?=\s*$)/.exec(query);
    if (!line) return null;
    let rest = query.replace(line[0], " ");
    const year = /\b(\d{4})(?:\s*[/–-]\s*(\d{2,4}))?\b/.exec(rest);
    if (year) rest = rest.replace(year[0], " ");
    const words = plainly(rest).trim().split(" ").filter(Boolean);
    if (words.some((word) => !named.has(word))) return null;
    const number = Number(line[1]);
    const fits = (one) => (!year || (one.year.startsWith(year[1]) && (!year[2] || one.year.endsWith(year[2].slice(-2))))) &&
      words.every((word) => !documents.some((other) => plainly(other.name).includes(` ${word} `)) || plainly(one.name).includes(` ${word} `));
    return { number, at: documents.map((one, at) => at).filter((at) => fits(documents[at]) && (!documents[at].last || number <= documents[at].last)) };
  };
  const lineItem = (at, number) => {
    const one = documents[at], row = make("li"), part = one.parts.filter(([first]) => first <= number).pop();
    if (!part) return null;
    const link = make("a", `${one.name}, line ${number}`);
    link.href = `${part[1]}#L${number}`;
    row.append(make("span", "line", "kind"), " ", link, " ", make("span", several ? `${one.body}; as it is printed` : "as it is printed", "soft"));
    return row;
  };

  // How near a title, or an earlier wording, comes to what was typed: the very words in their order before the same
  // words in another, and of these the shorter first; a long text that holds them among many others is not nearer.
  const spelt = new Map();
  const wordings = (entry) => {
    if (!spelt.has(entry)) {
      const told = entry.pieces.filter((piece) => piece.wording);
      spelt.set(entry, [[entry.title, entry.href], ...told.map((piece) => [piece.text, piece.href])].map(([text, href]) => {
        const form = formed(text), words = form.trim().split(" ").filter((word) => !ignored.has(word));
        return { form, words: new Set(words), href };
      }));
    }
    return spelt.get(entry);
  };
  const nearest = (entry, form, words) => {
    let best = { near: 0, href: entry.href };
    for (const one of wordings(entry)) {
      const share = words.every((word) => one.words.has(word)) ? words.length / one.words.size : 0;
      const near = share ? (one.form.includes(form) ? 1 : 0) + (share < 0.5 ? 0 : share) : 0;
      if (near > best.near) best = { near, href: one.href };
    }
    return best;
  };
  const nearFirst = (hits, queries) => {
    const forms = queries.map((query) => formed(query)).map((form) => [form, form.trim().split(" ").filter((word) => !ignored.has(word))]);
    const asked = forms.filter(([, words]) => words.length > 1);
    if (!asked.length) return hits;
    const best = (entry) => asked.map(([form, words]) => nearest(entry, form, words)).reduce((one, other) => other.near > one.near ? other : one);
    const found = hits.map((hit) => ({ hit, ...best(entries[hit.id]) }));
    return found.sort((one, other) => other.near - one.near).map(({ hit, near, href }) => (near ? { ...hit, href } : hit));
  };

  // Whether any row, name or heading has a word: what only leads to a page of this site is not printed anywhere.
  const printed = (word) => index.search(word, exact).some((hit) => !data.aside.includes(entries[hit.id].kind));

  const ask = (query) => {
    const asked = lineAsked(query);
    if (asked) {
      const there = (entry) => (entry.rows || []).some(([at, first, last]) => asked.at.includes(at) && first <= asked.number && asked.number <= last);
      return { hits: entries.filter(there).map((entry) => ({ id: entry.id, terms: [] })), some: false, names: [], asked };
    }
    if (!query.trim()) return { hits: entries.map((entry) => ({ id: entry.id, terms: [] })), some: false, names: [] };
    const typed = plainly(asWords(query)).trim().split(" ");
    // "What became of the potholes" asks for potholes.
    const sought = typed.filter((word) => !asking.has(word));
    const plain = (sought.some(stem) ? sought : typed).join(" "), right = meant(plain.split(" ")).join(" ");
    let [other, names, alone] = variants(plain);
    if (!names.length) [other, names, alone] = variants(right);
    if (!names.length) [other, names, alone] = variants(right.split(" ").map(ended).join(" "));
    const all = (text, how) => ({ combineWith: "AND", queries: [text], ...how });
    const tree = { combineWith: "OR", queries: [all(right, {}), ...other.map((text) => all(text, exact))] };
    let hits = index.search(tree, { ...forgiving, combineWith: "OR" }), some = false;
    // Few have all of the words: below them stands what has the name alone, of whatever document.
    let below = 0;
    if (hits.length < FEW && alone.length) {
      const there = new Set(hits.map((hit) => hit.id));
      const named = index.search({ combineWith: "OR", queries: alone.map((text) => all(text, exact)) }, { ...forgiving, combineWith: "OR" });
      const rest = named.filter((hit) => !there.has(hit.id));
      below = rest.length;
      hits = [...hits, ...rest];
    }
    if (!hits.length) {
      hits = index.search(right, { ...forgiving, combineWith: "OR" });
      some = hits.length > 0;
    }
    hits = nearFirst(hits, [right, ...other]);
    if (right !== plain) names = [asWritten(right), ...names];
    return { hits, some, names, below, unused: plain.split(" ").filter((word) => stem(word) && !printed(word)) };
  };

  const values = (entry, facet) => facet === "kind" || facet === "state" ? [entry[facet]] : entry[facet];
  const chosen = () => Object.fromEntries(FACETS.map((facet) => [facet, form.elements[facet].value]));
  const fits = (entry, choice, but) =>
    FACETS.every((facet) => facet === but || !choice[facet] || values(entry, facet).includes(choice[facet]));

  // Whether a choice leaves the line of a document as it is printed: that has a year alone.
  const shownAt = (at, choice) =>
    FACETS.every((facet) => !choice[facet] || (facet === "year" && documents[at].year === choice.year));

  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (name) node.className = name;
    return node;
  };
  // What of a text was asked for, in its order: words, and days and plan years as they are written there.
  const metIn = (text, terms) => {
    const wholes = [...text.matchAll(WHEN)].map((match) => [match.index, match[0], when(match.groups)]);
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => [match.index, match[0], stem(match[0])]);
    const met = [...wholes, ...words].filter(([, , word]) => word && terms.has(word)).sort(([one], [other]) => one - other);
    return met.filter(([at], place) => !place || at >= met[place - 1][0] + met[place - 1][1].length);
  };
  const lit = (text, terms) => {
    const box = document.createDocumentFragment();
    let at = 0;
    for (const [from, part] of metIn(text, terms)) {
      box.append(text.slice(at, from), make("mark", part));
      at = from + part.length;
    }
    box.append(text.slice(at));
    return box;
  };
  // The piece that holds most of what was asked for, cut to what surrounds it.
  const excerpt = (entry, terms) => {
    let best = null, most = 0, where = 0;
    for (const piece of entry.pieces) {
      const there = metIn(piece.text, terms), met = new Set(there.map(([, , word]) => word));
      if (met.size > most) [best, most, where] = [piece, met.size, there[0][0]];
    }
    if (!best) return null;
    const from = Math.max(0, where - 90), to = Math.min(best.text.length, where + 170);
    const start = from ? best.text.indexOf(" ", from) + 1 || from : 0;
    return { piece: best, text: (start ? "… " : "") + best.text.slice(start, to) + (to < best.text.length ? " …" : "") };
  };
  const item = (hit) => {
    const entry = entries[hit.id], terms = new Set(hit.terms), row = make("li");
    const link = make("a");
    link.href = hit.href || entry.href;
    link.append(lit(entry.title, terms));
    row.append(make("span", entry.kind, "kind"), " ", link);
    if (entry.note) row.append(" ", make("span", entry.note, "soft"));
    for (const due of entry.due.filter((due) => terms.has(due.word))) {
      const text = make("p", `due on ${asWritten(due.word)} `, "excerpt");
      const line = make("a", `${documents[due.at].name}, line ${due.line}`);
      line.href = due.href;
      text.append(line);
      row.append(text);
    }
    const by = data.aside.includes(entry.kind) ? entry.words.split(", ").filter((name) => metIn(name, terms).length).slice(0, 4) : [];
    if (by.length && !metIn(entry.title, terms).length) {
      const text = make("p", "also asked for as: ", "excerpt");
      text.append(lit(by.join(", "), terms));
      row.append(text);
    }
    const shown = terms.size ? excerpt(entry, terms) : null;
    if (shown) {
      const text = make("p", "", "excerpt"), line = make("a", shown.piece.label);
      line.href = shown.piece.href;
      text.append(lit(shown.text, terms), " ", line);
      row.append(text);
    }
    return row;
  };

  const fill = (hits, choice) => {
    for (const facet of FACETS) {
      const box = form.elements[facet], counts = new Map();
      for (const hit of hits) {
        const entry = entries[hit.id];
        if (!fits(entry, choice, facet)) continue;
        for (const value of new Set(values(entry, facet))) if (value) counts.set(value, (counts.get(value) || 0) + 1);
      }
      if (choice[facet] && !counts.has(choice[facet])) counts.set(choice[facet], 0);
      const order = facet === "kind" ? data.kinds : facet === "year" ? data.years : [...counts.keys()].sort();
      const options = [new Option(box.dataset.any, "")];
      for (const value of order) if (counts.has(value)) options.push(new Option(`${value} (${counts.get(value)})`, value));
      box.replaceChildren(...options);
      box.value = choice[facet];
    }
  };
  const remember = (query, choice, limit) => {
    const state = new URLSearchParams();
    if (query) state.set("q", query);
    for (const facet of FACETS) if (choice[facet]) state.set(facet, choice[facet]);
    if (limit > STEP) state.set("show", limit);
    const text = state.toString();
    address = location.pathname + (text ? "?" + text : "");
    clearTimeout(waiting);
    waiting = setTimeout(settle, 100);
  };
  // Writing the address is slow, and browsers allow it only so often: once when the typing stops, or a link is followed.
  let address = "", waiting = 0;
  const settle = () => {
    clearTimeout(waiting);
    if (address && address !== location.pathname + location.search) history.replaceState(null, "", address);
    address = "";
  };

  const written = (number) => number.toLocaleString("en-GB");

  // What is found, summed up: how many commitments and steps, in which years, and how each was last reported.
  const SUMMED = new Set(["commitment", "step"]);
  const tally = (list) => { const counts = new Map(); for (const one of list) counts.set(one, (counts.get(one) || 0) + 1); return counts; };
  const summed = (fitting) => {
    const some = fitting.map((hit) => entries[hit.id]).filter((entry) => SUMMED.has(entry.kind));
    if (!some.length) return "";
    const of = tally(some.flatMap((entry) => [...new Set(entry.year)])), how = tally(some.map((entry) => entry.state || "nothing printed"));
    const years = data.years.map((year) => `${year} ${written(of.get(year) || 0)}`).join(", ");
    const states = [...how].sort(([, one], [, other]) => other - one).map(([state, number]) => `${state} ${written(number)}`).join(", ");
    return `Of these, ${written(some.length)} ${some.length === 1 ? "is a commitment or step" : "are commitments and steps"}. By the year of a document that states them (one in several counts in each): ${years}. As last reported: ${states}.`;
  };

  // Subjects with a word near one that was typed: that begins alike for most of its length, or differs in a few letters.
  const alike = (one, other) => {
    if (one === other) return true;
    const length = Math.max(4, Math.ceil(0.6 * Math.max(one.length, other.length)));
    return Math.min(one.length, other.length) >= 4 && (one.slice(0, length) === other.slice(0, length) || (one.length > 5 && one[0] === other[0] && distance(one, other, 2) <= 2));
  };
  const nearSubjects = (query) => {
    const typed = plainly(query).trim().split(" ").map(stem).filter((word) => word && !asking.has(word));
    const ranked = entries.filter((entry) => entry.kind === "subject").map((entry) => {
      const has = plainly(`${entry.title} ${entry.words}`).trim().split(" ").map(stem).filter(Boolean);
      return [entry, typed.filter((word) => has.some((other) => alike(word, other))).length];
    });
    return ranked.filter(([, number]) => number).sort(([, one], [, other]) => other - one).slice(0, 5).map(([entry]) => entry);
  };
  const offer = (query) => {
    const some = nearSubjects(query);
    if (!some.length && found.children.length) return;
    const all = make("a", "all subjects");
    all.href = "topics.html";
    around.replaceChildren(some.length ? "Subjects that come near: " : "No subject comes near by its words: look through ");
    for (const entry of some) {
      const link = make("a", entry.title);
      link.href = entry.href;
      around.append(link, " · ");
    }
    around.append(all, ".");
  };

  let limit = STEP;
  const show = (keep) => {
    const query = form.elements.q.value.slice(0, LONGEST), choice = chosen();
    const { hits, some, names, below, asked, unused = [] } = ask(query);
    const fitting = hits.filter((hit) => fits(entries[hit.id], choice));
    if (!keep) limit = STEP;
    fill(hits, choice);
    const lines = asked ? asked.at.filter((at) => shownAt(at, choice)).map((at) => lineItem(at, asked.number)).filter(Boolean) : [];
    found.replaceChildren(...lines, ...fitting.slice(0, limit).map(item));
    const shown = Math.min(limit, fitting.length);
    count.textContent = asked ? (lines.length || fitting.length ? `Line ${asked.number}, and what was read from it:` : `No document has a line ${asked.number} that fits.`)
      : fitting.length === 0 ? "Nothing found. Try fewer or other words, or look in the A to Z."
      : (some ? "Nothing has all of these words. Found with some of them: " : "Found: ") + `${written(fitting.length)} of ${written(entries.length)}`
        + (shown < fitting.length ? `; the first ${shown} are shown` : "") + ".";
    const absent = unused.map((word) => `“${asWritten(word)}”`).join(" or ");
    said.textContent = (absent ? `No row, name or heading has ${absent}. `
      : hits.length && !some && query.trim() && hits.every((hit) => data.aside.includes(entries[hit.id].kind)) ? "No row, name or heading has all of these words; what is found speaks of their subject. " : "") + (names.length ? `Also looked for: ${names.join(", ")}.` : "")
      + (below ? ` Of those found, ${written(below)} ${below === 1 ? "has" : "have"} the name and not all of your other words; without a filter these stand last.` : "");
    sum.textContent = query.trim() && !asked ? summed(fitting) : "";
    around.replaceChildren();
    if (query.trim() && !asked && !hits.some((hit) => entries[hit.id].kind === "subject")) offer(query);
    more.hidden = shown >= fitting.length;
    remember(query, choice, limit);
  };

  const restore = () => {
    const state = new URLSearchParams(location.search);
    form.elements.q.value = (state.get("q") || "").slice(0, LONGEST);
    for (const facet of FACETS) {
      const value = state.get(facet) || "";
      form.elements[facet].replaceChildren(new Option(value || form.elements[facet].dataset.any, value));
    }
    limit = Math.min(Math.max(STEP, Number.parseInt(state.get("show"), 10) || 0), entries.length);
    show(true);
  };
  form.addEventListener("input", () => show(false));
  form.addEventListener("submit", (event) => { event.preventDefault(); show(false); });
  more.addEventListener("click", () => {
    const first = limit;
    limit += STEP;
    show(true);
    found.children[first]?.querySelector("a")?.focus();
  });
  found.addEventListener("click", settle);
  addEventListener("popstate", restore);
  document.getElementById("without").hidden = true;
  form.hidden = false;
  restore();
  performance.measure("search ready", { start: began });
})();
