"""``goldenthread validate``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from goldenthread.cli.options import build_option, data_option, dataset_of
from goldenthread.errors import DOES_NOT_CONFORM, BuildError, DataError
from goldenthread.terminal import write_data

if TYPE_CHECKING:
    from goldenthread.validation import Acknowledgement, Finding


@click.command("validate")
@build_option
@data_option
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
    help="End with exit code 1 where there is a finding so grave or graver.",
)
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["terminal", "html", "markdown", "json", "sarif", "junit"]),
    default="terminal",
    show_default=True,
    help="How to write the findings.",
)
@click.option("--output", type=click.Path(path_type=Path), help="File to write instead of the terminal.")
@click.option(
    "--show",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help="How many findings of each kind to print in the terminal; 0 for all.",
)
@click.option(
    "--engine",
    type=click.Choice(["sets", "pyshacl"]),
    default="sets",
    show_default=True,
    help="What runs the shapes: sets, and pySHACL where they leave a doubt; or pySHACL alone, for the same findings.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="With --engine pyshacl: check so many editions at the same time.",
)
@click.option("--owl", is_flag=True, help="Ask a reasoner too whether ontology and data can be true together (Java).")
@click.option(
    "--catalogue",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    help="Check the catalogue of exported files instead, and that they are the files which it describes.",
)
@click.option("--explain", metavar="CODE", help="Say when findings of a code occur and how to fix them, and stop.")
def command(
    built: Path,
    data: Path,
    fail_on: str,
    fmt: str,
    output: Path | None,
    show: int,
    engine: str,
    jobs: int,
    owl: bool,
    catalogue: Path | None,
    explain: str | None,
) -> int:
    """Check the graph: what is missing, what does not add up, with edition and line.

    The shapes stand in shapes/; 'goldenthread query findings' gives the findings as a table. Findings that were
    accepted in acknowledged.toml when the graph was built are shown, and do not fail; with --data, those that the file
    of that folder accepts now.
    """
    if explain:
        from goldenthread.validation.pages import page

        click.echo(page(explain), nl=False)
        return 0
    told = click.get_current_context().get_parameter_source("data") is not ParameterSource.DEFAULT
    if told and not data.is_dir():
        raise DataError("there is no such folder", path=data)
    from goldenthread.redaction.outputs import prove_made_of
    from goldenthread.store import EmbeddedStore
    from goldenthread.validation import Severity, exit_code
    from goldenthread.validation.finding_rows import rows_of
    from goldenthread.validation.reports import FORMATS
    from goldenthread.validation.reports.findings_page import PAGES
    from goldenthread.validation.reports.terminal_report import counts, render

    findings: Sequence[Finding]
    unused: Sequence[Acknowledgement] = ()
    if catalogue:
        from goldenthread.validation.catalogue_check import check_catalogue

        findings = check_catalogue(catalogue)
    else:
        from goldenthread.validation.of_build import check

        findings, unused = check(dataset_of(built).parent, data if told else None, engine, jobs)
    severity = Severity(fail_on)
    if fmt in PAGES:
        text = PAGES[fmt](findings, severity, {} if catalogue else rows_of(EmbeddedStore.open(built)))
    else:
        few = fmt == "terminal" and output is None
        text = render(findings, show=show) if few else FORMATS[fmt](findings, severity)
    if not catalogue:
        prove_made_of(dataset_of(built).parent, [(output.name if output else "report", text)])
    if output is None:
        write_data(text)
    else:
        try:
            _write(output, text)
        except OSError as problem:
            raise BuildError(f"cannot be written ({problem.strerror})", path=output) from problem
        click.echo(counts(findings))
    for accepted in unused:
        what = accepted.finding or f"{accepted.code} {accepted.focus}".strip()
        click.echo(f"acknowledged, but not found (mended since, or named wrongly): {what}", err=True)
    if owl and not catalogue and not _consistent(dataset_of(built)):
        return DOES_NOT_CONFORM
    return exit_code(findings, severity)


def _write(output: Path, text: str) -> None:
    """Writes the report: a file is replaced at once, a pipe or a device gets it as it comes."""
    from goldenthread.files import only_writer, replace_text

    if output.exists() and not output.is_file():
        output.write_text(text, encoding="utf-8")
        return
    with only_writer(output):
        replace_text(output, text)


def _consistent(dataset: Path) -> bool:
    """Whether ontology and data can be true together; where there is no Java, that is said and nothing is judged."""
    from goldenthread.validation.owl import NO_JAVA, has_java, reason_over

    if not has_java():
        click.echo(f"OWL not checked: {NO_JAVA}", err=True)
        return True
    found = reason_over(dataset)
    if not found.consistent:
        click.echo("OWL: the data contradict the ontology", err=True)
    elif found.impossible:
        click.echo(f"OWL: nothing can belong to {', '.join(found.impossible)}", err=True)
    else:
        click.echo(f"OWL: ontology and data are consistent ({found.statements:,} statements)", err=True)
    return found.consistent and not found.impossible
