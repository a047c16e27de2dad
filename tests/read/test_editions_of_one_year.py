"""The plan of a year, its quarters and its year end: editions of their own, whose kinds and days fit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.errors import DataError
from goldenthread.minting import Minter
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue

KINDS = {
    "plan": None,
    "q1-report": date(2031, 6, 30),
    "q2-report": date(2031, 9, 30),
    "q3-report": date(2031, 12, 31),
    "year-end-report": date(2032, 3, 31),
}


def document(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.csv"
    path.write_text(f"No,Action,Due date,Status\n1,Sweep the slip ({kind}),Q2,Done\n2,Mend the wall,31/12/2031,Late\n")
    return path


def add(folder: Path, kind: str, as_of: date | None = None, edition: str = "2031-32") -> None:
    data = folder / "data"
    add_document(document(folder, kind), data, body="saltreach", edition=edition, document=kind, as_of=as_of)


def test_each_is_an_edition_of_its_own(tmp_path: Path) -> None:
    for kind in KINDS:
        add(tmp_path, kind)
    catalogue = load_catalogue(tmp_path / "data")
    plans = {plan.edition.document: plan for plan in read_folder(tmp_path / "data", catalogue).plans}
    assert {kind: plan.edition.as_of for kind, plan in plans.items()} == KINDS
    assert {plan.edition.label for plan in plans.values()} == {"2031-32"}
    minter = Minter("https://example.org/data/")
    assert len({minter.edition(plan.edition) for plan in plans.values()}) == len(KINDS)
    for kind, plan in plans.items():
        assert plan.commitments[0].text == f"Sweep the slip ({kind})"
        assert plan.commitments[0].deadlines == (date(2031, 9, 30),)


@pytest.mark.parametrize(
    ("kind", "as_of"),
    [
        ("q1-report", date(2031, 12, 31)),
        ("q3-report", date(2031, 6, 30)),
        ("year-end-report", date(2031, 3, 31)),
        ("mid-year-report", date(2032, 3, 31)),
    ],
)
def test_a_report_on_a_quarter_that_speaks_to_another_is_refused(tmp_path: Path, kind: str, as_of: date) -> None:
    with pytest.raises(DataError, match=f"a {kind} of the year from 2031-04-01 cannot speak to {as_of}"):
        add(tmp_path, kind, as_of)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("kind", "as_of"),
    [
        ("q1-report", date(2031, 7, 20)),
        ("q2-report", date(2031, 8, 31)),
        ("mid-year-report", date(2031, 10, 15)),
        ("year-end-report", date(2032, 6, 1)),
        ("year-end-report", date(2032, 2, 28)),
    ],
)
def test_a_report_may_be_made_up_to_a_day_near_its_quarter(tmp_path: Path, kind: str, as_of: date) -> None:
    add(tmp_path, kind, as_of)
    (edition,) = load_catalogue(tmp_path / "data").editions()
    assert edition.as_of == as_of


def test_quarters_of_a_calendar_year_end_with_its_months(tmp_path: Path) -> None:
    add(tmp_path, "q1-report", edition="2031")
    (edition,) = load_catalogue(tmp_path / "data").editions()
    assert edition.as_of == date(2031, 3, 31)
