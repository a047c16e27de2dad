"""Records printed as labels and values, found in a document that nobody has described."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.language.lexicon import lexicon
from goldenthread.read.column_guesses import FIELDS_OF_ROWS, head_score
from goldenthread.read.formats import SourceRow
from goldenthread.read.label_records import LABEL
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.text import clean

_KNOWN = 0.9
"""From here on a label is one of a field's words."""
_SHARE = 0.3
"""So much of a document's lines are known labels where it is made of records."""
_REFERENCE = re.compile(r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+\S")
_MARKED = re.compile(r"#+\s+")
_DASHED = re.compile(r"(?P<label>[^\W\d_][^:]{0,48}?)\s+[-–—=]\s+(?P<value>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Records:
    """What the records of a document look like.

    Attributes:
        begins: the pattern of the line on which one begins, or empty where nothing tells it.
        why: on what that rests.
        head: a word for titles, then the labels.
        rows: of each record its title and the value of each label.
        headings: marked lines that begin no record.
    """

    begins: str
    why: str
    head: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    headings: tuple[str, ...] = ()


def _label(text: str) -> tuple[str, str]:
    """A label and its value; a dash stands for the colon behind a word of a field."""
    match = LABEL.match(text)
    dashed = None if match else _DASHED.match(text)
    if dashed and max(head_score(dashed["label"], field) for field in FIELDS_OF_ROWS) >= _KNOWN:
        match = dashed
    return (" ".join(match["label"].split()), (match["value"] or "").strip()) if match else ("", "")


def _text(row: SourceRow) -> str:
    filled = [text for cell in row.cells if (text := clean(cell))]
    return f"{filled[0].rstrip(': ')}: {' '.join(filled[1:])}" if len(filled) == 2 else " ".join(filled)


@dataclass(frozen=True, slots=True)
class _Labels:
    """The labels of a document, in printed order, the first of them all, and what it is of the record that it begins.

    Attributes:
        names: all of them.
        first: the first one.
        group: ``title`` or ``ref`` where that is what it holds, and the record begins with it; otherwise empty.
    """

    names: tuple[str, ...]
    first: str
    group: str


def find_records(rows: Sequence[SourceRow]) -> Records | None:
    """The records of a document, or none where its lines are no labels that come again and again."""
    texts = [text for row in rows if (text := _text(row)) and not row.furniture]
    labels = _labels(texts)
    if labels is None:
        return None
    starts = _starts(texts, labels)
    if not starts:
        return Records("", "", (), ())
    lines = [texts[at] for at in starts]
    others = [text for at, text in enumerate(texts) if at not in set(starts)]
    begins, why = _begins(lines, others, labels)
    below = (name for name in labels.names if not labels.group or name != labels.first)
    head = (labels.first if labels.group == "ref" else lexicon().words("head_title")[0], *below)
    found = tuple(
        SourceRow(_cells(texts[at:end], head, begins), f"line={at + 1}")
        for at, end in zip(starts, [*starts[1:], len(texts)], strict=True)
    )
    marked = tuple(text for text in others if _MARKED.match(text) and not (begins and re.search(begins, text)))
    return Records(begins, why, head, found, marked)


def _labels(texts: Sequence[str]) -> _Labels | None:
    """The labels of lines, where enough of these are known labels that come again."""
    counts = Counter(name for text in texts if (name := _label(text)[0]))
    best = {name: max((head_score(name, field), field) for field in FIELDS_OF_ROWS) for name in counts}
    sure = {name for name, (score, _) in best.items() if score >= _KNOWN}
    known = [name for name, count in counts.items() if count > 1 and name in sure]
    if len(known) < 2 or sum(counts[name] for name in known) < _SHARE * len(texts):
        return None
    names = tuple(name for name, count in counts.items() if count > 1 or name in sure)
    first = next(name for text in texts if (name := _label(text)[0]) in names)
    return _Labels(names, first, _group(first, {name: best[name][1] for name in names if name in sure}))


def _group(first: str, fields: Mapping[str, FieldName]) -> str:
    """What the first label is of the record that it begins: its title, or its reference where another is its title."""
    field = fields.get(first, "")
    begins = field == "title" or (field == "ref" and "title" in fields.values())
    return field if begins else ""


def _starts(texts: Sequence[str], labels: _Labels) -> list[int]:
    """The places of the lines on which records begin; none where these are not told from their labels.

    A record begins with its first label where that is its title or reference, and otherwise with the line before it;
    or, where labels come in another order, with numbered lines that have a label below them.
    """
    firsts = [at for at, text in enumerate(texts) if _label(text)[0] == labels.first]
    if labels.group:
        return firsts if len(firsts) > 1 else []
    starts = [at - 1 for at in firsts]
    labelled = [at < 0 or _label(texts[at])[0] in labels.names for at in starts]
    if len(firsts) > 1 and not any(labelled):
        return starts
    below = [_label(text)[0] in labels.names for text in texts]
    numbered = [
        at
        for at, text in enumerate(texts[:-1])
        if not below[at] and below[at + 1] and _REFERENCE.match(_MARKED.sub("", text, count=1))
    ]
    return numbered if len(numbered) > 1 else []


def _cells(lines: Sequence[str], head: Sequence[str], begins: str) -> tuple[str, ...]:
    """The title of a record and the value of each label, which may stand on the line below it."""
    match = re.search(begins, lines[0]) if begins else None
    values = {head[0]: next(reversed(match.groupdict().values())) if match else ""}
    last = ""
    for text in lines[1:]:
        name, value = _label(text)
        if name in head[1:]:
            values[name], last = value, name
        elif last and not values[last]:
            values[last] = text
    return tuple(values.get(name, "") for name in head)


def _begins(lines: Sequence[str], others: Sequence[str], labels: _Labels) -> tuple[str, str]:
    """The pattern that all first lines of records match and no other line does, and on what it rests."""
    choices: list[tuple[str, str]] = []
    if labels.group:
        printed = re.escape(labels.first).replace(r"\ ", " ")
        why = f"a record begins with '{labels.first}'"
        choices += [(rf"^{printed}{sign}\s*(?P<{labels.group}>.+)$", why) for sign in (r"\s*:", r"\s+[-–—=]\s")]
    marks = {_MARKED.match(line) and len(line) - len(line.lstrip("#")) for line in lines}
    mark = rf"{'#' * (marks.pop() or 0)}\s+" if len(marks) == 1 and all(marks) else ""
    plain = [_MARKED.sub("", line, count=1) for line in lines]
    if all(_REFERENCE.match(line) for line in plain):
        ref = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*[a-z]?"
        dotted = r"[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})+[a-z]?"
        choices += [
            (rf"^{mark}(?P<ref>{form})[.):]?\s+(?P<title>.+)$", "a record begins with its reference")
            for form in (ref, dotted)
        ]
    if mark:
        choices.append((rf"^{mark}(?P<title>.+)$", "a record begins with a heading"))
    for pattern, why in choices:
        if all(re.search(pattern, line) for line in lines) and not any(re.search(pattern, line) for line in others):
            return pattern, why
    return "", ""
