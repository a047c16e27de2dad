"""Gives a query its values where no server can take them beside it: each variable's token becomes its term.

SPARQL 1.1 has no parameters. A value is never formatted into text: the query is cut into tokens, and the token of a
variable is exchanged for the N-Triples spelling of a term, which the library escapes. This is what
``substitutions=`` does in the embedded store (RDF-dev SEP-0007), so that an answer does not depend on where it is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from goldenthread.store.base import Bindings
from goldenthread.store.sparql_tokens import Token, tokens

_ENDS_GROUPING = ("ORDER", "HAVING", "LIMIT", "OFFSET", "VALUES", "}")


def written_in(query: str, bindings: Bindings) -> str:
    r"""The query with its values in the place of its variables.

    Where a variable stands in a heading (``SELECT ?__a ?b``) or in a grouping (``GROUP BY ?__a ?b``) it is left
    out there: a value is the same in each row.

    >>> from pyoxigraph import Literal
    >>> written_in("SELECT ?a ?_b { ?a ?c ?_b FILTER(?_b != '?_b') }", {"_b": Literal('"}')})
    'SELECT ?a { ?a ?c "\\"}" FILTER("\\"}" != \'?_b\') }'
    >>> written_in("SELECT ?_b (COUNT(?a) AS ?n) { ?a ?c ?_b } GROUP BY ?_b", {"_b": Literal("x")})
    'SELECT (COUNT(?a) AS ?n) { ?a ?c "x" }'
    """
    if not bindings:
        return query
    pieces = list(tokens(query))
    left_out = _headings(pieces) | _groupings(pieces)
    made: list[str] = []
    done = 0
    for at, token in enumerate(pieces):
        if token.kind != "variable" or token.text[1:] not in bindings:
            continue
        made.append(query[done : token.start])
        done = token.end
        if at in left_out:
            made[-1] = made[-1].rstrip(" ")
        else:
            made.append(str(bindings[token.text[1:]]))
    made.append(query[done:])
    return _without_empty_groupings("".join(made))


def _headings(pieces: Sequence[Token]) -> set[int]:
    """Places of the variables that a SELECT names by themselves, outside its expressions."""
    return {place for at, token in enumerate(pieces) if token.text == "SELECT" for place in _heading(pieces, at)}


def _heading(pieces: Sequence[Token], select: int) -> Iterator[int]:
    """Places of what the SELECT at a place names by itself."""
    for place in range(select + 1, len(pieces)):
        if pieces[place].text in ("{", "WHERE", "FROM"):
            break
        if pieces[place].depth == pieces[select].depth:
            yield place


def _groupings(pieces: Sequence[Token]) -> set[int]:
    """Places of the variables that a GROUP BY names by themselves."""
    found: set[int] = set()
    for at, token in enumerate(pieces[:-1]):
        if token.text == "GROUP" and pieces[at + 1].text == "BY":
            for place in range(at + 2, len(pieces)):
                if pieces[place].text in _ENDS_GROUPING:
                    break
                if pieces[place].depth == token.depth:
                    found.add(place)
    return found


def cut_off(query: str, names: Collection[str]) -> list[str]:
    """Variables that stand in a sub-select which does not name them, so that no value reaches them there.

    A sub-select hands on what its heading names, and nothing else (SPARQL 1.1, 12): a filter on another variable, in
    its group, heading or HAVING, is a filter on nothing.

    Args:
        query: its text.
        names: variables, without their question mark.

    >>> cut_off("SELECT ?a { { SELECT ?a { ?a ?b ?_c } } FILTER(?a != ?_d) }", {"_c", "_d"})
    ['_c']
    >>> cut_off("SELECT ?a { { SELECT ?a ?_c { ?a ?b ?_c } GROUP BY ?a ?_c HAVING(COUNT(*) > ?_d) } }", {"_c", "_d"})
    ['_d']
    """
    pieces = list(tokens(query))
    around: list[set[str] | None] = []  # of each group that is open: what it hands on; none where it is no sub-select
    found: dict[str, None] = {}
    for at, token in enumerate(pieces):
        name = token.text[1:]
        if token.text == "{":
            around.append(None)
        elif token.text == "}" and around:
            around.pop()
        elif token.text == "SELECT" and around:
            around[-1] = _handed_on(pieces, at)
        elif token.kind == "variable" and name in names and any(one is not None and name not in one for one in around):
            found[name] = None
    return list(found)


def _handed_on(pieces: Sequence[Token], select: int) -> set[str]:
    """The variables that a sub-select hands on: those that its heading names; with ``*`` those of its patterns."""
    heading = [pieces[place] for place in _heading(pieces, select)]
    named = {token.text[1:] for token in heading if token.kind == "variable"}
    if named or any(token.text == "(" for token in heading):
        return named
    brackets = 0
    for token in pieces[select:]:
        if token.depth < pieces[select].depth:
            break
        brackets += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and not brackets:  # what stands in an expression alone is bound by nothing
            named.add(token.text[1:])
    return named


def _without_empty_groupings(query: str) -> str:
    pieces = list(tokens(query))
    for at in range(len(pieces) - 2, -1, -1):
        if pieces[at].text != "GROUP" or pieces[at + 1].text != "BY":
            continue
        rest = query[pieces[at + 1].end :]
        if at + 2 >= len(pieces) or pieces[at + 2].text in _ENDS_GROUPING:
            query = query[: pieces[at].start].rstrip(" ") + (rest if re.match(r"\s", rest) or not rest else f" {rest}")
    return query


def holes(query: str, names: Collection[str]) -> list[tuple[str, str, bool]]:
    """The query cut at some of its variables, so that somebody else can put values there as :func:`written_in` does.

    Args:
        query: its text.
        names: variables, without their question mark.

    Returns:
        The text before each place, the variable there (empty behind the last), and whether the place stays empty where
        the variable has a value: a heading or a grouping names it.

    >>> holes("SELECT ?a ?_b { ?a ?c ?_b }", {"_b"})
    [('SELECT ?a ', '_b', True), (' { ?a ?c ', '_b', False), (' }', '', False)]
    """
    pieces = list(tokens(query))
    left_out = _headings(pieces) | _groupings(pieces)
    found: list[tuple[str, str, bool]] = []
    done = 0
    for at, token in enumerate(pieces):
        if token.kind == "variable" and token.text[1:] in names:
            found.append((query[done : token.start], token.text[1:], at in left_out))
            done = token.end
    return [*found, (query[done:], "", False)]
