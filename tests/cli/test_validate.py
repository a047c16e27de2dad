"""``goldenthread validate``: formats, files, exit codes, acknowledgements."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.graph import nquads
from goldenthread.identity.identity_tables import PERSONS
from goldenthread.store import EmbeddedStore
from goldenthread.validation import derive_facts
from tests.cases.council import Council
from tests.cli.conftest import Run
from tests.small_council import MINTER, quads, summed_up


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    facts = derive_facts(EmbeddedStore.of(quads()), MINTER)
    (folder / "dataset.nq").write_bytes(nquads([*quads(), *facts]))
    summed_up(folder / "dataset.nq")
    return folder


def asked(built: Path, *words: str) -> int:
    return run(["validate", "--build", str(built), "--data", str(built.parent), *words])


def test_findings_are_grouped_and_fail(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(built) == 1
    told = capsys.readouterr().out
    assert "violation: deadline-impossible (1)\n  2014-15:5  " in told
    assert told.endswith("2 of severity violation, 0 of severity warning, 0 of severity info; 0 of them acknowledged\n")


def test_what_is_accepted_does_not_fail(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[acknowledged]]\ncode = "{}"\nreason = "r"\nby = "b"\ndate = 2016-04-01\n'
    one, other = entry.format("deadline-impossible"), entry.format("overdue-without-comment")
    (built.parent / "acknowledged.toml").write_text(one, encoding="utf-8")
    assert asked(built) == 1
    (built.parent / "acknowledged.toml").write_text(one + other, encoding="utf-8")
    assert asked(built) == 0
    assert "2 of them acknowledged" in capsys.readouterr().out
    assert asked(built, "--fail-on", "info") == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("fmt", ["json", "sarif", "junit", "terminal"])
def test_every_format_can_be_written(built: Path, tmp_path: Path, fmt: str, jobs: str) -> None:
    output = tmp_path / "report"
    assert asked(built, "--format", fmt, "--output", str(output), "--jobs", jobs) == 1
    text = output.read_text(encoding="utf-8")
    assert text.startswith({"json": "[", "sarif": "{", "junit": "<?xml", "terminal": ""}[fmt])


def test_an_acknowledgement_that_fits_nothing_is_named(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (built.parent / "acknowledged.toml").write_text(
        '[[acknowledged]]\ncode = "same-twice"\nreason = "r"\nby = "b"\ndate = 2016-04-01\n', encoding="utf-8"
    )
    assert asked(built) == 1
    assert "acknowledged, but not found (mended since, or named wrongly): same-twice" in capsys.readouterr().err


def test_a_code_is_explained(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(built, "--explain", "deadline-impossible") == 0
    assert "A day such as 31 June" in capsys.readouterr().out
    assert asked(built, "--explain", "deadline-imposible") == 2


def test_a_place_that_cannot_be_written_is_an_error(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(built, "--output", str(built)) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_data_folder_that_is_named_and_missing_is_an_error(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "--build", str(built), "--data", str(tmp_path / "nowhere")]) == 2
    assert "nowhere: there is no such folder" in capsys.readouterr().err


class TestWhoseAcknowledgements:
    """Those that the build took in, wherever the command is run; of a data folder, where one is named."""

    ENTRY = '[[acknowledged]]\ncode = "{}"\nreason = "r"\nby = "{}"\ndate = 2020-04-01\n'

    @pytest.fixture
    def accepted(self, council: Council, goldenthread: Run) -> Path:
        council.write("acknowledged.toml", self.ENTRY.format("deadline-impossible", "Tess Oduya, clerk"))
        assert goldenthread(*council.build).code == 0
        return council.out

    def count(self, goldenthread: Run, *words: str | Path) -> str:
        (line,) = [one for one in goldenthread("validate", *words).out.splitlines() if "of them acknowledged" in one]
        return line.rpartition("; ")[2]

    def test_those_of_the_build(
        self, accepted: Path, goldenthread: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        here = self.count(goldenthread, "--build", accepted)
        assert here != "0 of them acknowledged"
        (tmp_path / "elsewhere" / "data").mkdir(parents=True)
        (tmp_path / "elsewhere" / "data" / "acknowledged.toml").write_text(self.ENTRY.format("same-twice", "x"))
        monkeypatch.chdir(tmp_path / "elsewhere")
        answer = goldenthread("validate", "--build", accepted)
        assert here in answer.out
        assert "same-twice" not in answer.err

    def test_those_of_a_folder_that_is_named(self, accepted: Path, goldenthread: Run, council: Council) -> None:
        council.write("acknowledged.toml", "")
        assert self.count(goldenthread, "--build", accepted, "--data", council.data) == "0 of them acknowledged"
        assert self.count(goldenthread, "--build", accepted) != "0 of them acknowledged"

    def test_a_build_without_any_forgets_those_of_the_build_before(
        self, accepted: Path, goldenthread: Run, council: Council
    ) -> None:
        (council.data / "acknowledged.toml").unlink()
        assert goldenthread(*council.build).code == 0
        assert self.count(goldenthread, "--build", accepted) == "0 of them acknowledged"

    def test_a_redacted_build_does_not_keep_who_accepted(
        self, accepted: Path, goldenthread: Run, council: Council
    ) -> None:
        here = self.count(goldenthread, "--build", accepted)
        assert "Tess Oduya" in (accepted / "summary.json").read_text()
        names = ("Ann Field", "Joy Okafor", "Meg Lowe", "Ravi Nair", "Tom Price")
        rows = [f"brackenford\t{number:04d}\t{name}\t\t\t" for number, name in enumerate(names, start=1)]
        council.write("identities/persons.tsv", "\n".join(["\t".join(PERSONS), *rows]) + "\n")
        out = council.out.with_name("redacted")
        assert goldenthread("build", "--data", council.data, "--out", out, "--quiet", "--redact").code == 0
        assert "Tess Oduya" not in (out / "summary.json").read_text()
        assert self.count(goldenthread, "--build", out) == here
