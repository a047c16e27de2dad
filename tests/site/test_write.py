"""The site as a whole: every page is there, every link leads somewhere, the same build gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.errors import BuildError
from goldenthread.site.holdings import Holdings
from goldenthread.site.write import pages_of, write, write_site
from tests.site.reading import dead_links, read


def test_every_page_is_whole_and_has_one_heading_of_the_first_rank(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = read(path)
        assert (page.open, page.wrong) == ([], []), path
        assert len(page.heads) == 1, path
        assert page.heads[0].strip(), path
        assert len(page.ids) == len(set(page.ids)), path


def test_every_link_and_anchor_leads_somewhere_within_the_folder(site: Path) -> None:
    assert dead_links(site) == []


def test_every_page_of_every_type_is_written(held: Holdings, site: Path) -> None:
    wanted = {page.path for page in pages_of(held)}
    assert wanted == {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {f"brackenford/thread/{thread.rsplit('/', 1)[-1]}.html" for thread in held.threads} <= wanted


def test_every_iri_of_the_index_has_its_page_and_anchor(held: Holdings, site: Path) -> None:
    index = json.loads((site / "iris.json").read_text(encoding="utf-8"))
    assert index["base"] == held.base
    assert {iri.removeprefix(held.base) for iri in (*held.commitments, *held.runs)} <= set(index["pages"])
    findings = {one.iri for some in held.findings_of.values() for one in some}
    assert findings
    assert {iri.removeprefix(held.base) for iri in findings} <= set(index["pages"])
    for place in index["pages"].values():
        path, mark, anchor = place.partition("#")
        assert (site / path).is_file(), place
        assert not mark or anchor in read(site / path).ids, place


def test_the_same_build_gives_the_same_bytes(held: Holdings, site: Path, tmp_path: Path) -> None:
    write(held, tmp_path / "again")
    for path in sorted(site.rglob("*")):
        if path.is_file():
            assert (tmp_path / "again" / path.relative_to(site)).read_bytes() == path.read_bytes(), path


def test_the_command_says_how_to_open_it(brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "pages"
    assert run(["site", "--build", str(brackenford), "--out", str(out)]) == 0
    assert f"open {(out / 'index.html').as_uri()}" in capsys.readouterr().out
    (out / "left-from-before.html").write_text("old", encoding="utf-8")
    assert run(["site", "--build", str(brackenford), "--out", str(out)]) == 0
    assert not (out / "left-from-before.html").exists()


def test_a_folder_of_somebody_else_is_left_alone(brackenford: Path, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BuildError, match="holds other files"):
        write_site(brackenford, tmp_path)
    assert (tmp_path / "letters.txt").read_text(encoding="utf-8") == "mine"


def test_where_there_is_no_build_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["site", "--build", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    assert "goldenthread build" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
