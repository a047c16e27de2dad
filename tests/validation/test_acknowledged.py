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
from goldenthread.validation.acknowledged import WITHHELD, as_data, from_data, rekeyed
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


def test_of_several_words_that_are_not_known_the_first_of_the_alphabet_is_told(tmp_path: Path) -> None:
    words = "".join(f'{letter}ew = "x"\n' for letter in "nmlkjihg")
    (tmp_path / "a.toml").write_text(f"[[acknowledged]]\n{words}", encoding="utf-8")
    with pytest.raises(DataError, match="a word that is not known: 'gew'"):
        load_acknowledged(tmp_path / "a.toml", MINTER.base)


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
        (('focus = "vale', 'focus = "" # vale'), "entry 1: 'focus' is empty or no text"),
        (('"vale/2015/activity/0001"', '["vale/2015/activity/0001"]'), "entry 1: 'focus' is empty or no text"),
        (('focus = "vale', "focus = 1 # vale"), "entry 1: 'focus' is empty or no text"),
        (("The post is vacant.", " "), "entry 1: 'reason' is empty or no text"),
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


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.VIOLATION, Severity.VIOLATION, 1),
        (Severity.WARNING, Severity.VIOLATION, 0),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.VIOLATION, Severity.INFO, 1),
        (Severity.INFO, Severity.INFO, 1),
        (Severity.INFO, Severity.WARNING, 0),
    ],
)
def test_what_is_as_grave_as_asked_fails_unless_it_is_accepted(
    severity: Severity, fail_on: Severity, code: int
) -> None:
    finding = replace(FOUND, severity=severity)
    accepted = Acknowledgement("r", "b", date(2016, 4, 1), "nobody-named")
    assert exit_code([finding], fail_on) == code
    assert exit_code([replace(finding, acknowledged=accepted)], fail_on) == 0


def test_what_a_build_keeps_of_them_is_read_again_and_withheld_where_officers_are() -> None:
    accepted = (
        Acknowledgement("r", "Ada Lark", date(2016, 4, 1), "nobody-named", BASE + "vale/2015/activity/0001"),
        Acknowledgement("r", "Ada Lark", date(2016, 4, 2), finding=BASE + "finding/1"),
    )
    assert from_data(as_data(accepted, BASE, named=True), BASE) == accepted
    withheld = as_data(accepted, BASE, named=False)
    assert {(one["reason"], one["by"]) for one in withheld} == {(WITHHELD, WITHHELD)}
    assert [one.covers(FOUND) for one in from_data(withheld, BASE)] == [True, True]


def test_keys_are_written_for_what_an_entry_names_only() -> None:
    text = f'focus = "{BASE}vale/1"\n  finding = \'{BASE}finding/1\'\nreason = "{BASE}vale/1"\nfocus = "vale/2"\n'
    assert rekeyed(text, BASE) == (
        f'focus = "vale/1"\n  finding = \'finding/1\'\nreason = "{BASE}vale/1"\nfocus = "vale/2"\n'
    )


def test_a_finding_says_in_the_graph_only_what_it_has() -> None:
    def predicates(finding: Finding) -> set[str]:
        return {quad.predicate.value for quad in findings_to_quads([finding], MINTER)}

    bare = replace(FOUND, line=0, path="^gt:a/gt:b")
    absent = {SH.value, SH.resultPath, GT.statedIn, GT.firstLine, GT.reviewerKind, GT.acknowledgedBy}
    assert predicates(bare) & absent == set()
    full = replace(FOUND, value="x:y", edition_iri=BASE + "e", judged_by="person")
    assert predicates(full) & absent == absent - {GT.acknowledgedBy}
    assert predicates(replace(full, value="1", value_type="http://x/t")) & {SH.value} == {SH.value}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("", "Nobody is named."),
        ("Plant trees:", "Plant trees: Nobody is named."),
        ("Plant trees and more of them", "Plant trees…: Nobody is named."),
    ],
)
def test_a_title_stands_before_the_message(title: str, told: str) -> None:
    assert replace(FOUND, title=title).told(15) == told
