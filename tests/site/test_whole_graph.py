"""The graph beside the pages: the bytes of the dataset, loaded by no page by itself, and said where missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.errors import BuildError
from goldenthread.redaction.outputs import prove_is_dataset
from goldenthread.site import vendor, whole_graph
from goldenthread.site.holdings import Holdings
from goldenthread.site.write import write, write_site
from goldenthread.store import DATASET
from tests.redaction.invented import Hard, write_council
from tests.site.reading import read

OFFICER = "Zadrozny"


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Something that stands for the engine, whether this copy carries one or not."""
    path = tmp_path / "oxigraph.js"
    path.write_text("self.goldenThreadEngine = {};\n", encoding="utf-8")
    monkeypatch.setattr(vendor, "oxigraph", lambda: path)
    return path


def test_the_graph_beside_the_pages_is_the_dataset(engine: Path, brackenford: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(brackenford, out)
    assert whole_graph.dataset_in(out / whole_graph.GRAPH) == (brackenford / DATASET).read_bytes()
    assert (out / whole_graph.ENGINE).read_bytes() == engine.read_bytes()
    listed = (out / whole_graph.PAGES).read_text(encoding="utf-8").removeprefix("self.goldenThreadPages = ")
    assert json.loads(listed.removesuffix(";\n")) == (out / "iris.json").read_text(encoding="utf-8")
    first = (out / whole_graph.GRAPH).read_bytes()
    write_site(brackenford, out)
    assert (out / whole_graph.GRAPH).read_bytes() == first


@pytest.mark.usefixtures("engine")
def test_no_page_loads_the_graph_by_itself(brackenford: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(brackenford, out)
    asking = set()
    for path in out.rglob("*.html"):
        content = path.read_text(encoding="utf-8")
        assert not any(
            f'src="{up}{name}' in content
            for up in ("", "../", "../../")
            for name in (whole_graph.GRAPH, whole_graph.ENGINE)
        )
        if "scripts/engine.js" in content:
            asking.add(path.relative_to(out).as_posix())
    assert "ask.html" in asking
    assert all(name == "ask.html" or name.startswith("questions/") for name in asking)
    assert 'data-graph="yes"' in (out / "ask.html").read_text(encoding="utf-8")


def test_without_the_engine_it_says_so(held: Holdings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor, "oxigraph", lambda: None)
    monkeypatch.setattr(vendor, "editor", lambda: ())
    write(held, tmp_path / "site", dataset=b"")
    page = read(tmp_path / "site" / "ask.html").text
    assert "without the engine that answers" in page
    assert "make web" in page
    assert "no part of this copy" in page
    assert not (tmp_path / "site" / whole_graph.GRAPH).exists()
    assert "'make web'" in whole_graph.missing()


@pytest.mark.usefixtures("engine")
def test_no_query_leaves_the_graph_out_and_says_so(
    brackenford: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    assert run(["site", "--build", str(brackenford), "--out", str(out), "--no-query"]) == 0
    assert "SPARQL" not in capsys.readouterr().err
    assert not (out / whole_graph.GRAPH).exists()
    assert not (out / whole_graph.ENGINE).exists()
    assert "written without the graph" in read(out / "ask.html").text
    assert "cannot be asked from a disk" in read(out / "questions" / "issues.html").text


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "graph.js"
    script.write_text("alert(1);\n", encoding="utf-8")
    with pytest.raises(BuildError, match="no script of a graph"):
        whole_graph.dataset_in(script)


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A redacted build of a council that names officers wherever a name may stand."""
    folder = tmp_path_factory.mktemp("hidden")
    write_council(folder / "data", [Hard("Joy", OFFICER, f"Joy {OFFICER}")])
    words = ("--quiet", "--redact", "--no-interpretation")
    assert run(["build", "--data", str(folder / "data"), "--out", str(folder / "build"), *words]) == 0
    return folder / "build"


@pytest.mark.usefixtures("engine")
@pytest.mark.slow
def test_a_redacted_graph_is_the_one_that_was_proved(hidden: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    write_site(hidden, out)
    held = whole_graph.dataset_in(out / whole_graph.GRAPH)
    assert held == (hidden / DATASET).read_bytes()
    assert OFFICER.encode() not in held


def test_another_graph_than_the_proved_one_is_refused(hidden: Path, brackenford: Path) -> None:
    dataset = (hidden / DATASET).read_bytes()
    prove_is_dataset(hidden, "graph.js", dataset)
    with pytest.raises(BuildError, match="another graph than the one that was proved"):
        prove_is_dataset(hidden, "graph.js", dataset + b"<x:a> <x:b> 'Ann Onymous' <x:g> .\n")
    with pytest.raises(BuildError, match="another graph"):
        prove_is_dataset(hidden, "graph.js", (brackenford / DATASET).read_bytes())
    prove_is_dataset(brackenford, "graph.js", b"whatever: with its names nothing is proved")


@pytest.mark.usefixtures("engine")
def test_a_site_whose_graph_is_another_is_not_written(
    hidden: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = tmp_path / "build"
    shutil.copytree(hidden, build)
    monkeypatch.setattr(whole_graph, "dataset_in", lambda _: b"another")
    with pytest.raises(BuildError, match="another graph"):
        write_site(build, tmp_path / "site")
    assert not (tmp_path / "site" / "index.html").exists()
