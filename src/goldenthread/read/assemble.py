"""From mended rows to commitments: values cleaned, milestones under their activities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from goldenthread.issues import Issue
from goldenthread.language.date_order import order_of
from goldenthread.language.deadline_cells import Deadline
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Claim, Commitment, Edition, Kind, Progress, TakenFor
from goldenthread.read.field_values import read_rated_cell, read_status, status_words
from goldenthread.read.known_names import KnownNames, names_nobody
from goldenthread.read.layout import Layout
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.lead_members import read_leads, read_portfolios
from goldenthread.read.name_cutting import learn_names
from goldenthread.read.officer_cells import NamesRead, read_officers, with_units
from goldenthread.read.percent_columns import PercentColumn
from goldenthread.read.raw import RawRow
from goldenthread.read.row_deadlines import REVISED, RowDeadlines
from goldenthread.read.text import bare_ref
from goldenthread.statuses import status_concept


@dataclass(slots=True)
class Assembly:
    """Commitments of one document, with what was met on the way."""

    commitments: list[Commitment] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


_NAMES: tuple[FieldName, ...] = ("officers", "leads", "lead_members", "directorates")
_TOLD: tuple[FieldName, ...] = ("lead_members", "directorates")
"""Fields of names of which a cell that names nobody is told here."""
_REPEATING: tuple[FieldName, ...] = (*_NAMES, "deadline", "revised_deadline", "status", "rated_status", "percent")
"""Fields whose cells may repeat the one above in words."""

BESIDE = "beside a name"
"""What stands for the words of a head in notes of what a cell of names says beside the names."""
BEGINS = "start of the deadline"
"""The same in the note of the first day, where a deadline is a span of days."""

_MESSAGES = {
    "date-impossible": "The printed date does not exist in the calendar.",
    "date-illegible": "The printed date cannot be read.",
    "date-doubtful": "The words beside its dates speak of a change, or of days that come again: which of them hold?",
    "date-both-ways": "Nothing in the column tells day from month: it was read day first ([dates] order).",
    "date-not-set": "No date is set.",
    "date-not-a-deadline": "The printed date is when something begins or was done, not a deadline.",
    "percent-illegible": "The printed percentage cannot be read.",
    "percent-scaled": "Nothing in the column exceeds 1 and nothing has a sign: its numbers were read as fractions.",
    "percent-missing": "The place of the percentage is printed, but no number.",
}


class Assembler:
    """Makes commitments of rows, one document at a time.

    Args:
        layout: the layout.
        edition: the edition.
        lead_cells: all lead cells of the document, from which names are learnt.
        columns: the filled cells of each field of the document, from which the order of day and month is learnt, what
            percentages count to, and which units there are.
        lines: the lines of the document.
    """

    def __init__(
        self,
        layout: Layout,
        edition: Edition,
        lead_cells: Sequence[str],
        columns: Mapping[FieldName, Sequence[str]],
        lines: Sequence[str],
    ) -> None:
        self.layout = layout
        self.edition = edition.label
        self.words = lexicon(edition.language)
        deadlines = columns.get("deadline", ())
        order = layout.dates.order or order_of(deadlines, words=self.words)
        year_start = edition.year_start if edition.year_start > date.min else None
        self.deadlines = RowDeadlines(order or "dmy", year_start, self.words, unsure=not order)
        self.percents = PercentColumn.of(columns.get("percent", ()), layout.percent.scale, edition.language)
        self.scale_found = self.percents.found
        self.lines = lines
        names = layout.names
        self.known_names: KnownNames = learn_names(
            lead_cells,
            layout.post_words,
            layout.member_titles,
            units=columns.get("directorates", ()),
            like=KnownNames(form=names.form, separators=names.separators, one=names.one, language=edition.language),
        )
        self._statuses = status_words({**self.words.statuses, **layout.statuses})
        self._above: Mapping[FieldName, str] = {}
        self.assembly = Assembly()
        self._keys: dict[str, int] = {}
        self._activity: Commitment | None = None

    def add(self, row: RawRow, under: str) -> Commitment:
        """The commitment of one row, under its activity or heading."""
        row = self._as_above(row)
        fields = row.fields
        ref, title = self._ref_and_title(row)
        names, members, members_printed = self._leads(fields)
        deadline, unread = self.deadlines.read(row), self.deadlines.unread_revision(row)
        parent = under
        if row.states is Kind.MILESTONE:
            parent = self._activity.key if self._activity else ""
        commitment = Commitment(
            key=self._key(row.states, row.begins),
            kind=row.states,
            ref=ref,
            text=title,
            text_printed="\n".join(self.lines[number - 1] for number in row.lines),
            parent=parent,
            line=row.begins,
            lines=row.lines,
            officers=names.officers,
            directorates=names.directorates,
            officers_printed=fields.get("officers", "") or fields.get("leads", ""),
            lead_members=members,
            members_printed=members_printed,
            deadlines=deadline.dates,
            deadline_printed=deadline.printed,
            deadline_suggested=deadline.suggested,
            deadline_original=deadline.original,
            progress=self._progress(row),
            notes=(*row.notes, *_notes(names, deadline), *_revision(unread)),
        )
        if row.states is Kind.ACTIVITY:
            self._activity = commitment
        self._note(row, commitment, names, deadline)
        if unread:
            message = "A revised deadline is printed, but no day can be read: the first one was left in force."
            self._issue(row, unread.problem, "revised_deadline", unread.printed, "", "read-dates", message)
        self.assembly.commitments.append(commitment)
        for number in row.lines:
            taken = TakenFor(commitment.kind) if number == row.begins else TakenFor.CONTINUATION
            rule = "row" if len(row.lines) == 1 else "rejoined-row"
            self.assembly.claims.append(Claim(number, taken, rule, commitment.key))
        return commitment

    def _key(self, kind: Kind, line: int) -> str:
        stem = f"{kind.value[0]}{line}"
        count = self._keys[stem] = self._keys.get(stem, 0) + 1
        return stem if count == 1 else f"{stem}.{count}"

    def _ref_and_title(self, row: RawRow) -> tuple[str, str]:
        ref, title = row.fields.get("ref", ""), row.title
        pattern = self.layout.refs.get(row.states.value)  # type: ignore[call-overload]
        if pattern and (match := pattern.search(title)):
            ref = ref or match.group("ref")
            title = title[match.end() :].strip()
        return bare_ref(ref), title

    def _as_above(self, row: RawRow) -> RawRow:
        """The row with what the row above says, where its cells say so in words: ``ditto``."""
        for name in _REPEATING:
            printed = row.fields.get(name, "")
            if not printed or not self.words.holds("as_above", printed.strip("()[] ")):
                continue
            above = self._above.get(name, "")
            message = "The cell repeats the one above." if above else "The cell repeats one above that there is not."
            code = "name-repeated" if name in _NAMES else "cell-repeated"
            issue = Issue(self.edition, row.begins, code, name, printed, above, "as-above", message, row.lines)
            row = row.with_fields(issue, **{name: above})
        self._above = row.fields
        return row

    def _leads(self, fields: Mapping[FieldName, str]) -> tuple[NamesRead, tuple[str, ...], str]:
        if fields.get("leads"):
            names = read_leads(fields["leads"], self.known_names, self.layout.member_titles)
            if units := fields.get("directorates"):
                names = with_units(names, units, self.known_names)
            return names, names.members, fields["leads"]
        members_printed = fields.get("lead_members", "")
        titles = self.layout.member_titles or self.words.words("member_titles")
        printed = read_portfolios(members_printed, titles)
        members = tuple(member for member in printed if not names_nobody(member, self.words.language))
        names = read_officers(fields.get("officers", ""), self.known_names)
        if units := fields.get("directorates"):
            names = with_units(names, units, self.known_names)
        if titled := tuple(one for one in names.members if one not in members):
            return names, (*members, *titled), members_printed or fields["officers"]
        return names, members, members_printed

    def _progress(self, row: RawRow) -> Progress:
        fields = row.fields
        rag, status_printed, percent_printed = "", fields.get("status", ""), fields.get("percent", "")
        if "rated_status" in fields:
            rated = read_rated_cell(fields["rated_status"], self._statuses, language=self.words.language)
            rag = rated.rag
            status_printed, percent_printed = rated.status or status_printed, rated.percent or percent_printed
        percent = self.percents.read(percent_printed)
        if self.scale_found and percent.value:
            self.scale_found = False
            self._issue(row, "percent-scaled", "percent", percent_printed, f"{percent.value:g}", "percent-by-column")
        if percent.problem:
            self._issue(
                row,
                percent.problem,
                "percent",
                percent_printed,
                "" if percent.suggested is None else f"{percent.suggested:g}",
                "read-percent",
            )
        known = self._statuses
        status = read_status(status_printed, known) if status_printed else ""
        if status and status not in known.values() and not status_concept(status):
            self._issue(
                row,
                "status-unknown",
                "status",
                status_printed,
                status,
                "read-status",
                "The printed status is none that the layout knows.",
            )
        return Progress(
            status, status_printed, rag, percent.value, percent_printed, percent.suggested, self._comment(row)
        )

    def _comment(self, row: RawRow) -> str:
        """The comment of a row; a cell of nothing but marks is the trace of a ruled line, and no comment."""
        comment = row.fields.get("comment", "")
        if comment and not any(char.isalnum() for char in comment):
            self._issue(row, "stray-text", "comment", comment, "", "marks-are-no-comment", "A comment of marks alone.")
            return ""
        return comment

    def _note(self, row: RawRow, commitment: Commitment, names: NamesRead, deadline: Deadline) -> None:
        self.assembly.issues += row.issues
        if deadline.problem:
            self._issue(
                row,
                deadline.problem,
                "deadline",
                deadline.printed,
                "|".join(day.isoformat() for day in deadline.suggested),
                "read-dates",
            )
        for part in names.illegible:
            self._issue(
                row, "name-illegible", "officers", part, "", "read-officers", "Part of the lead cell is no name."
            )
        for part in names.doubtful:
            self._issue(
                row,
                "name-doubtful",
                "officers",
                part,
                part,
                "read-officers",
                "It can be read in more than one way: one name with its post or unit, or several names.",
            )
        nobody = [("officers", part) for part in names.nobody]
        nobody += [
            (name, cell) for name in _TOLD if names_nobody(cell := row.fields.get(name, ""), self.words.language)
        ]
        for name, part in nobody:
            self._issue(row, "name-not-set", name, part, "", "read-officers", "The cell says that nobody is named.")
        if not commitment.text and not any(issue.code == "title-missing" for issue in row.issues):
            self._issue(row, "title-missing", "title", "", "", "read-title", "The row has no title.")
        if commitment.kind is Kind.MILESTONE and not commitment.parent:
            self._issue(
                row, "parent-missing", "parent", "", "", "read-parent", "The milestone stands under no activity."
            )

    def _issue(self, row: RawRow, code: str, name: str, printed: str, value: str, rule: str, message: str = "") -> None:
        self.assembly.issues.append(
            Issue(self.edition, row.begins, code, name, printed, value, rule, message or _MESSAGES[code], row.lines)
        )


def _notes(names: NamesRead, deadline: Deadline) -> Iterator[tuple[str, str]]:
    """What cells say beside the values that are read from them."""
    yield from ((BESIDE, said) for said in dict.fromkeys(names.beside))
    if deadline.starts and deadline.dates:
        yield BEGINS, deadline.starts.isoformat()


def _revision(unread: Deadline | None) -> tuple[tuple[str, str], ...]:
    """The words of a revised deadline that is no day, as a note."""
    return ((REVISED, unread.printed),) if unread else ()
