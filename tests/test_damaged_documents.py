"""However a document of an office is damaged or made to harm: one line with its place, in seconds and a gigabyte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.damaged_documents import ended_on, fault, hostile, outcome

HOSTILE = hostile()


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_harms_nobody(name: str, tmp_path: Path) -> None:
    done = ended_on(name, HOSTILE[name](), tmp_path)
    assert fault(done) == "", done
    assert "root:" not in done.said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("outside plan.docx", "declares a type, which may hide words"),
        ("laughs book.ods", "declares a type, which may hide words"),
        ("a cell far away.xlsx", "reaches to XFD1048576"),
        ("all merged.xlsx", "cells are merged over"),
        ("bomb of cells.ods", "bytes of XML"),
        ("same name twice.ods", "it holds content.xml 2 times"),
        ("deep.html", "cannot be read to its end"),
        ("zeros.pdf", "unpacks to more than"),
        ("rules.pdf", "on page 1"),
    ],
)
def test_it_says_what_is_wrong(name: str, said: str, tmp_path: Path) -> None:
    done = ended_on(name, HOSTILE[name](), tmp_path)
    assert done.code == 2
    assert said in done.said


def test_some_damages_of_documents_are_told_with_their_place(tmp_path: Path) -> None:
    root_of_no_name = 7_000_024
    found = [outcome(number, tmp_path) for number in (*range(0, 1400, 59), root_of_no_name)]
    assert [one for one in found if fault(one)] == []
    assert {one.code for one in found} == {0, 2}


@pytest.mark.slow
@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.attack)])
def test_many_damages_of_documents_are_told_with_their_place(each: int, tmp_path: Path) -> None:
    found = [outcome(number, tmp_path) for number in range(2_000_000, 2_000_700, each)]
    assert [one for one in found if fault(one)] == []
