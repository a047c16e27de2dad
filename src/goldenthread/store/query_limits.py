"""What a query may be before it is run: how deep it nests, whether it leaves this machine, whether it names graphs.

Two grammars of one language never agree, so nothing here guesses at what the engine will understand. What must be
*known* is asked of a coarse test that cannot miss (``SERVICE`` and ``FROM`` can only be written with their letters);
what the coarse test cannot clear is parsed by rdflib, which implements the grammar of SPARQL 1.1, and what rdflib
cannot parse is refused. Behind this stands a wall (:mod:`goldenthread.store.process_wall`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from goldenthread.errors import QueryError, ServiceError, UpdateError
from goldenthread.store.sparql_tokens import Form, form, tokens

MOST_NESTED = 64
"""How many brackets may stand open in a query: the engine's parser goes one call deeper for each."""
MOST_CHAINED = 2_000
"""How many operators and groups may follow one another: the engine's algebra goes one level deeper for each."""

_PIECE = re.compile(
    r"""
    <[^<>"{}|^`\\\x00-\x20]*>
  | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*'
  | \#[^\n\r]*
  | [?$][\w]+
  | (?P<word>[\w:][\w:.%-]*)
  | (?P<opened>[{(\[]|<<) | (?P<closed>[})\]]|>>)
  | (?P<operator>\|\||&&|[!+*/|^-])
    """,
    re.VERBOSE | re.DOTALL,
)
_CHAINING = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "LATERAL"})
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_HEAD = re.compile(r"\A(?:[ \t\r\n]*\#[^\r\n]*)*")  # nothing else can have been opened before these comments
_FROM = re.compile(r"(?:(?<![\w?$:.-])|(?<=ask)|(?<=construct))from", re.IGNORECASE)
"""Behind a letter FROM is the end of a name or of a variable, but for ``ASKFROM`` and ``CONSTRUCTFROM``, which engines
take apart."""
_SERVICE = re.compile("service", re.IGNORECASE)


_UPDATES = frozenset({"INSERT", "DELETE", "DROP", "CLEAR", "LOAD", "CREATE", "COPY", "MOVE", "ADD"})


def check(query: str) -> Form:
    """Looks at a query of which nothing is known, before an engine sees it.

    Returns:
        What it asks for, as far as its words tell; what it truly is, the engine decides.

    Raises:
        QueryError: it is too deep, or none of the four forms.
        UpdateError: it is an update.
        ServiceError: it asks another server, or that cannot be told.
    """
    check_depth(query)
    kind = form(query)
    if kind is None:
        if any(token.kind == "word" and token.text in _UPDATES for token in tokens(query)):
            raise UpdateError("an update: only queries are run")
        raise QueryError("not a SELECT, CONSTRUCT, ASK or DESCRIBE query")
    check_service(query)
    return kind


def nesting(query: str) -> tuple[int, int]:
    """How deep a query is: the most brackets that stand open, and how many operators and groups follow one another.

    >>> nesting("SELECT * { { ?a ?b '{{{' } # ((("), nesting("ASK { ?a a-b:c-d/^<a+b>|!e:f } UNION {}")
    ((2, 1), (1, 5))
    """
    depth = most = chained = 0
    for piece in _PIECE.finditer(query):
        match piece.lastgroup:
            case "opened":
                depth += 1
                most = max(most, depth)
            case "closed":
                depth = max(0, depth - 1)
            case "operator":
                chained += 1
            case "word":
                chained += piece.group().upper() in _CHAINING
    return most, chained


def check_depth(query: str) -> None:
    """Refuses what would go too deep for the engine, which ends with its process there.

    Raises:
        QueryError: more than :data:`MOST_NESTED` brackets stand open, or more than :data:`MOST_CHAINED` operators and
            groups follow one another.
    """
    deep, chained = nesting(query)
    if deep > MOST_NESTED:
        raise QueryError(f"the query is nested {deep:,} deep: at most {MOST_NESTED} brackets may stand open")
    if chained > MOST_CHAINED:
        raise QueryError(f"the query has {chained:,} operators and groups: at most {MOST_CHAINED:,} may be chained")


def may_name_graphs(query: str) -> bool:
    """Whether there may be a ``FROM`` in a query: never false where there is one.

    >>> may_name_graphs("SELECT * FROM <urn:a> {}"), may_name_graphs("SELECT ?from { ?from prov:wasDerivedFrom ?b }")
    (True, False)
    """
    return _stands(_FROM, query)


def names_graphs(query: str) -> bool:
    """Whether there is a ``FROM`` in a query, as a parse says.

    Raises:
        QueryError: its letters stand in a query that rdflib cannot parse.

    >>> names_graphs("ASK FROM <urn:a> {}"), names_graphs("SELECT * { ?a ?b 'from' }")
    (True, False)
    """
    if not may_name_graphs(query):
        return False
    try:
        _, parsed = _parsed(query)
    except Exception as problem:
        line = next(iter(str(problem).splitlines()), type(problem).__name__)
        raise QueryError(f"the word FROM stands in a query that cannot be parsed as SPARQL 1.1 ({line})") from problem
    return "datasetClause" in parsed


def check_service(query: str) -> None:
    """Refuses a query that asks another server, and one of which that cannot be told.

    Raises:
        ServiceError: it has a SERVICE in it, or the letters of one where rdflib cannot parse it.
    """
    said = _said_by_a_parser(query) if _stands(_SERVICE, query) else ""
    if said:
        raise ServiceError(said)


@lru_cache(maxsize=512)
def _said_by_a_parser(query: str) -> str:
    """What is to be said against a query with the letters of SERVICE; empty where they mean nothing."""
    try:
        return "the query asks another server (SERVICE)" if any(_services(_parsed(query))) else ""
    except RecursionError:
        return "the word SERVICE stands in a query that is too deep to be looked through"
    except Exception as problem:  # noqa: BLE001 - whatever the parser says: what it cannot parse is refused
        line = next(iter(str(problem).splitlines()), type(problem).__name__)
        return f"the word SERVICE stands in a query that cannot be parsed as SPARQL 1.1 ({line})"


def _parsed(query: str) -> Any:
    """The prologue and the body of a query, parsed by rdflib, which lets a comment run on over a carriage return."""
    from rdflib.plugins.sparql.parser import parseQuery

    return parseQuery(re.sub(r"\r\n?", "\n", query))


def _services(node: Any) -> Iterator[bool]:
    """A truth for each SERVICE in a parsed query."""
    from pyparsing import ParseResults

    if getattr(node, "name", None) == "ServiceGraphPattern":
        yield True
    if isinstance(node, (list, tuple, ParseResults)):  # pyparsing calls its results a mapping too
        for value in node:
            yield from _services(value)
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _services(value)


def _stands(word: re.Pattern[str], query: str) -> bool:
    """Whether a word may stand in a query, wherever that is but in the comments at its very beginning."""
    rest = _HEAD.sub("", query, count=1)
    return any(word.search(text) for text in (rest, _plain(rest)))


def _plain(query: str) -> str:
    r"""A query whose escaped code points are written out.

    >>> _plain(r"\u0053ERVICE")
    'SERVICE'
    """

    def written(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number <= 0x10FFFF else ""

    return _ESCAPED.sub(written, query)
