"""What a client gets of the several forms that a resource can be had in (RFC 9110, 12.5.1).

Each form is weighed by the most specific media range of the Accept header that covers it; the heaviest one is sent,
and among equals the first that is offered. A weight of nought excludes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HTML = "text/html"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"
N_TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"

SUFFIXES = {"html": HTML, "ttl": TURTLE, "jsonld": JSON_LD, "nt": N_TRIPLES, "rdf": RDF_XML}
"""What a document of an entity can be had as, by the suffix of its address; the first is what most clients get."""
GRAPHS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
"""What a graph can be had as."""
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""What the answer to SELECT or ASK can be had as."""

ALSO = {
    HTML: ("application/xhtml+xml",),
    TURTLE: ("text/n3", "application/x-turtle"),
    JSON_LD: ("application/json",),
    N_TRIPLES: ("text/plain",),
    RDF_XML: ("application/xml", "text/xml"),
    TABLES[0]: ("application/json", "text/json"),
    TABLES[1]: ("application/xml", "text/xml"),
    TABLES[3]: ("text/tsv",),
}
"""Wider or older names that clients ask for a form by; the name of its own weighs first."""
_SHORT = {
    TABLES[0]: ("json", "srj"),
    TABLES[1]: ("xml", "srx"),
    TABLES[2]: ("csv",),
    TABLES[3]: ("tsv",),
    TURTLE: ("ttl", "turtle"),
    JSON_LD: ("json", "jsonld", "json-ld"),
    N_TRIPLES: ("nt", "ntriples", "n-triples"),
    RDF_XML: ("xml", "rdf", "rdfxml", "rdf+xml"),
}
_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_RANGE = re.compile(rf"\s*({_WORD})/({_WORD})\s*")
_PARAMETER = re.compile(rf';\s*(?:({_WORD})\s*=\s*({_WORD}|"(?:[^"\\]|\\.)*"))?\s*')
_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?|\.\d{1,3})")
_TELLS_NOTHING = ("profile", "version")
"""Parameters that do not divide the forms of a resource here: one form serves every value."""


@dataclass(frozen=True, slots=True)
class Range:
    """A media range that a client names.

    Attributes:
        kind: ``type/subtype`` in lower case, either of them ``*``.
        parameters: what it asks of the form, as pairs in lower case.
        weight: from 0 (never) to 1.
    """

    kind: str
    parameters: frozenset[tuple[str, str]]
    weight: float


def ranges(accept: str) -> Iterator[Range]:
    """The media ranges of an Accept header; what is malformed counts for nothing.

    >>> [(one.kind, one.weight) for one in ranges("text/*; Q = 0.1, text/html;level=1, nonsense, a/b;q=2")]
    [('text/*', 0.1), ('text/html', 1.0)]
    """
    for member in _members(accept):
        found = _read(member)
        if found is not None:
            yield found


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The form that suits a client best, or nothing where none does.

    Args:
        accept: the Accept header; empty where there is none.
        offered: media types that the resource can be had as, the preferred one first.

    >>> choose("text/*;q=0.9, text/html;q=0.1", (HTML, TURTLE)), choose("", (HTML, TURTLE))
    ('text/turtle', 'text/html')
    >>> choose("text/html;q=0, */*;q=0.5", (HTML, TURTLE)), choose("image/png", (HTML, TURTLE)) is None
    ('text/turtle', True)
    """
    if not accept.strip(" \t,"):  # the elements of a list may be empty
        return offered[0]
    wanted = list(ranges(accept))
    weights = [_weight(kind, wanted) for kind in offered]
    best = max(weights)
    return offered[weights.index(best)] if best > 0 else None


def named(wanted: str, offered: Sequence[str]) -> str | None:
    """The form that a name means: a short one, or a media type.

    >>> named("json", TABLES), named("Text/CSV; charset=utf-8", TABLES), named("csv", GRAPHS)
    ('application/sparql-results+json', 'text/csv', None)
    """
    name = wanted.partition(";")[0].strip().lower()
    name = name.replace(" ", "+")  # a '+' that was not encoded in an address
    for names in (
        {kind: (kind, *_SHORT.get(kind, ())) for kind in offered},
        {kind: ALSO.get(kind, ()) for kind in offered},
    ):
        for kind, known in names.items():
            if name in known:
                return kind
    return None


def _weight(kind: str, wanted: Sequence[Range]) -> float:
    """How much a client wants a form: by its own name, by another, by its family, by anything, in this order."""
    family = f"{kind.partition('/')[0]}/*"
    for names in ((kind,), ALSO.get(kind, ()), (family,), ("*/*",)):
        found = [one for one in wanted if one.kind in names and one.parameters <= _HAS | _HEADED.get(kind, frozenset())]
        if found:
            most = max(len(one.parameters) for one in found)
            return max(one.weight for one in found if len(one.parameters) == most)
    return 0.0


_HAS = frozenset({("charset", "utf-8")})
_HEADED = dict.fromkeys(TABLES[2:], frozenset({("header", "present")}))
"""Tables whose first line names the columns (RFC 4180, 3), as answers to queries always have it."""


def _members(header: str) -> Iterator[str]:
    """The members of a list, commas in quotes apart."""
    for found in re.finditer(r'(?:[^,"]|"(?:[^"\\]|\\.)*"|")+', header):
        yield found.group()


def _read(member: str) -> Range | None:
    head = _RANGE.match(member)
    if head is None or (head[1] == "*" and head[2] != "*"):
        return None
    weight, at = 1.0, head.end()
    parameters: set[tuple[str, str]] = set()
    while at < len(member):
        found = _PARAMETER.match(member, at)
        if found is None or found.end() == at:
            return None
        at = found.end()
        if found[1] is None:
            continue
        name, value = found[1].lower(), found[2].strip('"').lower()
        if name == "q":
            if not _WEIGHT.fullmatch(value):
                return None
            weight = float(value)
            break  # what follows the weight is no part of the range
        if name not in _TELLS_NOTHING:
            parameters.add((name, value))
    return Range(f"{head[1]}/{head[2]}".lower(), frozenset(parameters), weight)
