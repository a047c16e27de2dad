"""``goldenthread load``."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import build_option, dataset_of, insecure_option


@click.command("load")
@click.option(
    "--to", required=True, metavar="URL", help="The server: http://HOST:PORT/, or what its endpoints stand under."
)
@click.option("--update", default="", metavar="URL", help="Its update endpoint, if it is not found by itself.")
@click.option("--graph-store", default="", metavar="URL", help="Its graph store, if it is not found by itself.")
@click.option("--again", is_flag=True, help="Write also the graphs that stand there already.")
@click.option(
    "--timeout", default=120.0, show_default=True, type=click.FloatRange(1), help="Seconds that one request may take."
)
@insecure_option
@build_option
def command(to: str, update: str, graph_store: str, again: bool, timeout: float, insecure: bool, built: Path) -> int:
    """Load the graph into a SPARQL server, whole or not at all.

    Each named graph that is new is written beside, and one request moves all of them into their places. A load that
    broke off goes on where it stopped. Graphs of others on the server are left alone.

    A login is taken from the environment: GOLDENTHREAD_USER and GOLDENTHREAD_PASSWORD. It is sent to the addresses
    named here and nowhere else: redirects are not followed, and plain HTTP to another machine needs --insecure.
    """
    from goldenthread.store import base_of, whole_dataset
    from goldenthread.store.endpoints import endpoints
    from goldenthread.store.load import load

    dataset = whole_dataset(dataset_of(built).parent)
    found = endpoints(to, update=update, graphs=graph_store, insecure=insecure)
    notes = f"{base_of(built)}graph/loaded"
    done = load(
        dataset,
        found,
        notes=notes,
        again=again,
        seconds=timeout,
        insecure=insecure,
        told=lambda graph, what: click.echo(f"{graph}: {what}"),
    )
    statements = sum(done.written.values())
    click.echo(
        f"{len(done.written)} graphs with {statements:,} statements written, {len(done.kept)} were there already, "
        f"{len(done.removed)} removed. Ask them: goldenthread query editions --at {found.query}"
    )
    return 0
