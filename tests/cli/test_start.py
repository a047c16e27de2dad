"""The program starts without the libraries that a command does not need, and from ``python -m`` too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread import __version__
from goldenthread.cli import COMMANDS
from tests.cases.council import BRACKENFORD, Council

HEAVY = ("SPARQLWrapper", "jinja2", "networkx", "owlready2", "oxigraph", "pyoxigraph", "pyshacl", "rdflib")
"""Each takes its time to load, or patches what others use."""

_LOADED = f"""
import sys
from goldenthread.cli import run
code = run(sys.argv[1:])
print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


def loaded(*words: str, code: int = 0) -> list[str]:
    """Which of the heavy libraries a command loads, which ends so."""
    ran = subprocess.run([sys.executable, "-c", _LOADED, *words], capture_output=True, text=True, timeout=120)
    assert ran.returncode == code, ran.stderr
    return ran.stderr.splitlines()[-1].split()


@pytest.mark.parametrize("words", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_no_heavy_library(words: list[str]) -> None:
    assert loaded(*words) == []


@pytest.mark.slow
def test_questions_and_tables_need_the_store_alone(tmp_path: Path) -> None:
    council = Council.under(tmp_path)
    built = loaded(*council.build)
    assert "pyoxigraph" in built  # so loading is seen here
    assert not {"owlready2", "SPARQLWrapper", "oxigraph", "jinja2", "networkx", "pyshacl"} & set(built)
    assert "pyshacl" in loaded("validate", "--build", str(council.out), "--engine", "pyshacl", code=1)
    asked = loaded("query", "threads-by-length", "--build", str(council.out))
    assert asked == ["pyoxigraph"]
    exported = loaded("export", "--build", str(council.out), "--format", "csv", "--output", str(tmp_path / "tables"))
    assert exported == ["pyoxigraph"]


def test_no_module_loads_a_client_or_a_server_of_others() -> None:
    """They are installed for those who use them beside the program, and for its tests."""
    source = BRACKENFORD.parents[3] / "src"
    for path in source.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for name in ("SPARQLWrapper", "oxigraph"):
            assert f"import {name}\n" not in text, path
            assert f"from {name} " not in text, path


def test_the_program_is_run_as_a_module_of_python() -> None:
    module = [sys.executable, "-m", "goldenthread"]
    ran = subprocess.run([*module, "--version"], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (0, f"goldenthread, version {__version__}\n")
    ran = subprocess.run([*module, "mend"], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert ran.stderr.startswith("goldenthread: there is no command 'mend'")
