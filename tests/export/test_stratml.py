"""StratML: what is written holds to the rules of the schema, and is read back to the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from goldenthread.adding import add_document
from goldenthread.cli import run
from goldenthread.export import export
from goldenthread.model import Kind, Plan
from goldenthread.read.data_folder import read_folder
from goldenthread.read.source_catalogue import load_catalogue
from tests.cases.council import BRACKENFORD

ORDER = {
    "PerformancePlanOrReport": "Name Description OtherInformation StrategicPlanCore AdministrativeInformation",
    "StrategicPlanCore": "Organization Goal*",
    "Goal": "Name! Description! Identifier SequenceIndicator OtherInformation Objective*",
    "Objective": "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation PerformanceIndicator*",
    "PerformanceIndicator": "SequenceIndicator MeasurementDimension! UnitOfMeasurement! Identifier "
    "MeasurementInstance* OtherInformation",
    "MeasurementInstance": "TargetResult* ActualResult*",
    "TargetResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "ActualResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "Stakeholder": "Name! Role*",
    "Role": "Name! RoleType",
}
"""What may stand in an element, in its order: ``!`` must, ``*`` may stand several times."""

STEP = Kind.MILESTONE


def written(built: Path, out: Path) -> list[Path]:
    return [path for path in export("stratml", built, out) if path.suffix == ".xml"]


def back(path: Path, folder: Path) -> Plan:
    add_document(path, folder, body="anywhere", edition="2031-32", document="plan")
    (plan,) = read_folder(folder, load_catalogue(folder)).plans
    return plan


def faults(path: Path) -> Iterator[str]:
    """Elements out of their order, missing, too often, or identified twice."""
    root = etree.parse(path).getroot()
    seen: set[str] = set()
    for element in root.iter():
        name = etree.QName(element).localname
        if name == "Identifier":
            yield from {element.text} & seen
            seen.add(element.text)
        if name not in ORDER:
            continue
        rule = ORDER[name].split()
        places = [word.strip("!*") for word in rule]
        found = [etree.QName(child).localname for child in element]
        yield from (f"{one} in {name}" for one in found if one not in places)
        known = [places.index(one) for one in found if one in places]
        if known != sorted(known):
            yield f"order of {name}: {found}"
        for word in rule:
            often = found.count(word.strip("!*"))
            if (word.endswith("!") and often != 1) or (not word.endswith("*") and often > 1):
                yield f"{often} {word} in {name}"
    assert {"Type"} == set(root.attrib)


def told(plan: Plan) -> list[tuple[object, ...]]:
    texts = {heading.key: heading.text for heading in plan.headings} | {one.key: one.text for one in plan.commitments}
    return [
        (one.kind, one.ref, one.text, texts.get(one.parent, ""), one.deadlines) + (
            (tuple(officer.name for officer in one.officers),) if one.kind is Kind.ACTIVITY else ()
        )
        for one in plan.commitments
    ]  # fmt: skip


def figures(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (one.name, one.unit, [(v.kind, v.period, v.origin, v.value, v.printed, v.basis) for v in one.observations])
        for one in plan.measures
    ]


def test_every_file_holds_to_the_rules(brackenford: Path, built: Path, tmp_path: Path) -> None:
    paths = [*written(brackenford / "dataset.nq", tmp_path / "a"), *written(built, tmp_path / "b")]
    assert len(paths) == 4
    for path in paths:
        assert list(faults(path)) == [], path.name


def test_the_rules_find_faults(brackenford: Path, tmp_path: Path) -> None:
    path = written(brackenford / "dataset.nq", tmp_path / "a")[0]
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("<Identifier>_activity-0002", "<Identifier>_activity-0001"),
        ("<Goal>\n", "<Goal><Objective/>\n"),
    ):
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        assert list(faults(path))


@pytest.mark.parametrize("number", [0, 1])
def test_plans_are_read_back_to_the_same_rows(brackenford: Path, tmp_path: Path, number: int) -> None:
    path = written(brackenford / "dataset.nq", tmp_path / "out")[number]
    plan = read_folder(BRACKENFORD, load_catalogue(BRACKENFORD)).plans[number]
    found = back(path, tmp_path / "data")
    assert [one[:3] for one in told(found)] == [one[:3] for one in told(plan)]
    for kind, fields in ((Kind.ACTIVITY, (3, 5)), (Kind.MILESTONE, (3, 4))):
        theirs, ours = ([[one[n] for n in fields] for one in told(some) if one[0] is kind] for some in (plan, found))
        assert ours == theirs
    reports = [
        [one.progress and (one.progress.percent, one.progress.comment) for one in some.commitments if one.kind is STEP]
        for some in (plan, found)
    ]
    assert reports[0] == reports[1]
    assert not [issue for issue in found.issues if issue.code == "line-unclaimed"]


def test_measures_are_read_back_with_their_values(built: Path, tmp_path: Path) -> None:
    path = next(path for path in written(built, tmp_path / "out") if "2014-15" in path.name)
    plan = back(path, tmp_path / "data")
    assert figures(plan) == [
        (
            "Number of street trees planted",
            "Number",
            [
                ("target", "2014/15", "headline", 300.0, "~300", "approximate"),
                ("actual", "2014/15", "headline", None, "Grade B", ""),
                ("actual", "2014/15", "headline", 12.5, "12.50", ""),
            ],
        )
    ]
    assert [(one.kind.value, one.text) for one in plan.commitments] == [
        ("activity", "Plant 200 street trees"),
        ("milestone", "Choose the streets"),
        ("milestone", "Plant the trees"),
    ]


@pytest.mark.slow
def test_the_five_editions_come_back(five_editions: Path, tmp_path: Path) -> None:
    from tests.conftest import DATA

    plans = read_folder(DATA, load_catalogue(DATA)).plans
    named = {f"stratml-{p.edition.body}-{p.edition.label}-{p.edition.document}.xml": p for p in plans}
    for path in written(five_editions / "dataset.nq", tmp_path / "out"):
        assert list(faults(path)) == []
        plan, found = named[path.name], back(path, tmp_path / path.stem)
        rows = [sorted((one.kind.value, one.ref, one.text) for one in some.commitments) for some in (found, plan)]
        assert rows[0] == rows[1]
        assert sorted(map(str, figures(found))) == sorted(map(str, figures(plan)))


def test_the_command_writes_it(brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", "--format", "stratml", "--build", str(brackenford), "--output", str(tmp_path / "out")]
    assert run(words) == 0
    assert "stratml-brackenford-2018-19-plan.xml" in capsys.readouterr().out
