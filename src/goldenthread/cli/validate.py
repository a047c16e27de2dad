"""``goldenthread validate``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of


@click.command("validate")
@build_option
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning"]),
    default="violation",
    show_default=True,
    help="End with exit code 1 where there is a finding so grave or graver.",
)
@click.option(
    "--show",
    type=click.IntRange(0),
    default=5,
    show_default=True,
    help="How many findings of each kind to print; 0 for all.",
)
def command(built: Path, fail_on: str, show: int) -> int:
    """Check the graph: what is missing, what does not add up, with edition and line.

    The shapes stand in shapes/; 'goldenthread query findings' gives the findings as a table.
    """
    from goldenthread.pipeline import check
    from goldenthread.validation import Severity, exit_code

    findings = check(dataset_of(built).parent)
    ordered = sorted(findings, key=lambda f: (f.severity.rank, f.group, f.code, f.edition, f.line))
    for (severity, code), group in groupby(ordered, key=lambda f: (f.severity, f.code)):
        found = list(group)
        click.secho(f"{severity.value}: {code} ({len(found)})", bold=True)
        for finding in found[: show or None]:
            click.echo(f"  {finding.edition}:{finding.line}  {finding.message}")
        if show and len(found) > show:
            click.echo(f"  ... and {len(found) - show} more (--show 0 prints all)")
    counts = {severity: sum(1 for finding in findings if finding.severity is severity) for severity in Severity}
    click.echo(", ".join(f"{count} of severity {severity.value}" for severity, count in counts.items()))
    return exit_code(findings, Severity(fail_on))
