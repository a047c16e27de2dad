"""Modules that documents name are there, whatever they were once called."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "goldenthread"
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")]
FILES = [
    f"/{path.relative_to(ROOT).as_posix()}"
    for place in ("src", "tests", "bench", "web")
    for path in (ROOT / place).rglob("*.py")
]


def test_every_file_of_python_that_a_document_names_is_there() -> None:
    named = {
        (page.name, name)
        for page in PAGES
        if page.name != "CHANGELOG.md"  # which tells of earlier ones too
        for name in re.findall(r"`([\w/.-]+\.py)`", page.read_text(encoding="utf-8"))
    }
    assert len(named) > 50
    assert sorted((page, name) for page, name in named if not any(path.endswith(f"/{name}") for path in FILES)) == []


def test_what_readme_says_of_a_package_names_modules_of_it() -> None:
    rows = re.findall(r"^\| `src/goldenthread/(\w+)/`[^|]*\| (.+) \|$", (ROOT / "README.md").read_text(), re.MULTILINE)
    named = {(package, name) for package, said in rows for name in re.findall(r"`([a-z_]+)/?`", said)}
    there = {(package, path.stem) for package, _ in rows for path in (SOURCE / package).rglob("*")}
    assert len(named) > 15
    assert sorted(named - there) == []


def test_the_stages_of_linking_name_modules_that_are_there() -> None:
    page = (ROOT / "docs/linking.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| \w[\w ]* \| (`[^|]+) \|", page, re.MULTILINE)
    named = {name for cell in table for name in re.findall(r"`(\w+)`", cell)} - {"interpret"}
    there = {path.stem for folder in ("linking", "interpret") for path in (SOURCE / folder).glob("*.py")}
    assert len(named) > 10
    assert named - there == set()
