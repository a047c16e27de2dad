"""Plans in StratML, from the elements to the commitments."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.adding import add_document
from goldenthread.errors import SourceError
from goldenthread.model import Plan
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
        "Lamps lit (Lamps), target 2031-04-01 to 2032-03-31: 9, actual 2031-09-30: 4, "
        "PerformanceIndicatorType Quantitative, ValueChainStage Output"
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


STAKEHOLDER = (
    "<Stakeholder><Name>{name}</Name><Description>{name} of the quay</Description><Role><Name>{name} keeps</Name>"
    "<Description>by day</Description><RoleType>{role}</RoleType></Role></Stakeholder>"
)
REPORT = f"""<?xml version="1.0" encoding="UTF-8"?>
<PerformancePlanOrReport xmlns="http://www.stratml.net/PerformancePlanOrReport" Type="Performance_Report">
  <Name>Quay report</Name><Description>What the quay did.</Description><OtherInformation>Read aloud.</OtherInformation>
  <StrategicPlanCore>
    <Organization><Name>Quay Board</Name><Acronym/><Identifier>ID-0</Identifier><Description/>
      {STAKEHOLDER.format(name="Ferrymen", role="Beneficiary")}</Organization>
    <Vision><Description>Still water.</Description><Identifier>ID-1</Identifier></Vision>
    <Mission><Description>Safe landing.</Description><Identifier>ID-2</Identifier></Mission>
    <Value><Name>Patience</Name><Description>Tide waits for none.</Description></Value>
    <Goal><Name>A dry quay</Name><Description>No feet are wet.</Description><Identifier>ID-3</Identifier>
      <SequenceIndicator>2</SequenceIndicator>{STAKEHOLDER.format(name="Masons", role="Performer")}
      <OtherInformation>Begun in May.</OtherInformation>
      <Objective><Name>Raise the north wall</Name><Description>By one foot.</Description><Identifier>ID-4</Identifier>
        <SequenceIndicator>2.1</SequenceIndicator>{STAKEHOLDER.format(name="Oda Pell", role="Performer")}
        <OtherInformation>Stone was dear.</OtherInformation>
        <PerformanceIndicator PerformanceIndicatorType="Quantitative" ValueChainStage="Output">
          <SequenceIndicator>2.1.1</SequenceIndicator><MeasurementDimension>Wall raised</MeasurementDimension>
          <UnitOfMeasurement>Yards</UnitOfMeasurement><Identifier>ID-5</Identifier>
          <Relationship><Identifier>ID-6</Identifier><Name>rests on</Name><Description>the old wall</Description>
          </Relationship>
          <MeasurementInstance>
            <TargetResult><Description>All of it</Description><NumberOfUnits>80</NumberOfUnits></TargetResult>
            <ActualResult><Description>Half of it</Description><NumberOfUnits>41</NumberOfUnits></ActualResult>
          </MeasurementInstance>
          <MeasurementInstance><ActualResult><Description>Rained off</Description></ActualResult></MeasurementInstance>
          <OtherInformation>Counted by rope.</OtherInformation>
        </PerformanceIndicator>
      </Objective>
    </Goal>
    <Goal><Name>Quiet nights</Name><Description/></Goal>
  </StrategicPlanCore>
  <AdministrativeInformation><Identifier>ID-7</Identifier><StartDate>2031-04-01</StartDate><EndDate>2032-03-31</EndDate>
    <PublicationDate>2032-05-02</PublicationDate><Source>https://quay.example/report</Source></AdministrativeInformation>
  <Submitter><Identifier>ID-8</Identifier><FirstName>Ulla</FirstName><LastName>Brix</LastName><PhoneNumber/>
    <EmailAddress>quay@example.org</EmailAddress></Submitter>
