"""The proof that something about to be written names no officer: every output of a redacted build passes it.

``prove(names, [("index.html", text), ("streets.csv", data)])`` raises where a name is left and says where. A text is
searched as it stands and as a reader's program will decode it: percent signs, entities and backslashes undone. A place
is searched too, for a file's name and a page's address are published with it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.identity.name_words import name_words
from goldenthread.namespaces import STATUS, XSD
from goldenthread.redaction.mentions import Kind, Names
from goldenthread.redaction.refusals import Leak, around, refuse_leaks
from goldenthread.redaction.spellings import WORD, folded
from goldenthread.redaction.views import composed, decoded

_BLOCK = 1 << 20
_AROUND = 80
"""Characters that are read on both sides of a word, to see what it stands beside."""
_HASH = re.compile(r"\b(?=[a-f]*[0-9])[0-9a-f]{8,}\b")
_DATA = frozenset((XSD.hexBinary, XSD.integer, XSD.decimal, XSD.date, XSD.boolean))
MOST = 20
"""Places that are named at once."""


def prove(names: Names, outputs: Iterable[tuple[str, str | bytes]]) -> None:
    """Searches outputs for every name of an officer.

    Args:
        names: who is not to be named, from a build or its seal.
        outputs: each a place (a file's name, an address) and what is to be written there; bytes are UTF-8.

    Raises:
        BuildError: a name is left; it says where.
    """
    refuse_leaks(islice((leak for place, text in outputs for leak in leaks(names, place, text)), MOST))


def leaks(names: Names, place: str, text: str | bytes) -> Iterator[Leak]:
    """Every place of one output that names an officer, with its line."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if any(names.mentions(composed(unquote(part)), address=True) for part in re.split(r"[/\\]", place)):
        yield Leak(place, "", "its own name names an officer")
    line = 1
    for block in _blocks(text):
        yield from _in_block(names, place, block, line)
        line += block.count("\n")


def texts_of(folder: Path) -> Iterator[tuple[str, str | bytes]]:
    """What the files of a folder say, for :func:`prove`; cells of a table are kept apart, that no two make a name."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = path.relative_to(folder).as_posix()
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as stream:
                yield place, "\n".join(" {} ".join(cells) for cells in csv.reader(stream))
        else:
            yield place, path.read_bytes()


def _blocks(text: str) -> Iterator[str]:
    """A text in pieces that end at the ends of lines."""
    start = 0
    while start < len(text):
        end = len(text) if start + _BLOCK >= len(text) else text.rfind("\n", start, start + _BLOCK) + 1
        end = end if end > start else min(len(text), start + _BLOCK)
        yield text[start:end]
        start = end


def _in_block(names: Names, place: str, block: str, first: int) -> Iterator[Leak]:
    plain = composed(block)
    for view in dict.fromkeys((plain, decoded(block))):
        if not names.may_name(view):
            continue
        view = _HASH.sub("0", view)
        spellings = [word for word in set(WORD.findall(view)) if _may_begin(folded(word), names)]
        if not spellings:
            continue
        either = re.compile("|".join(map(re.escape, sorted(spellings, key=lambda word: (-len(word), word)))))
        done = 0
        mentions_in = lru_cache(maxsize=100_000)(names.mentions)
        for match in either.finditer(view):
            if match.start() < done:
                continue
            start, end = max(0, match.start() - _AROUND), min(len(view), match.end() + _AROUND)
            window = view[start:end]
            for mention in mentions_in(window):
                if start + mention.start < match.end() and match.start() < start + mention.end:
                    line = first + view.count("\n", 0, start + mention.start)
                    yield Leak(f"{place}:{line}", around(window, mention.start, mention.end), mention.kind.value)
                    done = start + mention.end


def _may_begin(word: str, names: Names) -> bool:
    """Whether a mention may stand around a word: it holds a surname, a whole name or a title."""
    key = names.seal(word)
    return key in names.anchors or word in name_words().courtesy


def prove_statements(lines: list[bytes], names: Names, base: str) -> Iterator[Leak]:
    """Every line of a dataset that names an officer, in its texts or its addresses.

    Args:
        lines: N-Quads, one statement a line.
        names: who is not to be named.
        base: what the addresses of the data begin with.
    """
    seen: set[NamedNode | Literal] = set()
    for number, quad in enumerate(parse(input=b"".join(lines), format=RdfFormat.N_QUADS), start=1):
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, NamedNode | Literal) and term not in seen:
                seen.add(term)
                yield from _in_term(term, names, base, number, quad)


def _in_term(term: NamedNode | Literal, names: Names, base: str, number: int, quad: Quad) -> Iterator[Leak]:
    if isinstance(term, Literal):
        if term.datatype.value in _DATA:
            return
        text = composed(term.value)
        found = names.mentions(text)
    else:
        ours = term.value.startswith((base, STATUS))
        text = composed(unquote(_HASH.sub("0", term.value)))
        parts = text.split("/") if ours else [text]
        found = [mention for part in parts for mention in names.mentions(part, address=True)]
        if not ours:
            found = [mention for mention in found if mention.kind is Kind.NAME]
    for mention in found:
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        place = f"statement {number}, graph {graph}, {quad.subject} {quad.predicate}"
        words = around(text, mention.start, mention.end) if isinstance(term, Literal) else text
        yield Leak(place, words, mention.kind.value)
