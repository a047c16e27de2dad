"""Heads of columns in another language, in two at once, or in words of a council's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.model import Commitment
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue
from goldenthread.read.status_words import status_of


def rows_of(tmp_path: Path, *lines: str) -> tuple[tuple[Commitment, ...], str, str]:
    """The rows of a table that a clerk adds, the language of its document, and what was guessed."""
    path, data = tmp_path / "table.csv", tmp_path / "data"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = add_document(path, data, body="wendle", edition="2031-32", document="year-end-report")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan.commitments, plan.edition.language, "\n".join(told.guesses)


def test_a_table_in_welsh_is_read_in_welsh(tmp_path: Path) -> None:
    rows, language, guesses = rows_of(
        tmp_path,
        "Cyf,Gweithred,Swyddog cyfrifol,Dyddiad targed,Statws,Sylwadau",
        "1,Peintio'r cychod,Ida Storr,31 Rhagfyr 2031,Cwblhawyd,Peintiwyd pob un o'r saith cwch yn yr haf.",
        "2,Cyfri'r dyfrgwn eto,Bram Oke,30 Mehefin 2031,Heb ddechrau,Dim cwch ar gael tan y gwanwyn nesaf.",
    )
    assert (language, [row.text for row in rows]) == ("cy", ["Peintio'r cychod", "Cyfri'r dyfrgwn eto"])
    assert [row.deadlines for row in rows] == [(date(2031, 12, 31),), (date(2031, 6, 30),)]
    assert [row.progress.status for row in rows] == ["completed", "not started"]
    assert "likely: the document is in the language 'cy'" in guesses


def test_heads_and_statuses_in_two_languages(tmp_path: Path) -> None:
    rows, language, _ = rows_of(
        tmp_path,
        "Cyf / Ref,Gweithred / Action,Swyddog / Officer,Dyddiad / Date,Statws / Status",
        "1,Paint the boats,Ida Storr,31/12/2031,Cwblhawyd / Completed",
        "2,Count the otters,Bram Oke,30/06/2031,Heb ddechrau / Not started",
    )
    assert language == "en"
    assert [(row.ref, row.text, row.progress.status) for row in rows] == [
        ("1", "Paint the boats", "completed"),
        ("2", "Count the otters", "not started"),
    ]


@pytest.mark.parametrize("printed", ["Completed / Overdue", "Completed / Paid", "Cwblhawyd / Late", "/"])
def test_statuses_that_do_not_agree_are_none(printed: str) -> None:
    assert status_of(printed) == ""


def test_fractions_under_the_head_of_comments_are_percentages(tmp_path: Path) -> None:
    rows, _, guesses = rows_of(
        tmp_path, "Nr,Action,Progress", "1,Paint the boats,0.25", "2,Count the otters,0.5", "3,Gravel the path,1"
    )
    assert [(row.progress.percent, row.progress.comment) for row in rows] == [(25.0, ""), (50.0, ""), (100.0, "")]
    assert "'Progress' is percent: its cells alone" in guesses


def test_words_under_the_head_of_comments_are_comments(tmp_path: Path) -> None:
    said = ("Seven boats shine in the harbour again.", "The otters hid from us all summer.")
    rows, _, _ = rows_of(
        tmp_path, "Nr,Action,Progress", f"1,Paint the boats,{said[0]}", f"2,Count the otters,{said[1]}"
    )
    assert [row.progress.comment for row in rows] == list(said)


def test_words_under_the_head_of_colours_are_statuses_and_colours_are_colours(tmp_path: Path) -> None:
    lines = ("1,Paint the boats,", "2,Count the otters,", "3,Gravel the path,", "4,Clear the sluice,")
    own = ("Afloat", "Listing", "Afloat", "Sunk")
    rows, _, guesses = rows_of(tmp_path, "Nr,Action,RAG", *(f"{a}{b}" for a, b in zip(lines, own, strict=True)))
    assert [row.progress.status_printed for row in rows] == list(own)
    assert "'Afloat' stands for no known status" in guesses
    coloured = ("Green", "Amber", "Green", "Red")
    (tmp_path / "again").mkdir()
    rows, _, _ = rows_of(
        tmp_path / "again", "Nr,Action,RAG", *(f"{a}{b}" for a, b in zip(lines, coloured, strict=True))
    )
    assert [row.progress.rag for row in rows] == ["G", "A", "G", "R"]


def test_a_column_without_words_is_told_and_may_be_of_colours_alone(tmp_path: Path) -> None:
    _, _, guesses = rows_of(tmp_path, "Nr,Action,RAG,Due date", "1,Paint the boats,,", "2,Count the otters,,")
    assert "likely: 'RAG' is rated_status: its head; every cell is blank: a colour alone is not read here" in guesses
    assert "likely: 'Due date' is deadline: its head; every cell is blank" in guesses
