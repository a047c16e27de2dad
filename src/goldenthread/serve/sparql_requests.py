"""The SPARQL 1.1 protocol, read-only: what a request asks, checked, and its answer as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.errors import FormatError, QueryError, ServiceError, UpdateError
from goldenthread.serve.negotiate import GRAPHS, HTML, TABLES, choose, named
from goldenthread.serve.replies import Output, Refusal, Reply
from goldenthread.store import EmbeddedStore
from goldenthread.store.answer_formats import write
from goldenthread.store.query_limits import check

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")


@dataclass(frozen=True, slots=True)
class Question:
    """What a request asks.

    Attributes:
        text: the query.
        default_graphs: what the protocol names as default graph, in place of FROM.
        named_graphs: the same for FROM NAMED.
        offered: media types that its answer can be had as.
    """

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    offered: tuple[str, ...]


def question(parameters: Mapping[str, Sequence[str]]) -> Question:
    """What the parameters of a request ask (SPARQL 1.1 Protocol, 2.1).

    Raises:
        Refusal: there is not one query, or it may not be run here.
    """
    if "update" in parameters:
        raise Refusal(403, "this endpoint is read-only: it runs queries, no updates")
    found = parameters.get("query", ())
    if len(found) != 1:
        raise Refusal(400, "send exactly one 'query'")
    text = found[0]
    try:
        kind = check(text)
    except QueryError as problem:
        raise Refusal(problem.status, _said(problem)) from None
    return Question(
        text,
        _graphs(parameters, "default-graph-uri"),
        _graphs(parameters, "named-graph-uri"),
        TABLES if kind in ("SELECT", "ASK") else GRAPHS,
    )


def wanted(asked: Question, parameters: Mapping[str, Sequence[str]], accept: str, *, page: bool) -> str:
    """The media type to answer in: by ``format=``, or by the Accept header.

    Args:
        asked: the question.
        parameters: of the request.
        accept: its Accept header.
        page: whether the query page is a form of this resource too.

    Raises:
        Refusal: there is no such form of the answer.
    """
    formats = [value for value in parameters.get("format", ()) if value.strip()]
    if len(formats) > 1:
        raise Refusal(400, "send one 'format' at most")
    if formats:
        found = named(formats[0], asked.offered)
        if found is None:
            raise Refusal(400, f"format={formats[0][:60]} is none of this answer: {', '.join(asked.offered)}")
        return found
    chosen = choose(accept, (*asked.offered, HTML) if page else asked.offered)
    if chosen is None:
        raise Refusal(406, f"the answer can be had as {', '.join(asked.offered)}")
    return chosen


def answer(store: EmbeddedStore, asked: Question, media: str) -> Reply:
    """The answer to a question, written as it is made.

    Raises:
        Refusal: the query is malformed.
    """
    try:
        found = store.answer(asked.text, asked.default_graphs, asked.named_graphs)
    except QueryError as problem:
        raise Refusal(problem.status, _said(problem)) from None

    def write_out(output: Output) -> None:
        try:
            write(found, media, output)
        except FormatError as problem:
            raise Refusal(problem.status, problem.message) from None

    return Reply(200, _labelled(media), write_out, {"Vary": "Accept"})


def _said(problem: QueryError) -> str:
    if isinstance(problem, UpdateError):
        return "this endpoint is read-only: it runs queries, no updates"
    if isinstance(problem, ServiceError):
        return f"SERVICE is not followed here: ask the other server yourself ({problem.message})"
    return problem.message


def _labelled(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def _graphs(parameters: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...]:
    """The graphs that a parameter names; an empty one names none, as forms send it."""
    found = tuple(dict.fromkeys(value.strip() for value in parameters.get(name, ()) if value.strip()))
    for value in found:
        if not _ABSOLUTE.fullmatch(value):
            raise Refusal(400, f"{name}={value[:80]} is no absolute IRI")
    return found
