"""A story told in the terminal, in Markdown, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from goldenthread.stories.trace import Chapter, Story

if TYPE_CHECKING:
    from rich.table import Table


def facts(chapter: Chapter) -> list[tuple[str, str]]:
    """What an edition states of a commitment besides its wording: name and value of each field that is printed."""
    row = chapter.commitment
    status = " ".join(part for part in (row["status"], row["rating"] and f"({row['rating']})") if part)
    percent = f"{float(row['percent']):g}%" if row["percent"] else ""
    told = [
        (
            "answers",
            "; ".join(
                part for part in (row["officers"].replace(" | ", ", "), row["members"].replace(" | ", ", ")) if part
            ),
        ),
        ("directorate", row["directorates"].replace(" | ", ", ")),
        ("deadline", row["deadlines"].replace(" | ", ", ") or row["deadlinePrinted"]),
        ("status", ", ".join(part for part in (status, percent) if part)),
        ("comment", row["comment"]),
    ]
    return [(name, value) for name, value in told if value]


def place(chapter: Chapter) -> str:
    """File and line of a commitment."""
    row = chapter.commitment
    return f"{row['file']}:{row['line']}"


def links(chapter: Chapter) -> list[str]:
    """How a commitment came to the thread, one line a link."""
    said = []
    for link in chapter.came_from:
        who = link["reviewer"] or "proposed by the machine, unreviewed"
        reason = f": {link['reason']}" if link["reason"] else ""
        said.append(
            f"{link['relation']} {link['earlierEdition']} line {link['earlierLine']} "
            f"(confidence {float(link['confidence'] or 0):.2f}, {who}){reason}"
        )
    return said


def branches(chapter: Chapter) -> list[str]:
    """Where a commitment goes on, and what else its successors come from, where the line is not a single one."""
    said = []
    if len(chapter.came_from) > 1:
        said.append(
            "joins " + " and ".join(f"{one['earlierEdition']} line {one['earlierLine']}" for one in chapter.came_from)
        )
    if len(chapter.goes_on) > 1:
        said.append(
            "splits into " + " and ".join(f"{one['laterEdition']} line {one['laterLine']}" for one in chapter.goes_on)
        )
    return said


def as_html(story: Story) -> str:
    """The story as one HTML page that needs nothing else and prints well."""
    from jinja2 import Environment

    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
    return page.render(story=story, facts=facts, links=links, branches=branches, place=place) + "\n"


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ story.label }}</title>
<style>
body { font: 1rem/1.5 sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
article { border-left: .25rem solid #a66a00; padding-left: 1rem; margin: 1.5rem 0; break-inside: avoid }
h2 { font-size: 1.1rem; margin: 0 } dt { font-weight: bold; float: left; clear: left; width: 7rem }
dd { margin: 0 0 .3rem 7.5rem; overflow-wrap: anywhere } .end { font-weight: bold }
</style>
</head>
<body>
<main>
<h1>{{ story.label }}</h1>
<p><a href="{{ story.thread }}">{{ story.thread }}</a></p>
{% for chapter in story.chapters %}
<article id="c{{ loop.index }}">
<h2>{{ chapter.commitment.edition }}: {{ chapter.commitment.title or "(no title printed)" }}</h2>
<dl>
{% for name, value in facts(chapter) %}
<dt>{{ name }}</dt><dd>{{ value }}</dd>
{% endfor %}
{% for link in links(chapter) %}
<dt>link</dt><dd>{{ link }}</dd>
{% endfor %}
{% for change in chapter.changes %}
<dt>changed</dt><dd>{{ change }}</dd>
{% endfor %}
{% for branch in branches(chapter) %}
<dt>branch</dt><dd>{{ branch }}</dd>
{% endfor %}
{% for end in chapter.ends %}
<dt>end</dt><dd class="end">{{ end }}</dd>
{% endfor %}
<dt>source</dt><dd><code>{{ place(chapter) }}</code></dd>
</dl>
</article>
{% endfor %}
</main>
</body>
</html>
"""


def as_json(story: Story) -> str:
    """The story as JSON: every field as the queries give it."""
    content = {
        "thread": story.thread,
        "label": story.label,
        "chapters": [
            {
                "commitment": chapter.commitment,
                "came_from": list(chapter.came_from),
                "goes_on": list(chapter.goes_on),
                "changes": list(chapter.changes),
                "ends": list(chapter.ends),
            }
            for chapter in story.chapters
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def as_markdown(story: Story) -> str:
    """The story as a Markdown page."""
    lines = [f"# {story.label}", "", f"<{story.thread}>", ""]
    for chapter in story.chapters:
        row = chapter.commitment
        lines += [f"## {row['edition']}: {row['title'] or '(no title printed)'}", ""]
        lines += [f"- **{name}**: {value}" for name, value in facts(chapter)]
        lines += [f"- **link**: {link}" for link in links(chapter)]
        lines += [f"- **changed**: {change}" for change in chapter.changes]
        lines += [f"- **branch**: {branch}" for branch in branches(chapter)]
        lines += [f"- **end**: {end}" for end in chapter.ends]
        lines += [f"- **source**: `{place(chapter)}`", ""]
    return "\n".join(lines)


def in_terminal(story: Story, others: Sequence[tuple[str, str]] = ()) -> None:
    """Prints the story, and names other threads that the words fit."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(story.label, style="bold"))
    console.print(Text(story.thread, style="dim"), soft_wrap=True)
    for chapter in story.chapters:
        row = chapter.commitment
        console.print()
        head = Text(row["edition"], style="bold cyan")
        head.append(f"  {row['title'] or '(no title printed)'}", style="bold default")
        console.print(head)
        for name, value in facts(chapter):
            shown = value if name != "comment" or len(value) <= 300 else value[:297] + "..."
            console.print(Padding(_field(name, shown), (0, 0, 0, 2)))
        for link in links(chapter):
            console.print(Padding(_field("link", link, "green"), (0, 0, 0, 2)))
        for change in chapter.changes:
            console.print(Padding(_field("changed", change, "yellow"), (0, 0, 0, 2)))
        for branch in branches(chapter):
            console.print(Padding(_field("branch", branch, "magenta"), (0, 0, 0, 2)))
        for end in chapter.ends:
            console.print(Padding(_field("end", end, "bold red"), (0, 0, 0, 2)))
        console.print(Padding(_field("source", place(chapter), "dim"), (0, 0, 0, 2)))
    if others:
        console.print()
        console.print(Text(f"The words fit {len(others)} more thread{'s' if len(others) > 1 else ''}:", style="dim"))
        for label, iri in others[:5]:
            console.print(Text(f"  {label}  {iri}", style="dim"), soft_wrap=True)


def _field(name: str, value: str, style: str = "default") -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=11)
    grid.add_column()
    grid.add_row(Text(name, style="dim"), Text(value, style=style))
    return grid
