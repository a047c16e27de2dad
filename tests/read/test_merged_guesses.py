"""Blank cells of names that were merged with the one above: repeated where the table shows it, and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue

HEADINGS = ("Harbour", "Town", "Moor")


def table(tmp_path: Path, *cells: tuple[str, str], name: str = "a") -> tuple[list[list[str]], int, str]:
    """The officers of each row under three headings, how many cells repeat, and what was guessed."""
    lines = ["Nr,Action,Lead officer,Due date"]
    for place, heading in enumerate(HEADINGS):
        lines.append(f"{heading},,,")
        mine = cells[place * len(cells) // 3 : (place + 1) * len(cells) // 3]
        lines += [f"{ref},Sweep lane {heading} {ref},{lead},31/03/2032" for ref, lead in mine]
    path, data = tmp_path / f"{name}.csv", tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = add_document(path, data, body="wendle", edition="2031-32", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    repeated = sum(issue.code == "cell-repeated" for issue in plan.issues)
    return [[one.name for one in row.officers] for row in plan.commitments], repeated, "\n".join(told.guesses)


LEADS = ("Ida Storr", "", "", "Una Voss", "", "Per Dahl", "Bram Oke", "", "")


def test_a_blank_cell_repeats_where_none_is_blank_below_a_heading(tmp_path: Path) -> None:
    officers, repeated, guesses = table(tmp_path, *((str(n), lead) for n, lead in enumerate(LEADS, start=1)))
    assert [one for one, in officers] == [
        *["Ida Storr"] * 3, *["Una Voss"] * 2, "Per Dahl", *["Bram Oke"] * 3
    ]  # fmt: skip
    assert repeated == 5
    assert "a guess: a blank cell of officers repeats the one above: it is blank in 5 rows" in guesses


@pytest.mark.parametrize(
    "leads",
    [
        ("Ida Storr", "", "", "", "Una Voss", "Per Dahl", "Bram Oke", "", ""),  # blank below a heading
        ("Ida Storr", "Una Voss", "Una Voss", "Una Voss", "", "Per Dahl", "Bram Oke", "", "Ida Storr"),  # blank seldom
    ],
)
def test_a_blank_cell_is_nobody_otherwise(leads: tuple[str, ...], tmp_path: Path) -> None:
    officers, repeated, guesses = table(tmp_path, *((str(n), lead) for n, lead in enumerate(leads, start=1)))
    assert officers == [[lead] if lead else [] for lead in leads]
    assert (repeated, "repeats the one above" in guesses) == (0, False)


def test_names_of_activities_are_not_repeated_for_their_milestones(tmp_path: Path) -> None:
    refs = ("1", "1.1", "1.2", "2", "2.1", "2.2", "3", "3.1", "3.2")
    leads = ("Ida Storr", "", "", "Una Voss", "", "", "Per Dahl", "", "")
    officers, repeated, _ = table(tmp_path, *zip(refs, leads, strict=True))
    assert officers == [[lead] if lead else [] for lead in leads]
    assert repeated == 0
