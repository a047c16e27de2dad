"""``goldenthread serve``."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import build_option, data_option
from goldenthread.errors import DataError

if TYPE_CHECKING:
    from goldenthread.serve.review_desk import Desk


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; loopback by default.")
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--name",
    "names",
    multiple=True,
    help="Host name under which clients ask, where it is neither --host nor a loopback one. May be given often.",
)
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(1, 3600),
    help="Seconds that a question may take, from its arrival to the last byte of its answer.",
)
@click.option("--cors", is_flag=True, help="Let scripts of other sites ask.")
@click.option("--site", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of pages to show.")
@click.option(
    "--places",
    default=128,
    show_default=True,
    type=click.IntRange(1, 1024),
    help="Questions answered at once; they are shared fairly between clients.",
)
@click.option(
    "--memory",
    default=2048,
    show_default=True,
    type=click.IntRange(128),
    help="Megabytes that all questions together may take beyond the graph; one may take half of it.",
)
@click.option(
    "--review", is_flag=True, help="Let links be reviewed at /review, on loopback only: the one thing that is written."
)
@click.option("--file", "name", help="With --review, the decision file in data/links to write: 'review' if not given.")
@data_option
@build_option
def command(
    host: str,
    port: int,
    names: tuple[str, ...],
    timeout: float,
    cors: bool,
    site: Path | None,
    places: int,
    memory: int,
    review: bool,
    name: str | None,
    data: Path,
    built: Path,
) -> int:
    """Serve the graph on this machine: SPARQL (read-only), a query page, the documents of its IRIs, and the site.

    At /reconcile it answers OpenRefine, which finds the things of the graph that names in a table mean
    (docs/neighbours.md); its suggestions need --cors.

    The site is that of the build folder, where there is one. Ends with Ctrl-C.

    With --review links are reviewed in a browser as 'links review' asks them at a terminal: it asks who sits there, one
    key is one answer, and each is written to the data folder at once (docs/linking.md).
    """
    from goldenthread.serve.service import Service

    if name is not None and not review:
        raise click.UsageError("--file is for --review")
    service = None
    try:
        desk = _desk(data, name or "review") if review else None
        service = Service(
            built,
            host=host,
            port=port,
            seconds=timeout,
            cors=cors,
            site=site,
            places=places,
            memory=memory << 20,
            names=names,
            desk=desk,
        )
        service.start()
        click.echo(f"Query page and SPARQL endpoint: {service.address}/sparql (end with Ctrl-C)")
        if desk is not None:
            click.echo(f"Review of links: {service.address}/review?key={desk.key}")
        while True:
            signal.pause()
    except KeyboardInterrupt:
        click.echo("stopped")
    finally:
        if service is not None:
            service.stop()
    return 0


def _desk(data: Path, name: str) -> Desk:
    """Where links are reviewed; the documents are read for it."""
    from goldenthread.cli.reviewing import opened
    from goldenthread.serve.review_desk import Desk

    if not data.is_dir():
        raise DataError("there is no such folder", path=data)
    return Desk(opened(data), name)
