"""A site over an earlier one: whatever ends the writing of it, the old or the new one stands there whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldenthread import folder_exchange
from goldenthread.cli import run
from goldenthread.site import write
from goldenthread.site.holdings import Holdings
from goldenthread.site.views import about, dates_page, start
from tests.crashes import Case, files_of, names_in
from tests.faults import ENDINGS, ended


@pytest.fixture
def case(brackenford: Path, held: Holdings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A site of few pages, over one whose pages differ and of which one is no longer written."""
    monkeypatch.setattr(write, "PAGE_TYPES", (start.pages, about.pages, dates_page.pages))
    monkeypatch.setattr(write, "answered", lambda *_: {})
    monkeypatch.setattr(Holdings, "of", lambda *_, **__: held)
    older, root = tmp_path / "older", tmp_path / "root"
    root.mkdir()
    words = ["site", "--build", brackenford, "--out"]
    assert run([str(word) for word in (*words, older)]) == 0
    for page in older.rglob("*.html"):
        page.write_bytes(page.read_bytes() + b"<!-- of an earlier build -->")
    (older / "no-more.html").write_text("<p>of an earlier build", encoding="utf-8")

    def again() -> None:
        shutil.rmtree(root)
        shutil.copytree(older, root / "out")

    return Case(root, root / "out", [*words, root / "out"], again)


def test_some_events_leave_the_old_site_or_the_new(case: Case) -> None:
    assert case.run(233)[0] >= 50


@pytest.mark.slow
def test_more_events_leave_the_old_site_or_the_new(case: Case) -> None:
    assert case.run(31)[0] >= 50


@pytest.mark.slow
def test_a_move_of_files_that_was_broken_off_is_ended(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_exchange, "_exchanged", lambda *_: False)
    case.again()
    clean, new = ended(case.words, case.root), files_of(case.target)
    halves = 0
    for at in range(clean.events, clean.events // 2, -1):
        case.again()
        old = files_of(case.target)
        ended(case.words, case.root, at, ENDINGS[0])
        if files_of(case.target) not in (old, new):
            halves += 1
        assert ended(case.words, case.root).code == 0, at
        assert files_of(case.target) == new, at
        assert names_in(case.root) == ["out"], at
    assert halves
