"""What somebody accepts counts, is shown, and does not fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from goldenthread.errors import DataError
from goldenthread.namespaces import GT, SH
from goldenthread.store import EmbeddedStore
from goldenthread.validation import (
    Acknowledgement,
    Finding,
    Severity,
    acknowledge,
    exit_code,
    findings_to_quads,
    load_acknowledged,
)
from tests.small_council import MINTER

BASE = "https://example.org/data/"
ENTRY = """
[[acknowledged]]
code = "nobody-named"
focus = "vale/2015/activity/0001"
reason = "The post is vacant."
by = "Ada Lark"
date = 2016-04-01
"""
FOUND = Finding(
    iri=BASE + "finding/1",
    code="nobody-named",
    severity=Severity.VIOLATION,
    focus=BASE + "vale/2015/activity/0001",
    edition="2015-16",
    edition_iri="",
    line=3,
    message="Nobody is named.",
    shape="https://w3id.org/goldenthread/shapes/nobody-named",
    group="completeness",
    path="gt:leadOfficer",
    component="http://www.w3.org/ns/shacl#MinCountConstraintComponent",
)


def written(folder: Path, text: str) -> Path:
    path = folder / "acknowledged.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_covers_its_finding_and_no_other(tmp_path: Path) -> None:
    accepted = load_acknowledged(written(tmp_path, ENTRY), BASE)
    other = replace(FOUND, iri=BASE + "finding/2", focus=BASE + "vale/2015/activity/0002")
    findings, unused = acknowledge([FOUND, other], accepted)
    assert [finding.acknowledged is not None for finding in findings] == [True, False]
    assert findings[0].acknowledged == Acknowledgement(
        "The post is vacant.", "Ada Lark", date(2016, 4, 1), "nobody-named", FOUND.focus
    )
    assert unused == ()
    assert exit_code(findings) == 1
    assert exit_code(findings[:1]) == 0


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ('finding = "finding/1"', True),
        ('finding = "https://example.org/data/finding/1"', True),
        ('finding = "finding/2"', False),
        ('code = "nobody-named"', True),
        ('code = "unit-missing"', False),
    ],
)
def test_what_an_entry_can_name(tmp_path: Path, named: str, fits: bool) -> None:
    text = f'[[acknowledged]]\n{named}\nreason = "r"\nby = "b"\ndate = 2016-04-01\n'
    findings, unused = acknowledge([FOUND], load_acknowledged(written(tmp_path, text), BASE))
    assert (findings[0].acknowledged is not None) == fits
    assert (unused == ()) == fits


def test_a_fault_of_the_builder_cannot_be_accepted(tmp_path: Path) -> None:
    accepted = load_acknowledged(written(tmp_path, ENTRY), BASE)
    findings, unused = acknowledge([replace(FOUND, group="structure")], accepted)
    assert findings[0].acknowledged is None
    assert unused == accepted


def test_no_file_accepts_nothing(tmp_path: Path) -> None:
    assert load_acknowledged(tmp_path / "acknowledged.toml", BASE) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[acknowledged]", "not valid TOML"),
        ("[other]\n", r"under \[\[acknowledged\]\]"),
        ("acknowledged = [1]\n", "entry 1 is no table"),
        (ENTRY.replace("reason", "why"), "entry 1 has a word that is not known: 'why'"),
        (ENTRY.replace('by = "Ada Lark"\n', ""), "entry 1 needs a reason, a name"),
        (ENTRY.replace('code = "nobody-named"\n', ""), "either the IRI of a finding, or a code"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as raised:
        load_acknowledged(written(tmp_path, text), BASE)
    assert "acknowledged.toml" in str(raised.value)


def test_it_stands_in_the_graph(tmp_path: Path) -> None:
    findings, _ = acknowledge([FOUND], load_acknowledged(written(tmp_path, ENTRY), BASE))
    store = EmbeddedStore.of(findings_to_quads(findings, MINTER))
    asked = f"SELECT ?why ?who ?when {{ ?f <{GT.acknowledgedBecause}> ?why ; <{GT.acknowledgedBy}> ?who ; "
    asked += f"<{GT.acknowledgedOn}> ?when }}"
    assert store.select(asked).records() == [{"why": "The post is vacant.", "who": "Ada Lark", "when": "2016-04-01"}]


def test_the_report_lists_each_of_its_results() -> None:
    quads = findings_to_quads([FOUND, replace(FOUND, iri=BASE + "finding/2")], MINTER)
    listed = [quad.object for quad in quads if quad.predicate.value == SH.result]
    results = [quad.subject for quad in quads if quad.object == NamedNode(SH.ValidationResult)]
    assert listed == results
    assert listed == [NamedNode(BASE + "finding/1"), NamedNode(BASE + "finding/2")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("2016-04-01", '"2016-04-01"'), "entry 1: write its date as a day, without quotes: date = 2026-01-31"),
        (("2016-04-01", "2016-04-01T10:00:00"), "entry 1: write its date as a day"),
        (("2016-04-01", "2016-13-01"), "acknowledged.toml:7: not valid TOML"),
        (("nobody-named", "nobody-nmaed"), "entry 1: there is no finding 'nobody-nmaed': did you mean nobody-named?"),
        (("nobody-named", "xyz"), "docs/findings/README.md lists them"),
        (('code = "nobody-named"\nfocus = "vale/2015/', 'finding = "vale/2015/'), "is no finding: write finding/ and"),
    ],
)
def test_a_slip_of_the_pen_is_a_plain_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(DataError) as told:
        load_acknowledged(written(tmp_path, ENTRY.replace(*change)), BASE)
    assert said in str(told.value)
    assert "acknowledged.toml" in str(told.value)


def test_the_same_cannot_be_accepted_twice(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="entry 2 accepts what entry 1 accepts: keep one of them"):
        load_acknowledged(written(tmp_path, ENTRY + ENTRY.replace("vacant", "filled")), BASE)
    wider = ENTRY.replace('focus = "vale/2015/activity/0001"\n', "")
    assert len(load_acknowledged(written(tmp_path, ENTRY + wider), BASE)) == 2
