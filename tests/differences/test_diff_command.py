"""``goldenthread diff``: what differs is told in sentences, and no address disappears without a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goldenthread.cli import run
from goldenthread.linking.decisions import COLUMNS
from tests.cases.council import PLAN, REVIEW, Council
from tests.redaction.invented import Hard, write_council

BASE = "https://example.org/data/brackenford"
PERSONS = "body\tkey\tname\telected\taliases\treason\n"
JOY = "brackenford\t0001\tJoy Okafor\t\t\t\n"
TOM = "brackenford\t0002\tTom Price\t\t\t\n"
BOTH = "brackenford\t0001\tJoy Okafor\t\tTom Price\tBoth names stand in one row.\n"


@pytest.fixture
def council(tmp_path: Path) -> Council:
    return Council.under(tmp_path)


def built(council: Council, name: str, *more: str) -> Path:
    out = council.data.parent / name
    assert run(["build", "--data", str(council.data), "--out", str(out), "--quiet", *more]) in (0, 1)
    return out


def update(council: Council) -> None:
    assert run(["register", "update", "--data", str(council.data)]) == 0


def told(capsys: pytest.CaptureFixture[str], old: Path, new: Path, *, code: int = 0) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["diff", str(old), str(new), "--format", "json"]) == code
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def sentences(said: dict[str, Any], part: str) -> list[str]:
    return [sentence["text"] for one in said[part] for sentence in one["sentences"]]


def test_identical_builds_say_so_in_words(
    brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for fmt in ("text", "html", "json"):
        capsys.readouterr()
        assert run(["diff", str(brackenford), str(brackenford), "--format", fmt]) == 0
        assert "Nothing differs" in capsys.readouterr().out
    out = tmp_path / "deltas"
    assert run(["diff", str(brackenford), str(brackenford), "--format", "nq", "--output", str(out)]) == 0
    assert "Nothing differs" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"added.nq": b"", "removed.nq": b""}


def test_a_changed_deadline_is_told_under_its_thread(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    old = built(council, "old")
    council.source(REVIEW, council.text(REVIEW).replace("31-08-2020", "30-09-2020"))
    new = built(council, "new")
    said = told(capsys, old, new)
    (thread,) = said["threads"]
    assert (thread["state"], thread["label"]) == ("changed", "Water the trees in their first summer")
    first = thread["sentences"][0]
    assert first["text"] == (
        "Of “Water the trees in their first summer” (2019-20, line 12) the deadline was “31 August 2020” and is "
        "“30 September 2020”."
    )
    assert (first["old"], first["new"]) == (["31 August 2020"], ["30 September 2020"])
    assert said["addresses"] == []
    back = told(capsys, new, old)
    assert back["threads"][0]["sentences"][0]["old"] == ["30 September 2020"]
    assert (back["statements"]["added"], back["statements"]["removed"]) == (
        said["statements"]["removed"],
        said["statements"]["added"],
    )


def test_deltas_lead_from_the_older_graph_to_the_newer(council: Council, tmp_path: Path) -> None:
    old = built(council, "old")
    council.source(REVIEW, council.text(REVIEW).replace("RED\t20%", "AMBER\t35%"))
    new = built(council, "new")
    out = tmp_path / "deltas"
    assert run(["diff", str(old), str(new), "--format", "nq", "--output", str(out)]) == 0
    before, now, added, removed = (
        {*path.read_bytes().splitlines()}
        for path in (old / "dataset.nq", new / "dataset.nq", out / "added.nq", out / "removed.nq")
    )
    assert added
    assert removed
    assert (before - removed) | added == now
    assert not added & before
    assert removed <= before


def test_new_and_gone_findings_are_told(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    old = built(council, "old")
    council.source(REVIEW, council.text(REVIEW).replace("Two lorries are broken.", ""))
    new = built(council, "new")
    here, back = told(capsys, old, new)["findings"], told(capsys, new, old)["findings"]
    assert {one["iri"]: one["state"] for one in here if one["state"] != "changed"} == {
        one["iri"]: {"added": "dropped", "dropped": "added"}[one["state"]] for one in back if one["state"] != "changed"
    }


def test_decisions_and_corrections_are_told(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    old = built(council, "old")
    committee = council.data / "committee" / "panel.tsv"
    committee.parent.mkdir()
    head = "about\tdecision\tby\ton\tminute\tuntil\tfinding\twords\twritten_by\n"
    row = "data:brackenford/thread/activity-0002\trecalled\tHomes Panel\t2020-05-04\tHP 9.2\t"
    committee.write_text(f"{head}{row}2020-09-30\t\t\t\n", encoding="utf-8")
    (council.data / "corrections.tsv").write_text(
        "about\tfield\tline\twrong\tsince\tcorrected\tby\treference\n"
        "data:brackenford/thread/activity-0001\tdeadline\t\tRead as 2021\t2020-01-01\t\tMeg Reader\t\n",
        encoding="utf-8",
    )
    new = built(council, "new")
    for older, newer, state in ((old, new, "added"), (new, old, "dropped")):
        said = told(capsys, older, newer)
        correction, decision = sorted(said["records"], key=lambda one: str(one["kind"]))
        assert [one["kind"] for one in (correction, decision)] == ["correction", "decision"]
        assert {one["state"] for one in (correction, decision)} == {state}
        assert sentences(said, "records")[0].endswith("”: “Read as 2021”.")
        assert decision["label"] == "recalled: Homes Panel, 2020-05-04, HP 9.2"
    committee.write_text(f"# A note.\n{head}{row}2020-10-31\t\t\t\n", encoding="utf-8")
    said = told(capsys, new, built(council, "later"))
    assert [one["kind"] for one in said["records"]] == ["decision"]
    assert sentences(said, "records")[0] == (
        "The day on which it is due back was “30 September 2020” and is “31 October 2020”."
    )


def test_a_row_that_is_gone_is_lost_until_the_register_says_so(
    council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    old = built(council, "old")
    text = council.text(REVIEW)
    row = next(line for line in text.splitlines(keepends=True) if line.startswith("2b\t"))
    council.source(REVIEW, text.replace(row, ""))
    new = built(council, "new")
    said = told(capsys, old, new, code=1)
    lost = {one["iri"]: one for one in said["addresses"]}
    assert lost.keys() == {f"{BASE}/2019-20/year-end-report/milestone/0004", f"{BASE}/thread/milestone-0010"}
    assert all(one["lost"] for one in lost.values())
    assert "lost" in said["summary"][-1]
    assert any("is no longer there" in text for text in sentences(said, "threads"))
    assert run(["diff", str(old), str(new)]) == 1
    assert f"milestone {BASE}/2019-20/year-end-report/milestone/0004" in capsys.readouterr().out

    update(council)
    marked = built(council, "marked")
    said = told(capsys, old, marked)
    assert [one["lost"] for one in said["addresses"]] == [False, False]
    assert all(one["deprecated"] for one in said["addresses"])
    assert told(capsys, marked, new, code=1)["addresses"] != [], "a mark that disappears is a loss too"

    council.source(REVIEW, text)
    update(council)
    assert told(capsys, old, built(council, "back"))["same"], "what comes back has its key again"


def test_threads_that_are_merged_lead_on(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    apart = built(council, "old")
    links = council.data / "links"
    links.mkdir()
    row = {
        "subject_id": f"{BASE}/2019-20/year-end-report/milestone/0004",
        "predicate_id": "gt:continues",
        "object_id": f"{BASE}/2018-19/plan/milestone/0004",
        "mapping_justification": "semapv:ManualMappingCuration",
        "confidence": "0.9",
        "reviewer_label": "ann",
        "mapping_date": "2026-11-01",
        "comment": "The same trees.",
    }
    lines = ["\t".join(cells) for cells in (COLUMNS, [row.get(column, "") for column in COLUMNS])]
    (links / "ours.sssom.tsv").write_text("#curie_map:\n#  gt: https://w3id.org/goldenthread/ns#\n" + "\n".join(lines))
    joined = built(council, "new")
    said = told(capsys, apart, joined)
    (gone,) = [one for one in said["addresses"] if one["kind"] == "thread"]
    assert (gone["lost"], gone["deprecated"]) == (False, True)
    assert gone["replaced_by"] == [f"{BASE}/thread/milestone-0004"]
    assert any("New is the link" in text for text in sentences(said, "threads"))


def test_a_person_who_is_joined_with_another_leads_on(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    council.write("identities/persons.tsv", PERSONS + JOY + TOM)
    update(council)
    old = built(council, "old")
    council.write("identities/persons.tsv", PERSONS + BOTH)
    said = told(capsys, old, built(council, "careless"), code=1)
    assert [one["iri"] for one in said["addresses"] if one["lost"]] == [f"{BASE}/person/0002"]
    update(council)
    assert "brackenford\tperson\t0002\tretired\t0001\tTom Price\n" in council.text("registers/agents.tsv")
    said = told(capsys, old, built(council, "careful"))
    (gone,) = [one for one in said["addresses"] if one["kind"] == "person"]
    assert (gone["lost"], gone["replaced_by"]) == (False, [f"{BASE}/person/0001"])
    assert any("taken for one with “Joy Okafor”" in text for text in sentences(said, "agents"))


def test_a_tombstone_that_leads_nowhere_is_no_word(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    council.write("identities/persons.tsv", PERSONS + JOY + TOM)
    update(council)
    old = built(council, "old")
    council.write("identities/persons.tsv", PERSONS + JOY)
    update(council)
    assert told(capsys, old, built(council, "new"))["addresses"][0]["deprecated"]
    council.replace("registers/agents.tsv", "0002\tretired\t\t", "0002\tretired\t0009\t")
    said = told(capsys, old, built(council, "astray"), code=1)
    assert "which the newer build does not have" in said["addresses"][0]["says"]


def test_a_new_document_is_told_with_its_rows(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    whole = built(council, "new")
    catalogue = council.text("sources.toml")
    first, _, _ = catalogue.rpartition("[[documents]]")
    council.write("sources.toml", first)
    part = built(council, "old")
    said = told(capsys, part, whole, code=1)
    assert ["no registered key" in one["says"] for one in said["addresses"]] == [True]
    update(council)
    part = built(council, "old")
    council.write("sources.toml", catalogue)
    said = told(capsys, part, built(council, "new"))
    assert [(one["state"], one["kind"]) for one in said["documents"]] == [("added", "document")]
    assert any(text.endswith("is new.") for text in sentences(said, "threads"))
    assert {one["state"] for one in said["headings"]} == {"added"}
    assert told(capsys, whole, part, code=1)["documents"][0]["state"] == "dropped"


def test_an_export_stands_for_its_build(brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "release"
    assert run(["export", "--format", "nq", "--build", str(brackenford), "--output", str(out)]) == 0
    assert told(capsys, brackenford, out)["same"]
    assert told(capsys, out / "goldenthread.nq", brackenford)["same"]


def test_two_bases_are_not_compared(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    old = built(council, "old")
    council.replace("sources.toml", "https://example.org/data/", "https://example.org/moved/")
    assert run(["diff", str(old), str(built(council, "new"))]) == 2
    assert "different addresses" in capsys.readouterr().err


def test_a_damaged_build_and_a_missing_folder_are_refused(
    council: Council, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = built(council, "old"), built(council, "new")
    (new / "dataset.nq").write_bytes((new / "dataset.nq").read_bytes()[:-500])
    for words in ([str(old), str(new)], [str(old), str(tmp_path / "nowhere")], [str(old), str(old), "--format", "nq"]):
        capsys.readouterr()
        assert run(["diff", *words]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1


def test_hostile_text_stays_text(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    old = built(council, "old")
    evil = "<script>alert(1)</script> {{ 7*7 }} {row} \\u0022"
    council.source(PLAN, council.text(PLAN).replace("Ask residents where they want trees", evil))
    new = built(council, "new")
    capsys.readouterr()
    assert run(["diff", str(old), str(new), "--format", "html"]) in (0, 1)
    page = capsys.readouterr().out
    assert "<script" not in page
    assert "{{ 7*7 }} {row}" in page
    assert run(["diff", str(old), str(new)]) in (0, 1)
    assert "{{ 7*7 }} {row}" in capsys.readouterr().out


def test_builds_with_and_without_names_are_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "hard"
    write_council(data, [Hard("Joy", "Zadrozny", "Joy Zadrozny")])
    for name, more in (("named", []), ("hidden", ["--redact"]), ("again", ["--redact", "--no-interpretation"])):
        assert run(["build", "--data", str(data), "--out", str(tmp_path / name), "--quiet", *more]) in (0, 1)
    for one, other in (("named", "hidden"), ("hidden", "named")):
        capsys.readouterr()
        assert run(["diff", str(tmp_path / one), str(tmp_path / other)]) == 2
        said = capsys.readouterr()
        assert (said.out, "names no officer" in said.err) == ("", True)
    capsys.readouterr()
    for fmt in ("text", "html", "json"):
        assert run(["diff", str(tmp_path / "hidden"), str(tmp_path / "again"), "--format", fmt]) in (0, 1)
        said = capsys.readouterr()
        assert said.out
        assert "Zadrozny" not in said.out
    (tmp_path / "again" / "redaction.json").unlink()
    assert run(["diff", str(tmp_path / "hidden"), str(tmp_path / "again")]) == 2
    assert "seal" in capsys.readouterr().err


def test_releases_without_names_are_compared_if_each_is_the_one_that_was_proved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "hard"
    write_council(data, [Hard("Joy", "Zadrozny", "Joy Zadrozny")])
    for name, more in (("named", []), ("hidden", ["--redact"]), ("again", ["--redact", "--no-interpretation"])):
        build = tmp_path / f"build-{name}"
        assert run(["build", "--data", str(data), "--out", str(build), "--quiet", *more]) in (0, 1)
        out = str(tmp_path / name / "nq")
        assert run(["export", "--build", str(build), "--format", "nq", "--output", out, "--data", str(data)]) == 0
    named, hidden, again = (tmp_path / name for name in ("named", "hidden", "again"))
    capsys.readouterr()
    for one, other in ((hidden, again), (hidden / "nq" / "goldenthread.nq", tmp_path / "build-again")):
        assert run(["diff", str(one), str(other)]) in (0, 1)
        said = capsys.readouterr()
        assert said.out
        assert "Zadrozny" not in said.out
    for one in (hidden, hidden / "nq" / "goldenthread.nq"):  # what its folder does not say, its graph does
        assert run(["diff", str(one), str(named)]) == 2
        said = capsys.readouterr()
        assert (said.out, "names no officer" in said.err) == ("", True)
    dataset = again / "nq" / "goldenthread.nq"
    dataset.write_bytes(dataset.read_bytes().replace(b"Officer ", b"Officer J. "))
    assert run(["diff", str(hidden), str(again)]) == 2
    said = capsys.readouterr()
    assert (said.out, "names this very dataset" in said.err) == ("", True)
