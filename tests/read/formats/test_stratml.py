"""Plans in StratML, from the elements to the commitments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.errors import SourceError
from goldenthread.model import Plan
from goldenthread.read.adding import add_document
from goldenthread.read.data_folder import read_folder
from goldenthread.read.formats import format_of, read_rows
from goldenthread.read.source_catalogue import load_catalogue

SALTREACH = Path(__file__).parents[2] / "cases" / "saltreach" / "plan.xml"
TEXT = SALTREACH.read_text(encoding="utf-8")
CORE = "xpath=/PerformancePlanOrReport/StrategicPlanCore"
PART_1 = (
    '<s:StrategicPlan xmlns:s="{namespace}"><s:Name>Plan</s:Name><s:StrategicPlanCore><s:Goal><s:Name>Nets</s:Name>'
    "<s:SequenceIndicator>A</s:SequenceIndicator><s:Objective><s:Name>Mend the nets</s:Name><s:Stakeholder><s:Name>Oda"
    "</s:Name></s:Stakeholder></s:Objective></s:Goal></s:StrategicPlanCore></s:StrategicPlan>"
)


def added(tmp_path: Path, text: str, name: str = "plan.xml") -> Plan:
    tmp_path.mkdir(exist_ok=True)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    data = tmp_path / "data"
    add_document(path, data, body="saltreach", edition="2031-32", document="plan")
    (plan,) = read_folder(data, load_catalogue(data)).plans
    return plan


def test_goals_are_priorities_and_objectives_activities(tmp_path: Path) -> None:
    plan = added(tmp_path, TEXT)
    assert [(one.kind.value, one.ref, one.text) for one in plan.headings] == [
        ("priority", "1", "A lit shore"),
        ("priority", "_g2", "Fish for all: fair shares"),
    ]
    under = {heading.key: heading.ref for heading in plan.headings}
    assert [(one.kind.value, one.ref, one.text, under[one.parent]) for one in plan.commitments] == [
        ("activity", "1.1", "Relight the north pier", "1"),
        ("activity", "_o12", "Chart the sandbank again.", "1"),
        ("activity", "2.1", "Count the catch", "_g2"),
    ]
    assert [plan.address(one.lines) for one in plan.commitments] == [
        f"{CORE}/Goal[1]/Objective[1]",
        f"{CORE}/Goal[1]/Objective[2]",
        f"{CORE}/Goal[2]/Objective",
    ]


def test_performers_are_officers_and_the_rest_is_kept_as_notes(tmp_path: Path) -> None:
    first, second, third = added(tmp_path, TEXT).commitments
    assert [officer.name for officer in first.officers] == ["Una Brandt"]
    assert not second.officers
    assert not third.officers
    notes = dict(first.notes)
    assert notes["Performing bodies"] == "Saltreach Boat Club"
    assert notes["Identifier"] == "_o11"
    assert notes["Description"] == "All nine lamps, and the bell."
    assert "Piet Aalto" in notes["Stakeholders"]
    assert "Beneficiary" in notes["Stakeholders"]
    assert notes["Performance indicators"] == (
        "Lamps lit (Lamps), target 2031-04-01 to 2032-03-31: 9, actual 2031-09-30: 4"
    )


def test_no_deadline_is_made_of_the_dates_of_targets_or_of_the_plan(tmp_path: Path) -> None:
    assert not any(one.deadlines or one.deadline_printed for one in added(tmp_path, TEXT).commitments)


def test_dates_of_an_objective_are_its_own(tmp_path: Path) -> None:
    text = TEXT.replace(
        "<Name>Count the catch</Name>",
        "<Name>Count the catch</Name><StartDate>2031-05-01</StartDate><EndDate>2031-11-30</EndDate>",
    )
    last = added(tmp_path, text).commitments[-1]
    assert [str(day) for day in last.deadlines] == ["2031-11-30"]
    assert ("Start date", "2031-05-01") in last.notes


def test_an_unknown_element_is_kept(tmp_path: Path) -> None:
    text = TEXT.replace("<Name>Count the catch</Name>", "<Name>Count the catch</Name><Cost><Pounds>7</Pounds></Cost>")
    assert ("Other information", "Cost: Pounds: 7") in added(tmp_path, text).commitments[-1].notes


def test_an_objective_without_words_is_told(tmp_path: Path) -> None:
    plan = added(tmp_path, TEXT.replace("<Name>Count the catch</Name><SequenceIndicator>2.1", "<SequenceIndicator>2"))
    (issue,) = [issue for issue in plan.issues if issue.rule == "objective-without-words"]
    assert plan.addresses[issue.line - 1] == f"{CORE}/Goal[2]/Objective"
    assert not any(issue.rule == "objective-without-words" for issue in added(tmp_path / "whole", TEXT).issues)


def test_what_is_said_of_the_plan_is_told(tmp_path: Path) -> None:
    plan = added(tmp_path, TEXT)
    (issue,) = [issue for issue in plan.issues if issue.rule == "about-the-plan"]
    said = [plan.lines[line - 1] for line in issue.lines]
    assert "Mission: Description: Boats come home. Identifier: _m1" in said
    assert "Description: Every lamp burns." in said
    assert not any(issue.code == "line-unclaimed" for issue in plan.issues)


@pytest.mark.parametrize("namespace", ["urn:ISO:std:iso:17469:tech:xsd:stratml_core", "http://www.stratml.net"])
@pytest.mark.parametrize("name", ["plan.xml", "plan"])
def test_part_1_whatever_its_namespace_and_file_name(tmp_path: Path, namespace: str, name: str) -> None:
    plan = added(tmp_path, PART_1.format(namespace=namespace), name)
    assert [(one.text, one.ref, dict(one.notes)) for one in plan.commitments] == [
        ("Mend the nets", "", {"Stakeholders": "Oda"})
    ]
    assert plan.headings[0].ref == "A"
    assert not plan.commitments[0].officers


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<?xml version='1.0'?><feed><entry/></feed>", "this XML is no StratML: it begins with <feed>"),
        ("<StrategicPlan><Name>x</StrategicPlan>", "the XML cannot be read"),
        ("<?xml version='1.0'?>", "the XML cannot be read"),
        ("no XML at all", "the XML cannot be read"),
        ("<StrategicPlan><StrategicPlanCore/></StrategicPlan>", "states no goal"),
        (
            '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/hostname">]><StrategicPlan><Name>&e;</Name></StrategicPlan>',
            "entities of its own",
        ),
    ],
)
def test_other_xml_is_refused_in_one_line(content: str, said: str) -> None:
    with pytest.raises(SourceError, match=re.escape(said)) as refusal:
        read_rows(content.encode(), Path("plan.xml"))
    assert "\n" not in str(refusal.value)


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE p [<!ENTITY e0 "ha">{levels}]><StrategicPlan><Name>&e11;</Name></StrategicPlan>'
    with pytest.raises(SourceError, match=r"entities of its own|cannot be read"):
        read_rows(text.encode(), Path("plan.xml"))


def test_a_page_in_xhtml_stays_a_page() -> None:
    assert format_of(b'<?xml version="1.0"?>\n<html><body><p>x</p></body></html>', Path("a.xml")) == "html"


def test_utf_16_is_read() -> None:
    text = TEXT.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    source = read_rows(text.encode("utf-16"), Path("plan"))
    assert source.format == "stratml"
    assert any("Relight the north pier" in row.cells for row in source.rows)
