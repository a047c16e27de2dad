"""How often links were wrong, counted by hand; and the file that keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.meaning import NOTHING, Meanings, fingerprint, wordings
from goldenthread.linking.measured import (
    FILE,
    SHIPPED,
    Accuracy,
    Measured,
    accuracies,
    dump_measured,
    load_measured,
    measure,
)
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Kind, Relation
from tests.linking.rows import link, profile

OLD = [profile("2012-13", f"000{n}", f"Old {n}") for n in range(1, 7)]
NEW = [profile("2013-14", f"000{n}", f"New {n}") for n in range(1, 7)]
STEP = profile("2013-14", "0009", "A step", kind=Kind.MILESTONE)
ROWS = [*OLD, *NEW, STEP]


def said(
    earlier: Profile,
    later: Profile,
    decision: Decision = Decision.ACCEPTED,
    sure: float = 0.9,
    relation: Relation = Relation.CONTINUES,
) -> DecisionLine:
    return DecisionLine(later.iri, earlier.iri, relation, decision, sure, "ann", "2030-01-01", "")


def test_links_and_rows_are_counted() -> None:
    decisions = [
        said(OLD[0], NEW[0]),  # found
        said(OLD[1], NEW[1]),  # missed: the row is taken for ended
        said(OLD[2], NEW[2], Decision.REJECTED),  # proposed all the same: the row is taken for carried on
        said(OLD[3], NEW[3], sure=0.5),  # doubtful: the row counts nowhere
        said(OLD[4], NEW[4], relation=Relation.REVERSES),  # what undoes carries nothing on
    ]
    links = [link(OLD[0], NEW[0], Decision.PROPOSED), link(OLD[2], NEW[2], Decision.PROPOSED)]
    assert measure(links, decisions, ROWS)["activity"] == Accuracy(1, 1, 1, 4 - 1, 1, 2, 1)


def test_a_link_to_the_other_level_carries_a_row_on() -> None:
    decisions = [said(OLD[0], NEW[0]), said(OLD[1], STEP)]
    found = measure([link(OLD[0], NEW[0]), link(OLD[1], STEP)], decisions, ROWS)
    assert (found["activity"].onward_said, found["activity"].onward_wrong) == (2, 0)
    assert found["between"] == Accuracy(1, 0, 0)


def test_rows_of_a_document_that_nobody_compared_are_not_counted() -> None:
    last = profile("2014-15", "0001", "Last")
    found = measure([link(NEW[0], last)], [said(OLD[0], NEW[0])], [*ROWS, last])["activity"]
    assert (found.ends_said, found.onward_said) == (len(OLD), 0)


def test_the_file_comes_back(tmp_path: Path) -> None:
    measured = Measured("documents: 2", {"activity": Accuracy(1, 2, 3, 9, 4, 8, 5)})
    (tmp_path / FILE).write_text(dump_measured(measured), encoding="utf-8")
    assert load_measured(tmp_path) == measured


def test_without_a_file_that_of_the_package_holds(tmp_path: Path) -> None:
    assert load_measured(tmp_path) == load_measured(SHIPPED.parent)
    assert set(load_measured(tmp_path).levels) == {
        f"{level}{how}" for level in ("activity", "milestone", "between") for how in ("", "-by-meaning")
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "measured_on = 3",
        "measured_on = 'x'\nactivity = 3",
        "measured_on = 'x'\n[activity]\nright = 1",
        "measured_on = 'x'\n[activity]\nright = -1\nwrong = 1\nmissed = 1",
        "measured_on = 'x'\n[activity]\nright = true\nwrong = 1\nmissed = 1",
        "measured_on = 'x'\n[activity]\nright = 1\nwrong = 1\nmissed = 1\nends_said = 2\nends_wrong = 3",
        "measured_on = 'x'\n[activity]\nright = 1\nwrong = 1\nmissed = 1\nother = 3",
    ],
)
def test_a_malformed_file_is_told_with_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"links score --save") as told:
        load_measured(tmp_path)
    assert told.value.path == tmp_path / FILE


def test_wordings_with_vectors_take_the_counts_of_meaning(tmp_path: Path) -> None:
    known = Meanings("m", {fingerprint(text): (1, 0) for text in wordings(ROWS)})
    shipped = load_measured(tmp_path).levels
    for level in ("activity", "milestone", "between"):
        assert accuracies(load_measured(tmp_path), ROWS, NOTHING).of["marlow", level] == shipped[level]
        assert accuracies(load_measured(tmp_path), ROWS, known).of["marlow", level] == shipped[f"{level}-by-meaning"]
    assert shipped["activity"] != shipped["activity-by-meaning"]
