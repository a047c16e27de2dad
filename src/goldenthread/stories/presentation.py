"""A story told in the terminal, in Markdown, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from goldenthread.markdown_words import code, plain
from goldenthread.model import ChangeKind
from goldenthread.stories.trace import Chapter, Story
from goldenthread.templates import templates
from goldenthread.written_out import dated

if TYPE_CHECKING:
    from markupsafe import Markup
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
        ("deadline", dated(row["deadlines"].replace(" | ", ", ")) or row["deadlinePrinted"]),
        ("status", ", ".join(part for part in (status, percent) if part)),
        ("comment", row["comment"]),
    ]
    return [(name, " ".join(value.split())) for name, value in told if value]


def place(chapter: Chapter) -> str:
    """File and line of a commitment."""
    row = chapter.commitment
    return f"{row['file']}:{row['line']}"


def links(chapter: Chapter) -> list[str]:
    """How a commitment came to the thread, one line a link."""
    said = []
    for link in chapter.came_from:
        who = f"{link['reviewer']}: {link['judgedBy']}" if link["reviewer"] else "proposed by the machine, unreviewed"
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
    anchors = {chapter.commitment["commitment"]: f"c{i}" for i, chapter in enumerate(story.chapters, start=1)}
    page = templates("goldenthread.stories", {"marked": _marked}).get_template("story.html.j2")
    told = {"facts": facts, "links": links, "branches": branches, "place": place}
    return page.render(story=story, anchors=anchors, **told) + "\n"


def _marked(change: str) -> Markup:
    """A change with its arrow, and the words that differ as marks instead of brackets."""
    from markupsafe import Markup, escape

    said = str(escape(change)).replace(" -&gt; ", " → ")
    return Markup(re.sub(r"\[(.+?)\]", r"<mark>\1</mark>", said) if change.startswith(ChangeKind.REWORDED) else said)  # noqa: S704


def as_json(story: Story) -> str:
    """The story as JSON: every field as the queries give it."""
    content = {
        "thread": story.thread,
        "label": story.label,
        **({"since": story.since} if story.since else {}),
        "chapters": [
            {
                "commitment": chapter.commitment,
                "came_from": list(chapter.came_from),
                "goes_on": list(chapter.goes_on),
                "changes": list(chapter.changes),
                "begins": list(chapter.begins),
                "ends": list(chapter.ends),
                "perhaps": list(chapter.perhaps),
                "milestones": list(chapter.beside.milestones),
                "measures": list(chapter.beside.measures),
                "findings": list(chapter.beside.findings),
            }
            for chapter in story.chapters
        ],
        **({"decided": list(story.decided)} if story.decided else {}),
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def as_markdown(story: Story) -> str:
    """The story as a Markdown page."""
    lines = [f"# {plain(story.label)}", "", f"<{story.thread}>", ""]
    lines += [plain(story.since), ""] if story.since else []
    for chapter in story.chapters:
        row = chapter.commitment
        lines += [f"## {row['edition']}: {plain(row['title']) or '(no title printed)'}", ""]
        for name, said in (
            *((name, [value]) for name, value in facts(chapter)),
            ("link", links(chapter)),
            ("changed", chapter.changes),
            ("branch", branches(chapter)),
            ("begins", chapter.begins),
            ("end", chapter.ends),
            ("perhaps", chapter.perhaps),
            ("milestone", chapter.beside.milestones),
            ("measure", chapter.beside.measures),
            ("finding", chapter.beside.findings),
        ):
            lines += [f"- **{name}**: {plain(one)}" for one in said]
        lines += [f"- **source**: {code(place(chapter))}", ""]
    if story.decided:
        lines += ["## Beside the documents", "", *(f"- **decided**: {plain(one)}" for one in story.decided), ""]
    return "\n".join(lines)


def in_terminal(story: Story, others: Sequence[tuple[str, str]] = ()) -> None:
    """Prints the story, and names other threads that the words fit."""
    from rich.text import Text

    from goldenthread.terminal import console as made

    console = made(highlight=False)
    with console.capture() as told:
        console.print(Text(story.label, style="bold"))
        console.print(Text(story.thread, style="dim"), soft_wrap=True)
        if story.since:
            console.print(Text(story.since, style="bold yellow"))
        for chapter in story.chapters:
            row = chapter.commitment
            console.print()
            console.print(_field(row["edition"], row["title"] or "(no title printed)", "bold", "bold cyan", indent=0))
            for name, value in facts(chapter):
                console.print(_field(name, value))
            for name, said, style in (
                ("link", links(chapter), "green"),
                ("changed", chapter.changes, "yellow"),
                ("branch", branches(chapter), "magenta"),
                ("begins", chapter.begins, "default"),
                ("end", chapter.ends, "bold red"),
                ("perhaps", chapter.perhaps, "cyan"),
                ("milestone", chapter.beside.milestones, "default"),
                ("measure", chapter.beside.measures, "default"),
                ("finding", chapter.beside.findings, "red"),
                ("source", [place(chapter)], "dim"),
            ):
                for one in said:
                    console.print(_field(name, one, style))
        if story.decided:
            console.print()
        for one in story.decided:
            console.print(_field("decided", one, "bold"))
        if others:
            console.print()
            console.print(
                Text(f"The words fit {len(others)} more thread{'s' if len(others) > 1 else ''}:", style="dim")
            )
            for label, iri in others[:5]:
                console.print(Text(f"  {label}  {iri}", style="dim"), soft_wrap=True)
    for line in told.get().splitlines():
        console.file.write(line.rstrip() + "\n")


def _field(name: str, value: str, style: str = "default", name_style: str = "dim", indent: int = 2) -> Table:
    """A name and what is said under it, which hangs beside the name when it is long."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=13 if indent else 8)
    grid.add_column()
    grid.add_row(Text(" " * indent + name, style=name_style), Text(value, style=style))
    return grid
