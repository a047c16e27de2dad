"""The stages together: the same input gives the same bytes, and nothing but the output folder is ever written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.errors import SourceError
from goldenthread.namespaces import GT, RDF
from goldenthread.pipeline import build
from goldenthread.stages import read
from goldenthread.store import DATASET
from goldenthread.store.summary import SUMMARY
from goldenthread.upkeep import update_registers
from tests.cases.council import PLAN, REVIEW, Council


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of change of every file of a folder."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {name: content for name, (content, _) in files(folder).items()}


@pytest.fixture
def council(tmp_path: Path) -> Council:
    return Council.under(tmp_path)


def test_two_builds_give_the_same_bytes(council: Council, tmp_path: Path) -> None:
    """In other processes, whose hashes of texts differ, with one job and with two."""
    seen = []
    for seed, jobs in (("1", "1"), ("2", "2")):
        out = tmp_path / f"out-{seed}"
        words = ["build", "--data", str(council.data), "--out", str(out), "--jobs", jobs, "--quiet"]
        program = "import sys; from goldenthread.cli import run; sys.exit(run(sys.argv[1:]))"
        # the code of this process, not whichever is installed
        surroundings = {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "PATH": "/usr/bin:/bin"}
        subprocess.run([sys.executable, "-c", program, *words], check=True, env=surroundings)
        seen.append(contents(out))
    assert seen[0] == seen[1]
    assert set(seen[0]) >= {DATASET, SUMMARY}


def test_a_build_over_an_old_one_gives_the_same_bytes(council: Council) -> None:
    build(council.data, council.out)
    first = contents(council.out)
    build(council.data, council.out)
    assert contents(council.out) == first


def test_a_build_never_writes_into_its_data_folder(council: Council) -> None:
    before = files(council.data)
    build(council.data, council.out, jobs=2)
    assert files(council.data) == before


def test_documents_are_read_in_the_same_order_with_two_jobs(council: Council) -> None:
    assert read(council.data, jobs=2)[0].plans == read(council.data)[0].plans


def test_progress_tells_every_stage_and_document(council: Council) -> None:
    told: list[tuple[str, str]] = []
    build(council.data, council.out, progress=lambda stage, what, *_: told.append((stage, what)))
    stages = [stage for stage, _ in told]
    known = ("reading", "linking", "graph", "facts", "validation", "writing")
    assert [stage for stage in dict.fromkeys(stages) if stage in known] == list(known)
    assert [what for stage, what in told if stage == "reading"] == [
        "Our Delivery Plan 2018/19",
        "How we did in 2019/20",
    ]


def test_every_line_is_counted(council: Council) -> None:
    built = build(council.data, council.out)
    assert built.accounting["2018-19"] == {
        "activity": 4,
        "milestone": 10,
        "continuation": 1,
        "heading": 5,
        "header": 9,
        "furniture": 4,
        "blank": 2,
    }
    assert sum(built.accounting["2019-20"].values()) == len(council.text(REVIEW).splitlines())


def test_two_councils_are_counted_apart(council: Council) -> None:
    """Both publish a plan for the same years; nothing of one may hide in the other."""
    head, _, documents = council.text("sources.toml").partition("[[documents]]")
    other = documents.replace('body = "brackenford"', 'body = "elsewhere"')
    both = f'{head}[bodies.elsewhere]\nname = "Elsewhere"\n[[documents]]{documents}[[documents]]{other}'
    council.write("sources.toml", both)
    built = build(council.data, council.out)
    assert set(built.accounting) == {
        f"{year} {body} {document}"
        for year, document in (("2018-19", "plan"), ("2019-20", "year-end-report"))
        for body in ("brackenford", "elsewhere")
    }
    assert {counts["milestone"] for counts in built.accounting.values()} == {10, 5}
    statements = (council.out / DATASET).read_text(encoding="utf-8")
    assert "<https://example.org/data/elsewhere/2018-19/plan>" in statements
    assert not [
        line
        for line in statements.splitlines()
        if "ns#continues>" in line and "/brackenford/" in line.split()[0] and "/elsewhere/" in line.split()[2]
    ]


def test_patches_can_be_left_out(council: Council) -> None:
    def deadline(patches: bool) -> list[str]:
        plans = read(council.data, patches=patches)[0].plans
        return [f"{day}" for plan in plans for row in plan.commitments if row.line == 17 for day in row.deadlines][:1]

    assert deadline(patches=True) == ["2018-11-30"]
    assert deadline(patches=False) == ["2020-03-31"]  # the other document's line 17


def test_nothing_is_inferred_from_sentences_where_that_is_left_out(council: Council) -> None:
    inferred = (GT.Quantity, GT.StatedDate, GT.recurs, GT.contradictedBy, GT.newDeadline, GT.numberPromised)
    build(council.data, council.out)
    text = (council.out / DATASET).read_text(encoding="utf-8")
    assert f"> <{RDF.type}> <{GT.Quantity}> " in text
    build(council.data, council.out, interpretation=False)
    text = (council.out / DATASET).read_text(encoding="utf-8")
    readings = [line for line in text.splitlines() if line.endswith("/graph/readings> .")]
    assert [line for line in readings if any(f"<{term}>" in line for term in inferred)] == []
    assert f"> <{RDF.type}> <{GT.Activity}> " in text


def test_the_findings_are_those_of_the_documents(council: Council) -> None:
    built = build(council.data, council.out)
    assert list(built.broken) == []
    found = {(finding.edition, finding.line, finding.code) for finding in built.findings}
    assert {
        ("2018-19", 17, "deadline-impossible"),
        ("2019-20", 16, "percent-missing"),
        ("2019-20", 12, "deadline-after-parent"),
    } <= found


def test_a_fault_leaves_the_output_as_it_was(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    build(council.data, council.out)
    before = files(council.out)
    council.source(PLAN, "\0")
    with pytest.raises(SourceError):
        build(council.data, council.out)
    assert files(council.out) == before
    assert sorted(path.name for path in council.out.parent.iterdir()) == ["data", "out"]


class TestRegisters:
    def test_what_is_registered_has_no_provisional_key(self, council: Council) -> None:
        build(council.data, council.out)
        assert b"/p-" not in (council.out / DATASET).read_bytes()

    def test_without_registers_every_row_is_provisional_and_told(self, council: Council) -> None:
        for path in (council.data / "registers").iterdir():
            path.unlink()
        built = build(council.data, council.out)
        assert list(built.broken) == []
        assert (council.out / DATASET).read_bytes().count(b'#issueCode> "not-registered"') == 31

    def test_an_update_of_what_is_known_changes_nothing(self, council: Council) -> None:
        keys = council.text("registers/commitments.tsv")
        update_registers(council.data)
        before = contents(council.data)
        assert council.text("registers/commitments.tsv") == keys
        update_registers(council.data)
        assert contents(council.data) == before

    def test_new_rows_get_new_keys_and_old_rows_keep_theirs(self, council: Council) -> None:
        before = council.text("registers/commitments.tsv").splitlines()
        row = "31.03.2019\tD4/3\tGive each home a water meter\tAnn Field\tHOMES\n"
        end = "The figures for 2017/18"
        council.source(PLAN, council.text(PLAN).replace(end, row + end))
        (_, were, now), _ = update_registers(council.data)
        assert (were, now) == (31, 32)
        after = council.text("registers/commitments.tsv").splitlines()
        assert set(before) < set(after)
        (new,) = set(after) - set(before)
        assert new.split("\t")[3:6] == ["milestone", "0011", "D4/3"]
