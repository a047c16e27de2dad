"""The graph without the names of officers: in every statement, title, comment and quoted line.

Elected members and posts stay as they are. The documents themselves have no place beside a redacted graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.errors import BuildError
from goldenthread.export.pseudonyms import (
    Pseudonyms,
    Term,
    full_names,
    in_a_reason,
    key_of,
    lone_parts,
    means_an_officer,
    pseudonyms,
    value_of,
)
from goldenthread.graph import nquads, recounted
from goldenthread.namespaces import DCTERMS, FOAF, GT, OA, ORG, RDF, RDFS, SKOS

NOTE = "Officers are named by pseudonyms here; the documents themselves are left out."
"""What the redacted graph says of itself, of each council."""

_CELLS = frozenset((OA.exact, DCTERMS.description, GT.officersPrinted, GT.membersPrinted, GT.printed))
"""What holds cells as they are printed, names cut by line breaks among them."""
_AT_ONCE = 5_000
"""Statements that are written together: more would only take memory."""
_PERSONAL = frozenset((SKOS.altLabel, SKOS.editorialNote))
"""What is said of an officer that only tells other spellings of the name."""


def redacted(dataset: Path) -> list[bytes]:
    """The lines of a dataset as sorted N-Quads in which no officer is named.

    Raises:
        BuildError: the file is not N-Quads.
    """
    lines: list[bytes] = []
    try:
        names = pseudonyms(parse(path=str(dataset), format=RdfFormat.N_QUADS))
        quads = redact(parse(path=str(dataset), format=RdfFormat.N_QUADS), names)
        while some := list(islice(quads, _AT_ONCE)):
            lines += nquads(some).splitlines(keepends=True)
    except (SyntaxError, UnicodeDecodeError, OSError) as error:
        raise BuildError("the built dataset cannot be read: run 'goldenthread build' again", path=dataset) from error
    lines.sort()
    return recounted([line for line, _ in groupby(lines)])


def write_redacted(dataset: Path, target: Path) -> Path:
    """Writes a dataset without the names of officers; the target may be the dataset itself.

    Raises:
        BuildError: the dataset is not N-Quads.
    """
    lines = redacted(dataset)
    with target.open("wb") as stream:
        stream.writelines(lines)
    return target


def redact(quads: Iterable[Quad], names: Pseudonyms) -> Iterator[Quad]:
    """The quads with every name of an officer replaced.

    Args:
        quads: the whole graph.
        names: who is called what.
    """
    texts = _Texts(names)
    for quad in quads:
        subject, predicate, of = value_of(quad.subject), quad.predicate.value, quad.object
        if subject in names.by_person:
            if predicate in _PERSONAL:
                continue
            if predicate == FOAF.name:
                of = Literal(names.by_person[subject])
        if isinstance(of, Literal):
            of = texts.literal(of, subject, predicate)
        yield Quad(_moved(quad.subject, names), quad.predicate, _moved(of, names), quad.graph_name)  # type: ignore[arg-type]
        if predicate == RDF.type and value_of(of) == ORG.FormalOrganization:
            yield Quad(quad.subject, NamedNode(SKOS.editorialNote), Literal(NOTE), quad.graph_name)


def _moved(term: Term, names: Pseudonyms) -> Term:
    if isinstance(term, NamedNode) and term.value in names.moved:
        return NamedNode(names.moved[term.value])
    return term


class _Texts:
    """Replaces names in texts, each text once."""

    def __init__(self, names: Pseudonyms) -> None:
        self._names = names
        self._full, self._lone, self._reason = full_names(names), lone_parts(names), in_a_reason(names)
        self._last_words = {name.split()[-1] for name in names.by_name}
        self._whole = lru_cache(maxsize=20_000)(self._without_names)

    def literal(self, literal: Literal, subject: str, predicate: str) -> Literal:
        """A literal without names."""
        text = self._whole(literal.value)
        if predicate in _CELLS and self._lone:
            text = self._lone.sub(self._part, text)
        elif predicate == RDFS.comment and "/link/" in subject and self._reason:
            text = self._reason.sub(self._officer, text)
        if text == literal.value:
            return literal
        return (
            Literal(text, language=literal.language) if literal.language else Literal(text, datatype=literal.datatype)
        )

    def _without_names(self, text: str) -> str:
        low = text.casefold()
        if self._full is None or not any(word in low for word in self._last_words):
            return text
        return self._full.sub(self._name, text)

    def _name(self, match: re.Match[str]) -> str:
        return self._names.by_name[key_of(match[0])]

    def _part(self, match: re.Match[str]) -> str:
        return self._names.by_part[match[0]]

    def _officer(self, match: re.Match[str]) -> str:
        return self._part(match) if means_an_officer(match, self._names) else match[0]
