"""General rules that mend what extraction broke, one function a rule, each leaving an issue with its name.

Every rule takes the rows of one document in order and gives the rows as they must have been printed. No rule reaches
over a table head or a heading (a row's ``stretch``). What is a matter of columns is mended before (``columns``); the
rule that puts split rows together has a module of its own (``rejoin``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from rapidfuzz import fuzz

from goldenthread.issues import Issue
from goldenthread.language.deadline_cells import holds_deadline
from goldenthread.read.raw import Context, RawRow, Rule
from goldenthread.read.rejoin import rejoin_split_rows, small_tells, titles_stand_alone
from goldenthread.read.text import begins_inside, ends_sentence, join_lines


def return_pushed_letters(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Letters that a column boundary pushed out of a word of the title into the next cell, put back.

    The word is the last one that is no word without the letters and one with them.
    """
    out = []
    for row in rows:
        cell = row.fields.get("officers", "")
        match = re.match(r"^([a-z]{1,3}) (?=[A-Z(])", cell)
        place = _cut_word(row.title, match.group(1), context.known) if match else 0
        if match and place:
            title = row.title[:place] + match.group(1) + row.title[place:]
            issue = context.issue(
                row,
                "cell-repaired",
                "return-pushed-letters",
                "Letters at the start of the officer's cell belong to a word of the title.",
                field="title",
                printed=f"{row.title} | {cell}",
                value=title,
            )
            row = row.with_fields(issue, title=title, officers=cell[match.end() :])
        out.append(row)
    return out


def _cut_word(title: str, letters: str, known: Collection[str]) -> int:
    """Where the last word ends that needs these letters, or 0."""
    place = 0
    for match in re.finditer(r"[A-Za-z]+", title):
        word = match.group().lower()
        whole = word in known and (len(word) > 1 or word == "a")
        if not whole and word + letters in known:
            place = match.end()
    return place