</PerformancePlanOrReport>"""
PLAN = re.sub(
    r"<PerformanceIndicator.*?</PerformanceIndicator>|<Role>.*?</Role>|</?Submitter>",
    "",
    REPORT.replace("PerformancePlanOrReport", "StrategicPlan").replace(' Type="Performance_Report"', ""),
    flags=re.DOTALL,
).replace("http://www.stratml.net/StrategicPlan", "urn:ISO:std:iso:17469:tech:xsd:stratml_core")


@pytest.mark.parametrize("text", [REPORT, PLAN], ids=["part 2", "part 1"])
def test_an_instance_of_all_elements_of_the_schema_loses_no_word(tmp_path: Path, text: str) -> None:
    """Each text of the document stands on a line of its plan, and no line is left over."""
    plan = added(tmp_path, text)
    printed = "\n".join(plan.lines)
    words = [word.strip() for word in re.findall(r">([^<>]+)<", text) if word.strip()]
    assert len(words) > 25
    assert [word for word in words if word not in printed] == []
    assert not any(issue.code == "line-unclaimed" for issue in plan.issues)
    assert [(one.ref, one.text) for one in plan.headings] == [("2", "A dry quay"), ("", "Quiet nights")]
    (row,) = plan.commitments
    assert (row.ref, row.text, row.deadlines) == ("2.1", "Raise the north wall", ())
    assert [one.name for one in row.officers] == (["Oda Pell"] if text == REPORT else [])
    measured = dict(row.notes).get("Performance indicators", "")
    assert measured.count("actual") == (2 if text == REPORT else 0)


def test_attributes_are_kept_in_words(tmp_path: Path) -> None:
    text = PART_1.format(namespace="urn:any").replace("<s:Objective>", '<s:Objective kind="joint">')
    text = text.replace("</s:Objective>", '<s:Relationship type="Broader" of="">Nets</s:Relationship></s:Objective>')
    (row,) = added(tmp_path, text).commitments
    assert dict(row.notes)["Other information"] == "Relationship: Nets, type Broader; kind joint"


INDICATOR = '<PerformanceIndicator PerformanceIndicatorType="{kind}">{said}</PerformanceIndicator>'
LAST = "<SequenceIndicator>2.1</SequenceIndicator>"


def with_indicator(kind: str, said: str) -> str:
    return TEXT.replace(LAST, LAST + INDICATOR.format(kind=kind, said=said))


def test_a_qualitative_indicator_is_a_milestone_due_where_its_target_ends(tmp_path: Path) -> None:
    said = (
        "<SequenceIndicator>2.1a</SequenceIndicator><MeasurementDimension>All boats report</MeasurementDimension>"
        "<MeasurementInstance><TargetResult><StartDate>2031-04-01</StartDate><EndDate>2031-12-31</EndDate></TargetResult>"
        "<ActualResult><NumberOfUnits>40</NumberOfUnits><Descriptor><DescriptorName>Mood</DescriptorName>"
        "<DescriptorValue>Fair</DescriptorValue></Descriptor><Description>Four of ten do.</Description></ActualResult>"
        "</MeasurementInstance>"
    )
    plan = added(tmp_path, with_indicator("Qualitative", said))
    *_, activity, milestone = plan.commitments
    assert (milestone.kind.value, milestone.ref, milestone.text) == ("milestone", "2.1a", "All boats report")
    assert milestone.parent == activity.key
    assert [str(day) for day in milestone.deadlines] == ["2031-12-31"]
    assert milestone.progress is not None
    assert (milestone.progress.percent, milestone.progress.comment, milestone.progress.status) == (
        40,
        "Four of ten do.",
        "",
    )
    assert "Fair" in str(milestone.notes)
    assert "Performance indicators" not in dict(activity.notes)
    assert not activity.deadlines


def test_a_quantitative_indicator_is_a_measure_and_a_note_of_its_objective(tmp_path: Path) -> None:
    (measure,) = added(tmp_path, TEXT).measures
    assert (measure.name, measure.unit) == ("Lamps lit", "Lamps")
    assert [(one.kind, one.period, one.value, one.printed) for one in measure.observations] == [
        ("target", "2031-04-01 to 2032-03-31", 9.0, "9"),
        ("actual", "2031-09-30", 4.0, "4"),
    ]


@pytest.mark.parametrize("kind", ["Quantitative", "", "Odd"])
def test_an_indicator_that_is_no_row_stays_a_note(tmp_path: Path, kind: str) -> None:
    said = "<MeasurementInstance><ActualResult><NumberOfUnits>7</NumberOfUnits></ActualResult></MeasurementInstance>"
    plan = added(tmp_path, with_indicator(kind, said))
    assert "7" in dict(plan.commitments[-1].notes)["Performance indicators"]
    assert len(plan.measures) == 1
    assert [one.kind.value for one in plan.commitments] == ["activity"] * 3


def test_a_frame_without_words_is_no_commitment_and_no_heading(tmp_path: Path) -> None:
    step = INDICATOR.format(kind="Qualitative", said="<MeasurementDimension>Paint the boats</MeasurementDimension>")
    frame = f"<Goal><Name/><Description/><Objective>{step}</Objective></Goal>"
    plan = added(tmp_path, TEXT.replace("<Goal>", frame + "<Goal>", 1))
    assert [one.text for one in plan.headings] == ["A lit shore", "Fish for all: fair shares"]
    assert [one.kind.value for one in plan.commitments].count("activity") == 3
    assert [one.text for one in plan.commitments if one.kind.value == "milestone"] == ["Paint the boats"]
    untyped = frame.replace(' PerformanceIndicatorType="Qualitative"', "")
    told = added(tmp_path / "untyped", TEXT.replace("<Goal>", untyped + "<Goal>", 1))
    assert any(issue.rule == "objective-without-words" for issue in told.issues)
