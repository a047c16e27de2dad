"""Whatever a document holds: no cleaner raises or loses the raw text, no reading raises, no line is left out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from goldenthread.folding import UNSEEN
from goldenthread.issues import CODES
from goldenthread.language.deadline_cells import read_deadline
from goldenthread.model import Commitment, Edition, Heading, Kind, Plan
from goldenthread.read.encodings import mended
from goldenthread.read.field_values import read_percent, read_rated_cell, read_status
from goldenthread.read.known_names import KnownNames
from goldenthread.read.layout import Layout, load_layout
from goldenthread.read.lead_members import read_leads, read_portfolios
from goldenthread.read.lines import split_lines
from goldenthread.read.name_cutting import learn_names
from goldenthread.read.officer_cells import read_officers, with_units
from goldenthread.read.reader import read_edition
from goldenthread.read.repair import mend
from goldenthread.read.text import clean, join_pieces, vocabulary
from tests.cases.council import BRACKENFORD
from tests.read.golden import DATA

LAYOUTS = {
    path.stem: load_layout(path.parent, path.stem)
    for folder in (DATA, BRACKENFORD)
    for path in sorted((folder / "layouts").glob("*.toml"))
}
PLAN_YEAR = Edition(
    body="marlow-vale",
    label="2013-14",
    document="plan",
    title="Any text",
    path="sources/any.txt",
    layout="any",
    sha256="0" * 64,
    publisher="",
    licence="",
    year_start=date(2013, 4, 1),
    year_end=date(2014, 3, 31),
)

anything = st.text(max_size=60)
pieces = st.sampled_from(
    [
        "31/03/2014", "31/09/17", "(March 2013)", "(September 12; March 13)", "00/00/0040", "TBC", "100%", "10076",
        "%", "1000/", "Completed", "Overdue", "R", "A 50%", "G Completed", "Cllr Asad", "Ann Lee (D&R)", "(CS)",
        "Ann Lee Roy Poe", "Cabinet Member for Work,", "and", "&", "/", "(", ")", "[", "<b>", "</b>", "<ul><li>",
        "1 <sup>st</sup>", "&amp;", "**", "01.01.01a", "1.1", "1.1a", "1.", "Deliver the programme.", "of the",
        "To do", "Milestone", "Activity", "Lead Officer", "Deadline", "Status", "Comments", "Strategic Action",
        "Strategic Priority 1.1: Homes", "Priority 1: Work", "One Tower Hamlets", "## A Great Place", "Measured in",
        "Description", "DIR", "- Number of homes", "£50k", "_", "\u00a0",
        "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<caption>", "<p>", "<br/>", "<figure>",
        "<4 weeks", "<TBC>", "2**4", "\u00ad", "\ufb01", "\x96", "\ufffd", "\uffff", "caf\u00c3\u00a9",
    ]
)  # fmt: skip
cells = st.lists(pieces | anything, max_size=6).map(" ".join)


@st.composite
def lines_of(draw: st.DrawFn, layout: Layout) -> str:
    """A document that is half the layout's own words and half anything."""
    heads = ["\t".join(table.header) for table in layout.tables]
    rows = st.lists(cells, max_size=8).map("\t".join)
    line = st.sampled_from(["", *heads]) | rows | rows | anything
    return draw(st.lists(line, max_size=25).map("\n".join))


@given(cells)
def test_no_cleaner_raises_or_loses_the_printed_text(cell: str) -> None:
    clean(cell)
    assert read_deadline(cell).printed == cell.strip()
    assert read_percent(cell).printed == cell.strip()
    read_status(cell, {"completed": "completed"})
    read_rated_cell(cell)


@given(cells)
def test_a_value_that_cannot_be_read_says_so(cell: str) -> None:
    dates = read_deadline(cell)
    assert dates.dates or dates.problem or not dates.printed
    percent = read_percent(cell)
    assert percent.value is not None or percent.problem or not percent.printed
    assert percent.value is None or 0 <= percent.value <= 100


@given(cells)
def test_a_rated_cell_keeps_all_its_words(cell: str) -> None:
    rated = read_rated_cell(cell)
    parts = Counter(f"{rated.percent}{rated.status}".replace(" ", ""))
    rest = Counter(cell.replace(" ", "")) - parts
    if not rated.rag:
        assert not +Counter({char: count for char, count in rest.items() if not char.isspace()})


_JOINS = re.compile(r"and|then|with|plus|et al", re.IGNORECASE)
"""Words that only stand between names."""


