"""Each decision has a number of its own, says it in its title, and is listed."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT / "docs" / "decisions"
FILES = sorted(DECISIONS.glob("[0-9]*.md"))


def test_no_number_stands_twice() -> None:
    numbers = [path.name[:4] for path in FILES]
    assert numbers
    assert [number for number in numbers if numbers.count(number) > 1] == []


def test_each_title_begins_with_its_number() -> None:
    for path in FILES:
        assert path.read_text(encoding="utf-8").startswith(f"# {int(path.name[:4])}. "), path.name


def test_the_list_names_each_once_in_order() -> None:
    text = (DECISIONS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^(\d+)\. \[.+\]\((.+)\)$", text, re.MULTILINE)
    assert listed == [(str(int(path.name[:4])), path.name) for path in FILES]


def test_whoever_names_a_decision_names_one_that_is_there() -> None:
    known = {path.name for path in FILES}
    texts = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("src/**/*.py")]
    named = [name for path in texts for name in re.findall(r"\b\d{4}-[a-z0-9-]+\.md", path.read_text(encoding="utf-8"))]
    assert named
    assert sorted(set(named) - known) == []


def test_a_link_says_the_number_that_it_leads_to() -> None:
    for path in (*ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")):
        text = path.read_text(encoding="utf-8")
        for said, number in re.findall(r"\[(?:decision )?(\d+)\]\((?:decisions/)?(\d{4})-", text):
            assert int(said) == int(number), path
