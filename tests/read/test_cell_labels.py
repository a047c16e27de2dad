"""Labels before names, and posts that go on in brackets."""

from __future__ import annotations

import pytest

from goldenthread.read.known_names import KnownNames
from goldenthread.read.officer_cells import read_officers


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Lead officer - Ina Roe", ["Ina Roe"]),
        ("Lead - Ina Roe and Tom Ash", ["Ina Roe", "Tom Ash"]),
        ("Responsible officer – Head of Parks", ["Head of Parks"]),
        ("Officer: Ina Roe; Support - Tom Ash", ["Ina Roe", "Tom Ash"]),
        ("Lead officer", []),
        ("Solicitor - Ina Roe", ["Solicitor - Ina Roe"]),  # no label, but a post
    ],
)
def test_a_label_before_a_dash_is_no_part_of_the_name(cell: str, names: list[str]) -> None:
    read = read_officers(cell, KnownNames())
    assert [one.name for one in read.officers] == names
    assert bool(read.nobody) == (not names)


def test_an_elected_member_behind_a_label_is_a_member() -> None:
    read = read_officers("Lead member - Cllr Ina Roe", KnownNames())
    assert (read.members, read.officers) == (("Cllr Ina Roe",), ())


@pytest.mark.parametrize(
    ("cell", "officer", "unit"),
    [
        ("Assistant Director (Finance)", "Assistant Director (Finance)", ""),
        ("Head of Service (Ferries and Quays)", "Head of Service (Ferries and Quays)", ""),
        ("Assistant Director (Roads)", "Assistant Director (Roads)", ""),  # a rank alone, though Roads is a unit
        ("Head of Paving (Roads)", "Head of Paving", "Roads"),
        ("Assistant Director (RES)", "Assistant Director", "RES"),
        ("Assistant Director (acting)", "Assistant Director", ""),
        ("Ina Roe (Finance)", "Ina Roe", "Finance"),
    ],
)
def test_brackets_in_words_are_part_of_a_post(cell: str, officer: str, unit: str) -> None:
    (read,) = read_officers(cell, KnownNames(units=frozenset({"Roads"}))).officers
    assert (read.name, read.directorate) == (officer, unit)


def test_only_the_last_of_several_goes_on_in_brackets() -> None:
    read = read_officers("Ina Roe and Assistant Director (Finance)", KnownNames(frozenset({"Ina Roe"})))
    assert [one.name for one in read.officers] == ["Ina Roe", "Assistant Director (Finance)"]


def test_a_known_name_in_brackets_is_doubted() -> None:
    known = KnownNames(frozenset({"Ina Roe"}))
    assert read_officers("Harbour Master (Ina Roe)", known).doubtful == ("Harbour Master (Ina Roe)",)
    assert not read_officers("Harbour Master (Ferries)", known).doubtful
