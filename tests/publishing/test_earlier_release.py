"""A release that comes after another one loses none of its addresses without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.publishing.earlier_release import released_as
from tests.cases.council import Council
from tests.publishing.test_release import NAMED, WORDS, published
from tests.redaction.invented import Hard, write_council


def test_what_is_no_release_has_no_name(tmp_path: Path) -> None:
    for said in ("{", "[]", "{}"):
        (tmp_path / "release.json").write_text(said)
        assert released_as(tmp_path) == ""
    assert released_as(tmp_path / "nowhere") == ""


def with_another_thread(build: Path, folder: Path) -> Path:
    """An export of a build that had one thread more."""
    lines = (build / "dataset.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    more = [line.replace("/thread/activity-0001>", "/thread/activity-0999>") for line in lines if "/thread/" in line]
    folder.mkdir()
    (folder / "goldenthread.nq").write_text("".join(sorted({*lines, *more})), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_an_address_of_the_release_before_is_not_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = Council.under(tmp_path).data
    old, new, release = tmp_path / "old", tmp_path / "new", tmp_path / "release"
    words = ["build", "--data", str(data), "--quiet", "--out"]
    assert run([*words, str(old)]) in (0, 1)
    assert published(old, release, *NAMED) == 0
    more = with_another_thread(old, tmp_path / "more")
    later = ["2026.2" if word == "2026.1" else word for word in NAMED]

    capsys.readouterr()
    assert published(old, new, *later, "--since", str(more)) == 2
    told = capsys.readouterr().err
    assert "1 addresses of this earlier release would be lost" in told
    assert "/thread/activity-0999: Its address says" in told
    assert not new.exists()

    assert published(old, new, *later, "--since", str(release)) == 0
    assert json.loads((new / "release.json").read_text())["previous"] == "2026.1"


@pytest.mark.slow
def test_a_release_that_names_officers_is_not_compared_with_one_that_does_not(
    brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_council(tmp_path / "hard", [Hard("Joy", "Okafor", "Joy Okafor")])
    words = ["build", "--redact", "--data", str(tmp_path / "hard"), "--out", str(tmp_path / "hidden"), "--quiet"]
    assert run(words) in (0, 1)
    capsys.readouterr()
    since = ("--redact", "--since", str(brackenford))
    assert published(tmp_path / "hidden", tmp_path / "other", *WORDS, *since) == 2
    assert "names no officer and the other one does" in capsys.readouterr().err
    assert not (tmp_path / "other").exists()
