"""How alike names are: misprints of one name above the line, names of two persons below it."""

from __future__ import annotations

import pytest

from goldenthread.identity.likeness import bare, name_likeness, words
from goldenthread.identity.offices import is_person, office_and_holder
from goldenthread.identity.spelling_candidates import SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Suttcliffe", "Ann Sutcliffe"),
        ("Andy Barriber", "Andy Bamber"),  # m seen as rri
        ("Louise Bussell", "Louise Russell"),
        ("Healther Bonfield", "Heather Bonfield"),
        ("Roy Ormbsy", "Roy Ormsby"),  # two letters changed places
        ("Judith St. John", "Judith St John"),
        ("Esther Trenchard Mabere", "Esther Trenchard-Mabere"),
        ("Cllr Ohid Ahmed", "Ohid Ahmed"),
        ("Zoë Hart", "Zoe Hart"),
    ],
)
def test_misprints_are_alike(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one) >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dave Clark", "Deb Clarke"),
        ("Rania Khan", "Rabina Khan"),
        ("Ohid Ahmed", "Rofique Ahmed"),
        ("Ann Sutcliffe", "Anne Canning"),
        ("Steve Hill", "Steve Halsey"),
        ("Ada Lark", "Ada Lark-Moss"),
        ("", "Ada Lark"),
    ],
)
def test_other_persons_are_not(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one) < 0.7


def test_courtesy_titles_do_not_count() -> None:
    assert bare("Councillor Dr. Ada Lark") == "Ada Lark"
    assert words("Esmé O'Neil-St. John") == ["esme", "o'neil", "st", "john"]


@pytest.mark.parametrize(
    ("printed", "office", "holder"),
    [
        ("Deputy Mayor, Cllr Fern Hollis", "Deputy Mayor", "Cllr Fern Hollis"),
        ("Deputy Mayor Fern Hollis", "Deputy Mayor", "Fern Hollis"),
        ("Mayor Hollis", "Mayor", "Hollis"),
        ("Executive Mayor", "", "Executive Mayor"),
        ("Deputy Mayor Education and Children's Services", "", "Deputy Mayor Education and Children's Services"),
        ("Statutory Deputy Mayor (Lead for Parks)", "", "Statutory Deputy Mayor (Lead for Parks)"),
        ("Cllr Fern Hollis", "", "Cllr Fern Hollis"),
        ("Deputy Mayor elect", "", "Deputy Mayor elect"),  # a holder begins with a capital letter
    ],
)
def test_an_office_before_its_holder(printed: str, office: str, holder: str) -> None:
    assert office_and_holder(printed) == (office, holder)


def test_a_post_is_no_person() -> None:
    assert not is_person("Divisional Director Community Safety", elected=False)
    assert is_person("Roy Ormsby", elected=False)
