"""The same question on pyoxigraph and on rdflib: answers as terms that can be compared."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import FrameType
from typing import TypeAlias

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple
from rdflib.term import Identifier

from goldenthread.query import NamedQuery
from goldenthread.store import Bindings, EmbeddedStore, Term
from goldenthread.store.binding import written_in

Answer: TypeAlias = list[tuple[str, ...]]
"""Rows in a stable order, each term written out; numbers and truths by value, since engines spell them in many ways."""

LATE = "no answer"
"""How the line begins that says that rdflib took too long."""
_NO_WORD, _NO_WORD_OF_PYTHON = r"[^\\p{L}\\p{N}]", r"[\\W_]"
"""Neither letter nor number, as SPARQL writes it (XPath's regular expressions), and as rdflib has to be told: it takes
Python's, where categories have no name."""
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}{kind}" for kind in ("integer", "decimal", "double", "float", "nonNegativeInteger")}


def written(value: str, datatype: str, language: str | None) -> str:
    """A literal by its value."""
    if datatype in _NUMBERS:
        return f"{float(value):.9g}"
    if datatype == f"{_XSD}boolean":
        return str(value in ("1", "true"))
    return f'"{value}"@{language}' if language else f'"{value}"^^{datatype}'


def of_oxigraph(term: Term | None) -> str:
    """A term of pyoxigraph."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return written(term.value, term.datatype.value, term.language)
    return str(term)


def of_rdflib(term: Identifier | None) -> str:
    """A term of rdflib."""
    if term is None:
        return ""
    if isinstance(term, rdflib.Literal):
        return written(str(term), str(term.datatype or f"{_XSD}string"), term.language)
    return term.n3()


def on_oxigraph(store: EmbeddedStore, query: NamedQuery, bindings: Bindings) -> Answer:
    """The answer of pyoxigraph."""
    if query.form == "SELECT":
        return sorted(tuple(map(of_oxigraph, row)) for row in store.select(query.text, bindings))
    if query.form == "ASK":
        return [(str(store.ask(query.text, bindings)),)]
    made = store.construct(query.text, bindings)
    return sorted((str(one.subject), str(one.predicate), of_oxigraph(one.object)) for one in made)


class Rdflib:
    """A graph as rdflib holds it: flat, which it answers several times faster, and with its named graphs.

    Args:
        store: what to copy.
    """

    def __init__(self, store: EmbeddedStore) -> None:
        self._flat = rdflib.Graph()
        self._whole = rdflib.Dataset(default_union=True)
        for quad in store.quads():
            triple = (_copied(quad.subject), _copied(quad.predicate), _copied(quad.object))
            self._flat.add(triple)
            if not isinstance(quad.graph_name, DefaultGraph):
                self._whole.store.add(triple, self._whole.get_context(_copied(quad.graph_name)))

    def ask(self, query: NamedQuery, bindings: Bindings) -> Answer:
        """The answer of rdflib."""
        text = written_in(query.text, bindings).replace(_NO_WORD, _NO_WORD_OF_PYTHON)
        graph = self._whole if "GRAPH" in text else self._flat
        answer = graph.query(text)
        if query.form == "ASK":
            return [(str(bool(answer)),)]
        return sorted(tuple(map(of_rdflib, row)) for row in answer)  # type: ignore[arg-type]


_asked: tuple[Rdflib, Mapping[str, tuple[NamedQuery, Bindings]], int]


def on_rdflib(
    graph: Rdflib, questions: Mapping[str, tuple[NamedQuery, Bindings]], seconds: int
) -> dict[str, Answer | str]:
    """The answers of rdflib, by several processes that share its graph.

    Args:
        graph: where to ask.
        questions: what to ask, with the values of the variables.
        seconds: how much time of a processor a question may take.

    Returns:
        For each question its answer, or a line that says why there is none.
    """
    global _asked
    _asked = (graph, questions, seconds)
    gc.collect()
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1) as pool:
            return dict(pool.imap_unordered(_answer, questions))
    finally:
        gc.unfreeze()


def _answer(name: str) -> tuple[str, Answer | str]:
    graph, questions, seconds = _asked
    gc.disable()
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return name, graph.ask(*questions[name])
    except TimeoutError:
        return name, f"{LATE} within {seconds} seconds of a processor"
    except Exception as problem:  # noqa: BLE001 - whatever rdflib says, the test shows it
        return name, f"{type(problem).__name__}: {problem}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.enable()


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


@lru_cache(maxsize=1_000_000)
def _copied(term: NamedNode | BlankNode | Literal | Triple) -> Identifier:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        datatype = (
            None if term.language or term.datatype.value == f"{_XSD}string" else rdflib.URIRef(term.datatype.value)
        )
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype)
    raise AssertionError(f"the graph has neither blank nodes nor triple terms: {term}")


def differences(one: Iterable[tuple[str, ...]], other: Iterable[tuple[str, ...]]) -> str:
    """What one answer has and the other has not, a few rows of each."""
    first, second = set(one), set(other)
    return f"only pyoxigraph: {sorted(first - second)[:3]}\nonly rdflib: {sorted(second - first)[:3]}"
