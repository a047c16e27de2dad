"""``goldenthread decide``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, data_option, dataset_of
from goldenthread.errors import DataError


@click.command("decide")
@click.argument("what", metavar="THREAD|TEXT")
@click.argument("decision", metavar="DECISION")
@click.option("--by", "body", metavar="BODY", required=True, help="The body that decided, as it is called.")
@click.option("--on", metavar="DATE", required=True, help="The day of the decision, such as 2026-01-31.")
@click.option("--minute", metavar="REF", required=True, help="Where it is on record: a minute, a letter.")
@click.option("--until", metavar="DATE", default="", help="The day by which what is recalled is due back.")
@click.option("--about", metavar="CODE", default="", help="Code of the finding that is answered.")
@click.option("--words", metavar="TEXT", default="", help="What was said, in its words.")
@click.option("--written-by", metavar="WHO", default="", help="Who writes this line.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@data_option
@build_option
def command(
    what: str,
    decision: str,
    body: str,
    on: str,
    minute: str,
    until: str,
    about: str,
    words: str,
    written_by: str,
    yes: bool,
    data: Path,
    built: Path,
) -> int:
    """Write down what a committee decided about a commitment.

    DECISION is accepted-as-completed, recalled (--until a day), answered (by the officer, beside a finding: --about) or
    corrected. The commitment is named by the key or IRI of its thread, of one of its rows, or by words of its title.

    It shows what the decision is about, and after a yes puts one line into a table of the folder 'committee' of the
    data folder, which may be edited by hand too. No value that was read is changed, and no finding is hidden. The next
    'goldenthread build' takes it into the graph.
    """
    from goldenthread.cli.deciding import chosen, shown
    from goldenthread.committee_folder import FOLDER, decision_of, file_of, identity, load_committee, write_decision
    from goldenthread.files import only_writer
    from goldenthread.iris import normal
    from goldenthread.read.source_catalogue import load_catalogue
    from goldenthread.site.told import holdings
    from goldenthread.store import EmbeddedStore
    from goldenthread.validation.checks import load_checks

    base = load_catalogue(data).base
    codes = {check.code for check in load_checks().values()}
    lines = load_committee(data, base, codes)
    folder = dataset_of(built).parent
    store = EmbeddedStore.open(folder)
    held = holdings(store, folder)
    if held.base != base:
        raise DataError(f"the build speaks of {held.base}, the data folder of {base}: build it anew", path=data)
    subject = chosen(store, held, what, sure=yes)
    row = {
        "about": subject.about,
        "decision": decision,
        "by": body,
        "on": on,
        "minute": minute,
        "until": until,
        "finding": about,
        "words": words,
        "written_by": written_by,
    }
    try:
        made = decision_of(row, base, codes)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    found = sorted({one.code for one in subject.findings})
    if made.finding and made.finding not in found:
        raise click.UsageError(
            f"nothing is found there as '{made.finding}': {', '.join(found) or 'there is no finding at all'}"
        )
    for other in lines:
        if identity(other.decision) == identity(made):
            with only_writer(other.path):  # what a killed writer left is removed
                raise DataError("this decision stands here already", path=other.path, line=other.line)
    mine = [line for line in lines if normal(line.decision.by) == normal(made.by)]
    path = mine[-1].path if mine else data / FOLDER / file_of(made.by)
    shown(held, subject, made, base)
    if not mine:
        click.echo(f"It is the first decision of {made.by}: {path} is begun.")
    if not yes:
        click.confirm("Write it down?", abort=True)
    write_decision(path, made, base, codes)
    click.echo(f"{path}: one line was written. The next 'goldenthread build' takes it into the graph.")
    return 0