def set_aside_debris(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Rows that are only traces: no title, no date, hardly a letter."""
    out: list[RawRow] = []
    for row in rows:
        letters = 0 if row.title else sum(char.isalpha() for text in row.fields.values() for char in text)
        if not row.title and letters <= 4 and not holds_deadline(row.fields.get("deadline", "")):
            if not out:
                continue
            issue = Issue(
                context.edition,
                row.lines[0],
                "debris",
                printed=" | ".join(row.fields.values()),
                rule="set-aside-debris",
                message="A line of traces was set aside.",
                lines=row.lines,
            )
            out[-1] = out[-1].with_issue(issue)
            continue
        out.append(row)
    return out


def doubled(text: str) -> str:
    """The half of a text that is printed twice over, or the text.

    >>> doubled("Fern Hollis (PLACE) Fern Hollis (PLACE)"), doubled("Fern Hollis (PLACE)")
    ('Fern Hollis (PLACE)', 'Fern Hollis (PLACE)')
    """
    half = len(text) // 2
    return text[:half] if len(text) > 4 and text[:half].strip() == text[half:].strip() else text


def leave_out_ghosts(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Doubled traces of the row above: its title again, beside cells that are printed twice or hold only marks.

    A title that repeats the row above and goes on is a new row whose own title is what goes on.
    """
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        officers = row.fields.get("officers", "")
        if above and len(row.title) >= 30:
            same = row.title == above.title
            marks = not any(char.isalnum() for text in row.anchors.values() for char in text)
            if (same and officers and doubled(officers) != officers) or (marks and above.title.startswith(row.title)):
                issue = context.issue(
                    row,
                    "ghost-left-out",
                    "leave-out-ghosts",
                    "A garbled repeat of the row above was left out.",
                    field="title",
                    printed=" | ".join(row.fields.values()),
                )
                out[-1] = above.with_lines(*row.lines).with_issue(issue)
                continue
            if row.title.startswith(above.title + " ") and row.title[len(above.title) + 1].isupper():
                own = row.title[len(above.title) :].strip()
                issue = context.issue(
                    row,
                    "ghost-left-out",
                    "leave-out-ghosts",
                    "The words of the row above stood before the row's own title.",
                    field="title",
                    printed=row.title,
                    value=own,
                )
                row = row.with_fields(issue, title=own)
        out.append(row)
    return out


def return_sentence_end(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """The end of a sentence that slipped into the title below, put back."""
    if not context.small_tells:
        return list(rows)
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        match = re.match(r"^([a-z][^.]{0,120}\.)\s+(?=[A-Z0-9])(.+)$", row.title)
        if above and match and row.anchors and above.anchors and not ends_sentence(above.title):
            title = join_lines(above.title, match.group(1))
            issue = context.issue(
                row,
                "row-repaired",
                "return-sentence-end",
                "The end of the title above stood at the start of this one.",
                field="title",
                printed=row.title,
                value=match.group(2),
            )
            out[-1] = above.with_fields(title=title).with_lines(*row.lines)
            row = row.with_fields(issue, title=match.group(2))
        out.append(row)
    return out


def undouble_cells(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Cells printed twice over beside a title that only repeats the end of the one above.

    The cells are read once. The words of the title are lost: the row has none, and the issue tells what is printed.
    """
    out: list[RawRow] = []
    for row in rows:
        above = out[-1] if out and out[-1].stretch == row.stretch else None
        officers = row.fields.get("officers", "")
        repeats = above and row.title and above.title != row.title and above.title.endswith(row.title)
        if (
            above
            and repeats
            and begins_inside(row.title, small_tells=context.small_tells)
            and doubled(officers) != officers
        ):
            issue = context.issue(
                row,
                "title-missing",
                "undouble-cells",
                "The title only repeats the end of the one above: its own words are lost, and the row has no title. "
                "Doubled cells were read once.",
                field="title",
                printed=" | ".join(row.fields.values()),
            )
            row = row.with_fields(issue, title="", officers=doubled(officers), comment=doubled(row.comment))
        out.append(row)
    return out


def drop_fused_cells(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """The officer's cell and the beginning of a date printed again at the end of a title, left out."""
    out = []
    for row in rows:
        officers = row.fields.get("officers", "")
        cut = _fused_officer(row.title, officers) if officers else 0
        if cut:
            title = row.title[:cut].strip()
            issue = context.issue(
                row,
                "cell-repaired",
                "drop-fused-cells",
                "The officer's cell was printed again in the title.",
                field="title",
                printed=row.title,
                value=title,
            )
            row = row.with_fields(issue, title=title)
        out.append(row)
    return out


def _fused_officer(title: str, officers: str) -> int:
    """Where in a title the officer's cell begins again, perhaps with a piece of a date after it, or 0."""
    for words in (2, 3, 4):
        name = rf"(?:[A-Z][\w'-]+ ){{{words}}}\([A-Za-z&' ]+\)"
        match = re.search(rf"\s({name})\s*(?:\d{{1,2}}/[\d/]*)?$", title)
        if match and fuzz.ratio(match.group(1), officers) >= 85:
            return match.start()
    return 0


def split_doubled_rows(rows: Sequence[RawRow], context: Context) -> list[RawRow]:
    """Two rows printed as one: the deadline twice, the officers of both, the titles run together.

    The titles part before a word that often begins titles and stands after a word without a full stop.
    """
    out: list[RawRow] = []
    for row in rows:
        deadline = row.fields.get("deadline", "")
        single = doubled(deadline)
        cut = _title_cut(row.title, context.openers) if single != deadline else 0
        if not cut:
            out.append(row)
            continue
        officers = _part_officers(row.fields.get("officers", ""))
        issue = context.issue(
            row,
            "cell-split",
            "split-doubled-row",
            "Two rows printed as one were parted.",
            field="title",
            printed=row.title,
            value=row.title[:cut].strip(),
        )
        out.append(row.with_fields(issue, title=row.title[:cut].strip(), officers=officers[0], deadline=single.strip()))
        out.append(row.with_fields(title=row.title[cut:].strip(), officers=officers[1], deadline=single.strip()))
    return out


def _title_cut(title: str, openers: Counter[str]) -> int:
    """Where the second of two titles begins, or 0."""
    for match in re.finditer(r"(?<=[A-Za-z]) ([A-Z][a-z]+)\b", title):
        if openers[match.group(1)] >= 2:
            return match.start(1)
    return 0


def _part_officers(cell: str) -> tuple[str, str]:
    """The first person with a code, and the rest."""
    match = re.match(r"^([^()]+\([^()]*\))\s+(?=[A-Z])(.+)$", cell)
    return (match.group(1), match.group(2)) if match else (cell, cell)


RULES: tuple[Rule, ...] = (
    return_pushed_letters,
    set_aside_debris,
    leave_out_ghosts,
    return_sentence_end,
    rejoin_split_rows,
    undouble_cells,
    drop_fused_cells,
    split_doubled_rows,
)
"""The rules in the order in which they are applied."""


def mend(rows: Sequence[RawRow], edition: str, known: Collection[str]) -> list[RawRow]:
    """All rules over the rows of one document."""
    openers = Counter(word for row in rows for word in row.title.split()[:1])
    context = Context(edition, known, openers, small_tells(rows), titles_stand_alone(rows))
    mended = list(rows)
    for rule in RULES:
        mended = rule(mended, context)
    return mended
