"""A worked example: who answered for what was overdue, and what became of it.

Run it beside a build: ``python docs/examples/who_answers.py [BUILD]``.
"""

from __future__ import annotations

import sys
from collections import Counter

import goldenthread


def main(build: str = "build") -> str:
    """The findings as a text."""
    dataset = goldenthread.open_dataset(build)
    # 1. A named question, as rows. Every row has labels, IRIs, and the line of the document that says so.
    editions = dataset.query("editions")
    lines = [f"{one['edition']}: {one['activities']} activities, {one['milestones']} milestones" for one in editions]

    # 2. A question with a parameter, counted in plain Python (to_pandas() and to_polars() give frames).
    overdue = dataset.query("overdue-commitments", kind="milestone")
    by_edition = Counter(overdue.column("edition"))
    lines += [f"overdue milestones in {edition}: {count}" for edition, count in sorted(by_edition.items())]

    # 3. The longest thread, walked from its first chapter to its last.
    longest = dataset.query("threads-by-length").table.records()[0]
    story = dataset.thread(longest["thread"])
    lines.append(f"the longest thread: {story.label}")
    for chapter in story.chapters:
        said = chapter.commitment
        lines.append(f"  {said['edition']}, line {said['line']}: {said['title']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(main(*sys.argv[1:]))
