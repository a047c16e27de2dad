"use strict";
// Asks in SPARQL: the server that shows these pages, or an engine in a worker that holds the whole graph. Nothing is
// asked of any other machine. What is heavy (graph, engine) is loaded with the first question, and not before.
self.goldenThread = (() => {
  const root = document.body.dataset.root;
  const mostCharacters = 64e6;
  // Our server has the pages at its root, and the endpoint beside them.
  let served = /^https?:$/.test(location.protocol) && new URL(root || ".", location.href).pathname === "/";
  let worker = null, ready = null, waiting = null, pages = null, united = false;

  class Stopped extends Error {}

  const loaded = new Map();
  const script = (path) => {
    if (!loaded.has(path)) {
      loaded.set(path, new Promise((good, bad) => {
        const one = document.createElement("script");
        one.src = root + path;
        one.onload = good;
        one.onerror = () => { loaded.delete(path); one.remove(); bad(new Error(`${path} is not beside these pages`)); };
        document.head.append(one);
      }));
    }
    return loaded.get(path);
  };

  // The worker, as text: it knows nothing of this page but what it is told.
  const work = () => {
    let store = null;
    const mostAtOnce = 8e6; // characters of the graph that are read at once
    const unpacked = (base64) => {
      const raw = atob(base64), packed = new Uint8Array(raw.length);
      for (let at = 0; at < raw.length; at += 1) packed[at] = raw.charCodeAt(at);
      return new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    };
    const load = async ({ wasm, graph }) => {
      self.oxigraph.initSync({ module: await new Response(unpacked(wasm)).arrayBuffer() });
      store = new self.oxigraph.Store();
      const reader = unpacked(graph).pipeThrough(new TextDecoderStream()).getReader();
      const read = (lines) => store.load(lines, { format: "application/n-quads", no_transaction: true, lenient: true });
      let pieces = [], length = 0;
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        pieces.push(value);
        length += value.length;
        if (length < mostAtOnce) continue;
        const text = pieces.join(""), end = text.lastIndexOf("\n") + 1;
        read(text.slice(0, end));
        pieces = [text.slice(end)];
        length = text.length - end;
      }
      read(pieces.join(""));
      return { size: store.size };
    };
    const answer = ({ query, media, unite, once, most }) => {
      const began = performance.now();
      if (once) store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
      const text = store.query(query, { results_format: media, use_default_graph_as_union: !unite });
      return text.length > most ? { long: text.length } : { text, milliseconds: performance.now() - began };
    };
    self.onmessage = async ({ data }) => {
      try {
        self.postMessage(data.graph ? await load(data) : answer(data));
      } catch (problem) {
        self.postMessage({ problem: String(problem.message || problem), broken: problem.constructor !== Error });
      }
    };
  };

  const told = (message) => new Promise((good, bad) => {
    waiting = bad;
    worker.onmessage = ({ data }) => { waiting = null; good(data); };
    worker.onerror = (event) => { event.preventDefault(); waiting = null; bad(new Error(event.message || "the engine does not start")); };
    worker.postMessage(message);
  });

  const stop = (why = "stopped") => {
    if (worker) worker.terminate();
    worker = ready = null;
    united = false;
    if (waiting) waiting(new Stopped(why));
    waiting = null;
  };

  const start = async () => {
    await Promise.all([script("assets/query/oxigraph.js"), script("assets/query/graph.js")]);
    const { glue, wasm } = self.goldenThreadEngine;
    const address = URL.createObjectURL(new Blob([glue, `\n(${work})();\n`], { type: "text/javascript" }));
    worker = new Worker(address);
    URL.revokeObjectURL(address);
    const begun = await told({ wasm, graph: self.goldenThreadGraph });
    if (begun.problem) { stop(); throw new Error(`the graph cannot be read (${begun.problem})`); }
    return begun.size;
  };

  // The pieces of a query that mean something by themselves: no comment, text, address, variable or prefixed name.
  const piece = /<[^<>"{}|^`\\\x00-\x20]*>|"{3}(?:\\[^]|[^\\])*?"{3}|'{3}(?:\\[^]|[^\\])*?'{3}|"(?:\\.|[^"\\\n\r])*"|'(?:\\.|[^'\\\n\r])*'|#[^\n\r]*|[?$@][\p{L}\p{N}_-]+|[\p{L}_][\p{L}\p{N}_.-]*:[\p{L}\p{N}_.:%-]*|:[\p{L}\p{N}_.:%-]+|(?<word>[A-Za-z]+)|[{}]/gu;
  const words = (query) => {
    const found = [];
    let depth = 0;
    for (const one of query.matchAll(piece)) {
      if (one[0] === "{") depth += 1;
      if (one[0] === "}") depth -= 1;
      if (one.groups.word) found.push([one[0].toUpperCase(), depth]);
    }
    return found;
  };
  const plain = (query) => query.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g, (_, four, eight) => {
    const number = parseInt(four || eight, 16);
    return number > 0x10ffff ? "" : String.fromCodePoint(number);
  });
  // Whether there may be a FROM, which the engine ignores where its default graph is the union by an option: never false
  // where there is one. Nothing can have been opened before the comments at the beginning.
  const mayNameGraphs = (query) => {
    const rest = query.replace(/^(?:[ \t\r\n]*#[^\r\n]*)*/, "");
    return [rest, plain(rest)].some((text) => /(?:(?<![\p{L}\p{N}_?$:.-])|(?<=ask)|(?<=construct))from/iu.test(text));
  };
  const form = (query) => (words(query).find(([word, depth]) => depth === 0 && /^(SELECT|ASK|CONSTRUCT|DESCRIBE)/.test(word)) || [""])[0];
  const refused = (query) => {
    if ([query, plain(query)].some((text) => words(text).some(([word]) => /SERVICE/.test(word)))) {
      return "the question asks another server (SERVICE), and these pages ask nothing of any other machine";
    }
    if (/^(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)$/.test((words(query).find(([word, depth]) => depth === 0 && !/^(PREFIX|BASE)$/.test(word)) || [""])[0])) {
      return "this is an update, and the graph is only read here";
    }
    let open = 0;
    for (const mark of query.matchAll(/[{(\[]|[)}\]]/g)) {
      open += /[{(\[]/.test(mark[0]) ? 1 : -1;
      if (open > 64) return "the question is nested too deep: at most 64 brackets may stand open";
    }
    return "";
  };
  const plainly = (problem) => {
    const place = /^error at (\d+):(\d+): expected (?:one of )?([^]+)/.exec(problem);
    if (!place) return problem;
    const [, line, column, rest] = place;
    if (rest.includes("Prefix not found")) return `line ${line}, column ${column}: a prefix is used here that no PREFIX line declares`;
    const could = [...rest.matchAll(/"(?:[^"\\]|\\.)*"|\[[^\]]*\]|[A-Z]{2,}/g)].map(([one]) => one).filter((one) => one[0] !== "[" && !/^(SERVICE|LATERAL)$/.test(one)).slice(0, 12);
    return `line ${line}, column ${column}: this is no SPARQL${could.length ? `; it could go on with ${could.join(" ")}` : ""}`;
  };

  const here = async (query, said) => {
    if (document.body.querySelector("[data-graph='']")) throw new Error("these pages were written without the graph or its engine, so that they cannot be asked from a disk: 'goldenthread serve' and 'goldenthread query' can");
    if (!ready) {
      said("Loading the graph …");
      ready = start();
      ready.catch(() => { ready = null; });
    }
    await ready;
    said("Asking …");
    const media = /^(CONSTRUCT|DESCRIBE)/.test(form(query)) ? "text/turtle" : "application/json";
    const unite = united || mayNameGraphs(query);
    const timer = setTimeout(() => stop(`no answer after ${self.goldenThread.seconds} seconds, so the question was ended: ask for less, or add a LIMIT`), 1000 * self.goldenThread.seconds);
    try {
      const given = await told({ query, media, unite, once: unite && !united, most: mostCharacters });
      united = unite;
      if (given.broken) { stop(); throw new Error(`the question is too large for the engine in the browser (${given.problem}); it starts anew with the next one`); }
      if (given.problem) throw new Error(plainly(given.problem));
      if (given.long) throw new Error(`the answer has ${Math.round(given.long / 1e6)} million characters, and at most ${mostCharacters / 1e6} are shown or written: ask for less, add a LIMIT, or ask with 'goldenthread query'`);
      return { media, text: given.text, milliseconds: given.milliseconds };
    } finally {
      clearTimeout(timer);
    }
  };

  const there = async (query, said) => {
    said("Asking …");
    const began = performance.now(), ending = new AbortController();
    const ended = new Promise((_, bad) => { waiting = (why) => { ending.abort(); bad(why); }; });
    const timer = setTimeout(() => stop(`no answer after ${self.goldenThread.seconds} seconds, so the question was ended`), 1000 * self.goldenThread.seconds + 2000);
    try {
      const asked = fetch("/sparql", { method: "POST", signal: ending.signal, headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.5" }, body: query });
      const reply = await Promise.race([asked, ended]);
      const kind = reply.headers.get("Content-Type") || "";
      if ([404, 405, 501].includes(reply.status) || (reply.ok && !/sparql-results\+json|turtle/.test(kind))) { served = false; return here(query, said); }
      const text = await Promise.race([reply.text(), ended]);
      if (!reply.ok) throw new Error(text.trim().slice(0, 600));
      if (text.length > mostCharacters) throw new Error(`the answer has ${Math.round(text.length / 1e6)} million characters, too many for a page: ask for less, or add a LIMIT`);
      return { media: kind.includes("json") ? "application/json" : "text/turtle", text, milliseconds: performance.now() - began };
    } finally {
      waiting = null;
      clearTimeout(timer);
    }
  };

  return {
    seconds: 30, // until a question is ended
    Stopped,
    stop,
    served: () => served,
    // The answer to a question: {media, text, milliseconds}; an Error says in words why there is none.
    ask: async (query, said = () => {}) => {
      if (waiting) stop("another question was asked");
      const no = refused(query);
      if (no) throw new Error(no);
      return served ? there(query, said) : here(query, said);
    },
    // The page of an address of the data, relative to this one; nothing where it has none.
    page: async () => {
      if (!pages) {
        try {
          await script("assets/query/pages.js");
          pages = JSON.parse(self.goldenThreadPages);
        } catch { pages = { base: " ", pages: {} }; } // the answer is shown without links
      }
      return (iri) => {
        const key = iri.startsWith(pages.base) ? iri.slice(pages.base.length) : iri;
        return Object.hasOwn(pages.pages, key) ? root + pages.pages[key] : "";
      };
    },
  };
})();
