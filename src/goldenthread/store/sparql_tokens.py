"""Reads the surface of a SPARQL query: enough to find its form, its variables and its clauses, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

_SHOWN = 12

Form: TypeAlias = Literal["SELECT", "CONSTRUCT", "ASK", "DESCRIBE"]
FORMS: tuple[Form, ...] = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")

_TOKEN = re.compile(
    r"""
    (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
  | (?P<comment>\#[^\n\r]*)
  | (?P<variable>[?$]\w+)
  | (?P<word>[^\W\d][\w.-]*:?[\w.%-]*|:[\w.%-]*)
  | (?P<mark>[{}()])
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One piece of a query.

    Attributes:
        kind: ``iri``, ``string``, ``variable``, ``word`` or ``mark``.
        text: as written; a keyword in capitals.
        start: where it begins.
        end: where it ends.
        depth: how many braces and brackets stand open around it.
    """

    kind: str
    text: str
    start: int
    end: int
    depth: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of a query, without its comments.

    >>> [token.text for token in tokens("SELECT ?a { ?a a <b#c> } # ?z")]
    ['SELECT', '?a', '{', '?a', 'A', '<b#c>', '}']
    """
    depth = 0
    for match in _TOKEN.finditer(query):
        kind, piece = str(match.lastgroup), match.group()
        if kind == "comment":
            continue
        if piece in ("}", ")"):
            depth -= 1
        word = piece if kind != "word" or ":" in piece else piece.upper()
        yield Token(kind, word, match.start(), match.end(), depth)
        if piece in ("{", "("):
            depth += 1


def form(query: str) -> Form | None:
    """What a query asks for, or nothing where it is no query.

    >>> form("PREFIX select: <http://example.org/ask> CONSTRUCT WHERE { ?s ?p ?o }")
    'CONSTRUCT'
    """
    for token in tokens(query):
        if token.kind == "word" and token.depth == 0 and token.text in FORMS:
            return token.text
    return None


def variables(query: str) -> list[str]:
    """The names of the variables, in the order of their first use.

    >>> variables("SELECT ?b { ?a ?b '?c' }")
    ['b', 'a']
    """
    return list(dict.fromkeys(token.text[1:] for token in tokens(query) if token.kind == "variable"))


def project(query: str, names: list[str]) -> str:
    """Let a SELECT query hand back variables that its author left out of the heading.

    A store can only be given values for variables that a query projects; a question is easier to read when it
    does not name its parameters again. Only names are written into the text, never values.

    >>> project("SELECT ?a { ?a ?b ?__c }", ["__c"])
    'SELECT ?__c ?a { ?a ?b ?__c }'
    >>> project("SELECT (COUNT(?a) AS ?n) { ?a ?b ?__c } GROUP BY ?b ORDER BY ?n", ["__c"])
    'SELECT ?__c (COUNT(?a) AS ?n) { ?a ?b ?__c } GROUP BY ?__c ?b ORDER BY ?n'
    """
    top = [token for token in tokens(query) if token.depth == 0]
    select = next((place for place, token in enumerate(top) if token.text == "SELECT"), None)
    if select is None:
        return query
    body = next((place for place, token in enumerate(top) if token.text == "{" and place > select), len(top))
    heading = query[top[select].end : top[body].start if body < len(top) else len(query)]
    named = variables(heading)
    missing = [name for name in names if name not in named]
    if "*" in re.sub(r"\([^()]*\*[^()]*\)", "", heading) or not missing:
        return query
    added = "".join(f" ?{name}" for name in missing)
    place = top[select].end
    if select + 1 < len(top) and top[select + 1].text in ("DISTINCT", "REDUCED"):
        place = top[select + 1].end
    if (grouping := _grouping(top[body:], heading)) is None:
        return query[:place] + added + query[place:]
    at, words = grouping
    return query[:place] + added + query[place:at] + words + added + query[at:]


def _grouping(behind: list[Token], heading: str) -> tuple[int, str] | None:
    """Where a query names what it groups by, and the words before the names where it groups without naming any.

    Args:
        behind: the tokens from the body on that stand in no brackets.
        heading: what stands before the body.
    """
    for one, following in pairwise(behind):
        if one.text == "GROUP" and following.text == "BY":
            return following.end, ""
    if re.search(r"\b(COUNT|SUM|AVG|MIN|MAX|SAMPLE|GROUP_CONCAT)\s*\(", heading, re.IGNORECASE):
        return next(token.end for token in behind[1:] if token.text == "}"), " GROUP BY"
    return None


def undeclared(query: str) -> list[str]:
    """Prefixes that a query uses and does not declare.

    >>> undeclared("PREFIX a: <http://e.org/> SELECT * { ?x a:b c:d }")
    ['c']
    """
    declared: set[str] = set()
    used: dict[str, None] = {}
    before = ""
    for token in tokens(query):
        if token.kind == "word" and ":" in token.text and not token.text.startswith("_:"):
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            else:
                used[prefix] = None
        before = token.text
    return [prefix for prefix in used if prefix not in declared]


def plainly(complaint: str) -> str:
    r"""What a parser says of a query, without the classes of letters that it could also have read.

    >>> plainly('error at 2:18: expected one of "$", "(", GRAPH, [\'0\'..=\'9\'], "{"')
    'line 2, column 18: expected $ ( GRAPH {'
    """
    found = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.+)", complaint, re.DOTALL)
    if found is None:
        return complaint
    line, column, rest = found.groups()
    could = [one.strip('"') for one in re.findall(r'"(?:[^"\\]|\\.)*"|\[[^]]*\]|[A-Z]+', rest) if one[0] != "["]
    shown = [one for one in could if "\\" not in one]
    more = " ..." if len(shown) > _SHOWN else ""
    return f"line {line}, column {column}: expected {' '.join(shown[:_SHOWN]) or 'something else'}{more}"
