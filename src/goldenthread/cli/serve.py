"""``goldenthread serve``."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from goldenthread.cli.options import build_option


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; loopback by default.")
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--timeout", default=30.0, show_default=True, type=click.FloatRange(1), help="Seconds that a query may take."
)
@click.option("--cors", is_flag=True, help="Let scripts of other sites ask.")
@click.option("--site", type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of pages to show.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="SPARQL servers behind it.")
@build_option
def command(host: str, port: int, timeout: float, cors: bool, site: Path | None, workers: int, built: Path) -> int:
    """Serve the graph on this machine: SPARQL (read-only), a query page, the documents of its IRIs, and the site.

    The site is that of the build folder, where there is one. Ends with Ctrl-C.
    """
    from goldenthread.serve.front import Service

    service = Service(built, host=host, port=port, seconds=timeout, cors=cors, site=site, workers=workers)
    click.echo(f"Query page and SPARQL endpoint: {service.address}/sparql (end with Ctrl-C)")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    service.start()
    try:
        signal.pause()
    except KeyboardInterrupt:
        click.echo("stopped")
    finally:
        service.stop()
    return 0
