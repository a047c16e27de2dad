"""The proof that something about to be written names no officer: every output of a redacted build passes it.

``prove(names, [("index.html", text), ("streets.csv", data)])`` raises where a name is left and says where. A text is
searched as it stands and as a reader's program will decode it: percent signs, entities and backslashes undone. A place
is searched too, for a file's name and a page's address are published with it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Set
from functools import cached_property
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.language.name_words import name_words
from goldenthread.namespaces import STATUS, XSD
from goldenthread.redaction.mention_kinds import Kind, Mention, Verdict
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.packed import is_packed, unpacked
from goldenthread.redaction.refusals import Leak, around, refuse_leaks
from goldenthread.redaction.said_where import is_in_lower_case, is_of_the_product
from goldenthread.redaction.shipped import said, shipped, stands_so
from goldenthread.redaction.spellings import LETTER, WORD, folded
from goldenthread.redaction.surroundings import INLINE_MARKUP
from goldenthread.redaction.views import composed, decoded, joined_lines, without_tags

_BLOCK = 1 << 20
_AROUND = 80
"""Characters that are read on both sides of a word, to see what it stands beside."""
_HASH = re.compile(r"\b(?=[a-f]*[0-9])[0-9a-f]{8,}\b|(?<=-256;)[\w-]{43}(?![\w-])", re.ASCII)
"""A digest, in hexadecimal or as ``ni:`` writes it (RFC 6920, 3): its letters spell nobody's name."""
_DATA = frozenset((XSD.hexBinary, XSD.integer, XSD.decimal, XSD.date, XSD.boolean))
_LETTERS = bytes(byte if byte >= 128 or chr(byte).isalpha() else 32 for byte in range(256))
"""What cuts UTF-8 at whatever is no letter, for :meth:`bytes.translate`; what lies beyond ASCII is cut later."""
_KEPT = 200_000
MOST = 20
"""Places that are named at once."""


def prove(
    names: Names,
    outputs: Iterable[tuple[str, str | bytes]],
    *,
    proved: Iterable[str] = (),
    printed: Iterable[str] = (),
) -> None:
    """Searches outputs for every name of an officer.

    Args:
        names: who is not to be named, from a build or its seal.
        outputs: each a place (a file's name, an address) and what is to be written there; bytes are UTF-8.
        proved: the texts of the dataset that the outputs are made of, itself proved; only read where they are needed.
        printed: texts of the product that are printed in another form than they ship.

    Raises:
        BuildError: a name is left; it says where.
    """
    search = Search(names, proved=proved, printed=printed)
    refuse_leaks(islice((leak for place, text in outputs for leak in search.leaks(place, text)), MOST))


class Search:
    """A search of many outputs for the names of officers: what was seen once is not judged again.

    A whole name, or a name beside a title, is found wherever it stands. A surname that is a word too is none of the
    findings where it stands alone, for that was judged when the dataset was made; nor where it stands so beside a post
    in a text of the product or of the proved dataset; nor where the product put a word of the dataset beside a post
    (``Chief Executive's, Parks``).

    Args:
        names: who is not to be named, from a build or its seal.
        proved: the texts of the dataset that the outputs are made of, itself proved; only read where they are needed.
        printed: texts of the product that are printed in another form than they ship.
    """

    def __init__(self, names: Names, *, proved: Iterable[str] = (), printed: Iterable[str] = ()) -> None:
        self._names, self._proved, self._printed = names, proved, printed
        self._harmless: set[bytes] = set()
        self._seen: dict[tuple[str, int], tuple[Mention, ...]] = {}

    @cached_property
    def _shipped(self) -> str:
        return said((*shipped(), *self._printed))

    @cached_property
    def _dataset(self) -> str:
        return said(self._proved)

    def leaks(self, place: str, text: str | bytes) -> Iterator[Leak]:
        """Every place of one output that names an officer, with its line."""
        if isinstance(text, bytes):
            text = text.decode("utf-8", "replace")
        if any(self._names.mentions(composed(unquote(part)), address=True) for part in re.split(r"[/\\]", place)):
            yield Leak(place, "", "its own name names an officer")
        line = 1
        before: set[tuple[str, str]] = set()
        for block, length in _blocks(text):
            found = dict.fromkeys(self._in_block(place, block, line))
            yield from (leak for leak in found if (leak.place, leak.kind) not in before)
            before = {(leak.place, leak.kind) for leak in found}
            line += block.count("\n", 0, length)

    def _in_block(self, place: str, block: str, first: int) -> Iterator[Leak]:
        plain = composed(block)
        views = (plain, decoded(block), joined_lines(plain), without_tags(decoded(block)))
        told: set[tuple[Kind, str]] = set()  # what an earlier view has shown, whose lines are those of the file
        for view in dict.fromkeys(views):
            known = frozenset(told)
            spellings = self._beginnings(view)
            if not spellings:
                continue
            either = "|".join(map(re.escape, sorted(spellings)))
            for match in re.finditer(rf"(?<!{LETTER})(?:{either})(?!{LETTER})", view):
                start = max(0, match.start() - _AROUND)
                window = view[start : match.end() + _AROUND]
                for mention in self._mentions(window, match.start() - start):
                    one = (mention.kind, window[mention.start : mention.end])
                    if one in known:
                        continue
                    told.add(one)
                    line = first + view.count("\n", 0, start + mention.start)
                    yield Leak(f"{place}:{line}", around(window, mention.start, mention.end), mention.kind.value)

    def _beginnings(self, view: str) -> list[str]:
        """The words of a text that a mention may stand around: with a surname, a whole name or a title."""
        words = set(view.encode("utf-8", "replace").translate(_LETTERS).split())
        words -= self._harmless
        found = []
        for word in words:
            some = [one for one in WORD.findall(word.decode()) if self._may_begin(folded(one))]
            if some:
                found += some
            else:
                self._harmless.add(word)
        return found

    def _may_begin(self, word: str) -> bool:
        return self._names.seal(word) in self._names.anchors or word in name_words().courtesy

    def _mentions(self, window: str, at: int) -> tuple[Mention, ...]:
        found = self._seen.get((window, at))
        if found is None:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            text = _HASH.sub(lambda match: "0" * len(match[0]), window)
            mentions = self._names.mentions_at(text, at)
            found = self._seen[window, at] = tuple(one for one in mentions if not self._is_judged(one, window))
        return found

    def _is_judged(self, mention: Mention, text: str) -> bool:
        """Whether a mention names nobody, by what people decided and by what the product says itself."""
        ask = mention.verdict is Verdict.ASK
        if mention.kind is Kind.ALONE and ask:
            return True
        if mention.kind in (Kind.NAME, Kind.TITLE) and not ask:
            return False
        words = _plainly(text, *mention.ground)
        kept = (ruling.within for ruling in self._names.rulings.get(mention.key, ()) if not ruling.hide)
        if ask and any(words.casefold() in within.casefold() for within in kept):
            return True
        if stands_so(words, self._shipped) or stands_so(_with_its_neighbour(mention, text), self._shipped):
            return True
        return (ask or bool(mention.post)) and stands_so(_plainly(text, mention.start, mention.end), self._dataset)


