"""``goldenthread layout``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import data_option
from goldenthread.errors import DOES_NOT_CONFORM
from goldenthread.terminal import write_data

if TYPE_CHECKING:
    from goldenthread.issues import Issue
    from goldenthread.read.check import Checked, CheckedLine

_WIDTH = 110
"""Characters of a line that are shown."""


@click.group("layout")
def command() -> None:
    """Draft a layout, and see what one makes of a document."""


@command.command("draft")
@click.argument("file", type=click.Path(path_type=Path))
def draft(file: Path) -> int:
    """Print a first layout for FILE, guessed from its table heads and cells.

    Each guess says how sure it is: 'sure' where head and cells agree, 'likely' where one of them says so, 'a guess'
    where nothing says it clearly. A column that nobody can tell is left out, and is kept as a note.
    """
    from goldenthread.read.layout_draft import draft_layout
    from goldenthread.read.source_catalogue import read_document

    content = read_document(file)
    drafted = draft_layout(content, file)
    write_data(drafted.text)
    for guess in drafted.guesses:
        click.echo(guess, err=True)
    return 0


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layout", "name", required=True, metavar="NAME", help="A layout of the folder or the program.")
@click.option("--only", metavar="KIND", help="Only lines taken for this: heading, header, activity, unclaimed ...")
@click.option("--summary", is_flag=True, help="Leave the lines out: only what was found and what is left over.")
@click.option(
    "--html", "page", type=click.Path(path_type=Path), help="Write the document, each cell painted, as a page here."
)
@data_option
def check(file: Path, name: str, only: str | None, summary: bool, page: Path | None, data: Path) -> int:
    """Print the first rows as read, then what each line was taken for, by which rule, and what is left over.

    What looks odd is doubted: rows joined, names that look like none, dates far from the others. The page that --html
    writes shows each cell in the colour and with the word of what it was taken for; it needs no network.

    Rules that mended something on a line stand after a plus sign. Ends with exit code 1 where a line was not
    understood, or the document gave nothing or not as many rows as the layout expects.
    """
    from goldenthread.read.check import check_layout
    from goldenthread.read.expectations import CODE as UNEXPECTED

    checked = check_layout(file, data / "layouts", name, paint=page is not None)
    if page is not None:
        _write_page(page, checked.page)
    shown = [] if summary else [line for line in checked.lines if only in (None, line.taken_for)]
    if shown and only is None:
        _print_first(checked)
    for line in shown:
        click.echo(_told(line))
    if shown:
        click.echo()
    _print_summary(checked)
    wrong = checked.counts.get("unclaimed") or any(issue.code == UNEXPECTED for issue in checked.issues)
    return DOES_NOT_CONFORM if wrong else 0


def _write_page(page: Path, text: str) -> None:
    from goldenthread.errors import DataError
    from goldenthread.files import only_writer, refuse_special, replace_text

    refuse_special(page)
    try:
        with only_writer(page):
            replace_text(page, text)
    except OSError as error:
        raise DataError(f"the page cannot be written: {error.strerror}", path=page) from None


def _print_first(checked: Checked) -> None:
    click.echo("first rows as read:")
    for place, fields in checked.first:
        click.echo(f"  {place}")
        for name, text in fields:
            click.echo(f"    {name:<13} {text[:_WIDTH]}")
    click.echo()


def _told(line: CheckedLine) -> str:
    rules = " +".join(dict.fromkeys((line.rule or "-", *line.repairs)))
    return f"{line.number:>6}  {line.taken_for:<12} {rules:<24} {line.text[:_WIDTH]}".rstrip()


def _print_summary(checked: Checked) -> None:
    from goldenthread.statuses import statuses

    counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(checked.counts.items()))
    click.echo(f"lines: {counts}")
    for kind, fields in checked.filled.items():
        filled = ", ".join(f"{name} {count:,}" for name, count in fields.items() if name and count)
        click.echo(f"{kind}: {fields['']:,}" + (f" ({filled})" if filled else ""))
    if checked.issues:
        click.echo("issues:")
        by_rule: dict[tuple[str, str], list[Issue]] = {}
        for issue in checked.issues:
            by_rule.setdefault((issue.code, issue.rule), []).append(issue)
        for (code, rule), met in sorted(by_rule.items()):
            first = met[0]
            more = f" (and {len(met) - 1:,} more)" if len(met) > 1 else ""
            click.echo(f"{first.line:>6}  {code} ({rule}): {first.message}{more}")
    if checked.doubts:
        click.echo("doubts:")
    for doubt in checked.doubts:
        click.echo(f"{doubt.lines[0]:>6}  {doubt.what}: {len(doubt.lines):,} ({doubt.example[:60]!r})")
    if unknown := checked.unknown_statuses():
        click.echo(f"statuses to explain in [statuses], as one of {', '.join(statuses())}:")
        for printed, lines in unknown.items():
            more = f" (and {len(lines) - 1:,} more)" if len(lines) > 1 else ""
            click.echo(f"{lines[0]:>6}  {printed!r}{more}")
    if not checked.left_over:
        click.echo("left over: nothing")
        return
    click.echo(f"left over: {len(checked.left_over):,}")
    for line in checked.left_over[:20]:
        click.echo(_told(line))
    if len(checked.left_over) > 20:
        click.echo(f"        ... and {len(checked.left_over) - 20:,} more (--only unclaimed shows them)")
