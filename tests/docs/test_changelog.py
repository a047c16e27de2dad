"""What has changed is told once, under its release and one heading."""

from __future__ import annotations

import re
from pathlib import Path

CHANGES = (Path(__file__).parents[2] / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = {text.partition("\n")[0]: text.partition("\n")[2] for text in CHANGES.split("\n## ")[1:]}
HEADINGS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]
"""Those of Keep a Changelog, in the order in which they stand here."""


def test_each_release_has_each_heading_once_in_order() -> None:
    assert next(iter(RELEASES)) == "Unreleased"
    for release, text in RELEASES.items():
        headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
        assert headings == [name for name in HEADINGS if name in headings], release


def test_below_a_heading_stands_one_list_of_entries_and_nothing_else() -> None:
    for release, text in RELEASES.items():
        for part in filter(None, text.strip().split("\n\n")):
            heading, *lines = part.splitlines()
            assert heading.startswith("### "), (release, heading)
            assert [line for line in lines if not re.match(r"- \S|  \S", line)] == [], release


def test_no_entry_stands_twice() -> None:
    entries = re.findall(r"^- .+\n(?:  .+\n)*", CHANGES, re.MULTILINE)
    assert len(entries) > 100
    assert sorted({entry for entry in entries if entries.count(entry) > 1}) == []