def _plainly(text: str, start: int, end: int) -> str:
    return decoded(INLINE_MARKUP.sub("", text[start:end]))


def _with_its_neighbour(mention: Mention, text: str) -> str:
    """A name with the next word on the side where its post does not stand; nothing where a tag ends there."""
    if mention.post is None:
        return ""
    if mention.post[0] < mention.start:
        following = WORD.search(text, mention.end)
        start, end = mention.start, following.end() if following else 0
    else:
        before = list(WORD.finditer(text, 0, mention.start))
        start, end = before[-1].start() if before else mention.end, mention.end
    return "" if {"<", ">"} & set(words := _plainly(text, start, end)) else words


def texts_of(folder: Path) -> Iterator[tuple[str, str | bytes]]:
    """What the files of a folder say, for :func:`prove`; cells of a table are kept apart, that no two make a name."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = path.relative_to(folder).as_posix()
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as stream:
                yield place, "\n".join(" {} ".join(cells) for cells in csv.reader(stream))
        elif is_packed(path):
            yield from ((place, text) for text in unpacked(path))
        else:
            yield place, path.read_bytes()


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """A text in pieces, each with the beginning of the next, that no name is cut; and how long it is without that."""
    start = 0
    while start < len(text):
        end = len(text) if start + _BLOCK >= len(text) else text.rfind("\n", start, start + _BLOCK) + 1
        end = end if end > start else min(len(text), start + _BLOCK)
        yield text[start : end + 2 * _AROUND], end - start
        start = end


def prove_statements(
    lines: list[bytes], names: Names, base: str, told_of_members: Set[str] = frozenset()
) -> Iterator[Leak]:
    """Every line of a dataset that names an officer, in its texts or its addresses.

    Args:
        lines: N-Quads, one statement a line.
        names: who is not to be named.
        base: what the addresses of the data begin with.
        told_of_members: what tells of an elected member alone, whose name an officer may bear.
    """
    seen: set[tuple[NamedNode | Literal, bool, bool, bool]] = set()
    for number, quad in enumerate(parse(input=b"".join(lines), format=RdfFormat.N_QUADS), start=1):
        own, low = is_of_the_product(quad, base), is_in_lower_case(quad)
        member = isinstance(quad.subject, NamedNode) and quad.subject.value in told_of_members
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, NamedNode | Literal) and (term, own, low, member) not in seen:
                seen.add((term, own, low, member))
                yield from _in_term(term, names, base, number, quad, member=member)


def _in_term(
    term: NamedNode | Literal, names: Names, base: str, number: int, quad: Quad, *, member: bool
) -> Iterator[Leak]:
    if isinstance(term, Literal):
        if term.datatype.value in _DATA:
            return
        text = composed(term.value)
        views = dict.fromkeys((text, without_tags(decoded(text))))
        found = [one for view in views for one in names.mentions(view, address=is_in_lower_case(quad))]
        if is_of_the_product(quad, base):
            found = [mention for mention in found if mention.is_beyond_doubt]
        if member:
            found = [mention for mention in found if mention.verdict is not Verdict.ASK]
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
