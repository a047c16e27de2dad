"""``goldenthread comments``: what the rules infer, to be judged by people, whose word then stands above the rules."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.interpret.judgements import COLUMNS, judge, load_judgements
from goldenthread.interpret.readings import CommentReading
from goldenthread.registers import RECORDS, assign, load_entries
from goldenthread.stages import read

DATA = Path(__file__).parents[2] / "data"
WORDS = "Public enquiry completed 22nd May 2014"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One report, before anybody has judged a comment."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("judgements", "links"))
    sources = tmp_path / "data" / "sources.toml"
    head, *documents = sources.read_text(encoding="utf-8").split("[[documents]]")
    (report,) = (one for one in documents if 'edition = "2013-14"' in one)
    sources.write_text(f"{head}[[documents]]{report}", encoding="utf-8")
    return tmp_path / "data"


def told(data: Path, commitment: str) -> CommentReading:
    reading, minter = read(data)
    iri_of = assign(reading.plans, load_entries(data / "registers" / RECORDS)).namer(minter)
    judged = judge(reading.plans, iri_of, load_judgements(data / "judgements", minter.base))
    assert judged.issues == ()
    return judged.comments[minter.base + commitment.removeprefix("data:")]


def proposals(capsys: pytest.CaptureFixture[str], data: Path) -> list[dict[str, str]]:
    assert run(["comments", "--data", str(data)]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_proposal_that_is_filled_in_stands_above_the_rules(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = proposals(capsys, data)
    assert len(before) > 20
    (late,) = (row for row in before if row["words"] == WORDS)
    inferred = told(data, late["commitment"])
    assert (inferred.completed_words, inferred.read_by) == (WORDS, {})
    (data / "judgements").mkdir()
    for holds in ("yes", "no"):
        line = late | {"holds": holds, "readers": "Ada Lark", "date": "2026-11-29", "reason": "Read."}
        text = "\t".join(COLUMNS) + "\n" + "\t".join(line[name] for name in COLUMNS) + "\n"
        (data / "judgements" / "comments.tsv").write_text(text, encoding="utf-8")
        judged = told(data, late["commitment"])
        assert (judged.completed_on is not None) == (holds == "yes")
        assert judged.read_by == ({"completed-late": ("Ada Lark",)} if holds == "yes" else {})
    after = proposals(capsys, data)
    assert after == [row for row in before if row != late]


def test_a_file_that_is_not_filled_in_is_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["comments", "--data", str(data)])
    (data / "judgements").mkdir()
    (data / "judgements" / "new.tsv").write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(["comments", "--data", str(data)]) == 2
    assert "new.tsv:2: this line is no judgement: holds must be yes or no, not ''" in capsys.readouterr().err
