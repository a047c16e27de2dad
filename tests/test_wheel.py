"""The wheel, as others install it: built from the tree, put into an empty environment with what it asks for, used.

Slow, and the one test that needs a package index besides ``make web``: an environment without the tree's own packages
shows what is missing in the wheel, or among its dependencies.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from goldenthread import __version__
from tests.cases.council import BRACKENFORD

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NEWEST = "3.13"
"""The newest Python that is tried, where an interpreter of it is found."""


def ran(*words: str | Path, folder: Path) -> str:
    """What a command prints, run in a folder where no path leads to the tree; it must end well."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    called = [str(word) for word in words]
    done = subprocess.run(called, cwd=folder, env=clean, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def interpreter(version: str) -> str | None:
    """A Python of that version that runs; none where there is none."""
    found = [shutil.which(f"python{version}"), *map(str, Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))]
    for python in found:
        if python and subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
            return python  # one that is only the shim of a missing version does not run
    return None


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    (made,) = folder.iterdir()
    assert made.name == f"goldenthread-{__version__}-py3-none-any.whl"
    return made


@pytest.mark.parametrize("version", ["", NEWEST])
def test_the_wheel_works_in_an_empty_environment(version: str, wheel: Path, tmp_path: Path) -> None:
    python = interpreter(version) if version else sys.executable
    if python is None:
        pytest.skip(f"no Python {version} here")
    ran(python, "-m", "venv", tmp_path / "env", folder=tmp_path)
    programs = tmp_path / "env" / "bin"
    pip = (programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
    ran(*pip, "install", "--require-hashes", "--requirement", ROOT / "requirements.lock", folder=tmp_path)
    ran(*pip, "install", "--no-deps", wheel, folder=tmp_path)
    ran(*pip, "check", folder=tmp_path)

    own = "import goldenthread, SPARQLWrapper, owlready2; print(goldenthread.__file__)"
    assert str(tmp_path / "env") in ran(programs / "python", "-c", own, folder=tmp_path)
    assert "Usage: goldenthread " in ran(programs / "python", "-m", "goldenthread", "--help", folder=tmp_path)
    assert "threads-by-length" in ran(programs / "goldenthread", "query", "--list", folder=tmp_path)
    ran(programs / "goldenthread", "build", "--quiet", "--data", BRACKENFORD, folder=tmp_path)
    asked = ran(programs / "goldenthread", "query", "summary-of-the-build", "--format", "csv", folder=tmp_path)
    assert "editions,2" in asked
    ran(programs / "goldenthread", "site", folder=tmp_path)
    assert (tmp_path / "build" / "site" / "index.html").is_file()
    ran(programs / "goldenthread", "export", "--format", "csv", "--output", "tables", folder=tmp_path)
    assert (tmp_path / "tables" / "catalogue.ttl").is_file()


def test_the_wheel_brings_the_licence_of_all_that_it_carries(wheel: Path) -> None:
    table = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8").split("\n## ")[1]
    packages = re.findall(r"^\| (\S+) \| \d", table, re.MULTILINE)
    assert {"oxigraph", "@zazuko/yasqe", "codemirror", "minisearch"} <= set(packages)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (gathered,) = (archive.read(name).decode() for name in names if name.endswith("vendored/query.LICENSES.txt"))
        assert any(name.endswith("vendored/minisearch.LICENSE.txt") for name in names)
    texts = dict(re.findall(r"^=+\n(\S+)\n=+\n(.*?)(?=^=+\n|\Z)", gathered, re.MULTILINE | re.DOTALL))
    assert [name for name in packages if len(texts.get(name, "")) < 200] == ["minisearch"]