@example("Wider Aim 2.1: Ponds TBC", [])
@example("31/03/2014 then", [])
@given(cells, st.lists(cells, max_size=4))
def test_no_name_is_lost(cell: str, others: list[str]) -> None:
    """Every letter of a lead cell stands in a name, a code, or a part that is reported as illegible."""
    learnt = learn_names([cell, *others], ("Director",), ("Cllr",))
    for known in (learnt, KnownNames()):
        read = read_officers(cell, known)
        shown = " ".join(
            [
                *(o.printed for o in read.officers),
                *(*read.directorates, *read.members, *read.illegible, *read.nobody, *read.beside),
            ]
        )
        missing = {char for char in _JOINS.sub("", cell) if char.isalnum()} - set(_JOINS.sub("", shown))
        assert not missing
        read_leads(cell, known, ("Cllrs", "Cllr", "Mayor"))
        with_units(read, cell)
    read_portfolios(cell, ("Cabinet Member", "Mayor"))


@given(cells, cells, st.lists(cells, max_size=3))
def test_pieces_of_a_text_keep_their_first_and_last_letters(left: str, right: str, others: list[str]) -> None:
    joined = join_pieces(left, right, vocabulary([left, right, *others]))
    assert joined.startswith(left)
    assert joined.endswith(right[-1:])


@given(st.text(max_size=300))
def test_lines_are_numbered_as_an_editor_numbers_them(text: str) -> None:
    lines = split_lines(text, "2013-14")
    assert len(lines.read) == len(lines.printed) == text.count("\n") + (not text.endswith("\n") and text != "")
    assert {issue.line for issue in lines.issues} <= set(range(1, len(lines.read) + 1))


def accounted(plan: Plan) -> None:
    """Asserts that every line is claimed and that every record stands on lines that exist."""
    numbers = range(1, len(plan.lines) + 1)
    assert {claim.line for claim in plan.claims} == set(numbers)
    for number in numbers:
        taken = {claim.taken_for for claim in plan.claims if claim.line == number}
        if not clean(UNSEEN.sub("", mended(plan.lines[number - 1])).replace("\t", " ")):
            assert taken == {"blank"}
        else:
            assert "blank" not in taken
            assert taken <= {"issue", "unclaimed"} or not taken & {"issue", "unclaimed"}
    left = {claim.line for claim in plan.claims if claim.taken_for == "unclaimed"}
    told = {issue.line for issue in plan.issues if issue.code == "line-unclaimed"}
    assert left <= told
    records: list[Heading | Commitment] = [*plan.headings, *plan.commitments]
    keys = [record.key for record in records]
    assert len(keys) == len(set(keys))
    for record in records:
        assert set(record.lines) <= set(numbers)
        assert record.line in record.lines
        assert record.parent in {"", *keys}
    owners = {(claim.line, claim.owner) for claim in plan.claims}
    for commitment in plan.commitments:
        assert {(line, commitment.key) for line in commitment.lines} <= owners
        assert commitment.text_printed == "\n".join(plan.lines[line - 1] for line in commitment.lines)
        if commitment.kind is Kind.MILESTONE and commitment.parent:
            assert plan.commitment(commitment.parent).kind is Kind.ACTIVITY
    for issue in plan.issues:
        assert issue.code in CODES
        assert issue.rule
        assert issue.message
        assert 0 <= issue.line <= len(plan.lines)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_is_read_and_accounted_for(name: str, data: st.DataObject) -> None:
    text = data.draw(lines_of(LAYOUTS[name])).replace("\0", "")  # a text with this sign is refused as binary
    content = text.encode("utf-8", "replace")
    plan = read_edition(PLAN_YEAR, content, LAYOUTS[name], Path("any.txt"))
    accounted(plan)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_spoilt_documents_are_read_and_accounted_for(name: str, data: st.DataObject) -> None:
    """Lines of a real document, shuffled, cut and fused."""
    lines = data.draw(st.lists(st.sampled_from(EXAMPLES[name]), max_size=30))
    spoilt = [line[data.draw(st.integers(0, 12)) :] if data.draw(st.booleans()) else line for line in lines]
    plan = read_edition(PLAN_YEAR, "\n".join(spoilt).encode(), LAYOUTS[name], Path("any.txt"))
    accounted(plan)


def _examples() -> dict[str, list[str]]:
    """The lines of the documents of each layout."""
    import tomllib

    found: dict[str, list[str]] = {}
    for folder in (DATA, BRACKENFORD):
        for document in tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["documents"]:
            found[document["layout"]] = (folder / document["path"]).read_text(encoding="utf-8").splitlines()
    return found


EXAMPLES = _examples()


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=6, max_size=6), max_size=12))
def test_no_repair_loses_a_line(rows: list[list[str]]) -> None:
    from goldenthread.read.layout_parts import FieldName
    from goldenthread.read.raw import RawRow

    names: tuple[FieldName, ...] = ("title", "officers", "deadline", "status", "percent", "comment")
    made = [
        RawRow(Kind.MILESTONE, dict(zip(names, row, strict=True)), (number,), number, number // 5)
        for number, row in enumerate(rows, start=1)
    ]
    mended = mend(made, "2013-14", frozenset())
    kept = {line for row in mended for line in row.lines} | {
        line for row in mended for issue in row.issues for line in issue.lines
    }
    assert {row.begins for row in made if any(char.isalpha() for char in row.title)} <= kept
