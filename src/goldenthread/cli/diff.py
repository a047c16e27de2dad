"""``goldenthread diff``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.errors import DOES_NOT_CONFORM, BuildError
from goldenthread.terminal import write_data


@click.command("diff")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "fmt",
    default="text",
    show_default=True,
    type=click.Choice(["text", "html", "json", "nq"]),
    help="How to tell it; nq: the statements themselves, as added.nq and removed.nq in a folder.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="File to write instead of the terminal; of nq, a folder."
)
def command(old: Path, new: Path, fmt: str, output: Path | None) -> int:
    """Tell what differs between two builds or releases, and check that no address was lost.

    OLD and NEW are folders that 'goldenthread build' wrote, or releases and exports that hold goldenthread.nq. What is
    new, gone or changed is told by thread, by finding, and of documents, headings, measures, people and units.

    Ends with exit code 1 where something of OLD (a thread, commitment, heading, measure, person, unit, post, document)
    is no longer in NEW, and NEW does not say so at its address (owl:deprecated) or lead on (dcterms:isReplacedBy).

    A build without the names of officers is never compared with one that names them.
    """
    if fmt == "nq" and output is None:
        raise BuildError("the statements are two files: name a folder for them with --output")
    from goldenthread.differences import compare_builds
    from goldenthread.differences.comparison_told import written
    from goldenthread.differences.proved_comparison import prove_comparison, refuse_one_redacted

    refuse_one_redacted(old, new)
    found = compare_builds(old, new)
    files = written(found, fmt, output)
    prove_comparison(old, new, files)
    if output is None:
        write_data(next(iter(files.values())).decode("utf-8", "surrogateescape"))
    else:
        _write(output, files, folder=fmt == "nq")
        for sentence in found.summary():
            click.echo(sentence)
    return DOES_NOT_CONFORM if found.lost else 0


def _write(output: Path, files: dict[str, bytes], *, folder: bool) -> None:
    from goldenthread.files import only_writer, replace_bytes
    from goldenthread.renewal import reserved

    if folder:
        with reserved(output) as renewal, renewal.renewed() as made:
            for name, content in files.items():
                (made / name).write_bytes(content)
        return
    if output.is_dir():
        raise BuildError("this is a folder: name a file", path=output)
    with only_writer(output):
        replace_bytes(output, next(iter(files.values())))
