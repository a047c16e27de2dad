"""How far a build has come: a bar for who watches a terminal, lines of JSON for a program that watches a log."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from goldenthread.steps import Progress

_SHARES = {
    "reading": 14,
    "identity": 1,
    "linking": 16,
    "graph": 0,
    "interpretation": 34,
    "facts": 15,
    "validation": 13,
    "writing": 7,
}
"""Of a hundred parts of the time that a build takes, how many each stage takes, as measured on five documents."""


def share_done(stage: str, part: float) -> float | None:
    """How much of the work is done, from 0 to 100, when a stage has come so far; None of a stage without a share.

    Where there are several councils, one of them stands for all its stages but the writing.

    >>> share_done("reading", 0.5), share_done("facts", 0), share_done("councils", 0.5), share_done("comparing", 0)
    (7.0, 65.0, 46.5, None)
    """
    if stage == "councils":
        return (100 - _SHARES["writing"]) * part
    if stage not in _SHARES:
        return None
    before = 0.0
    for name, share in _SHARES.items():
        if name == stage:
            return before + share * part
        before += share
    return before


@contextmanager
def bar(*, quiet: bool) -> Iterator[Progress]:
    """A bar with what is done now, the time it has taken and about what is left; nothing where no terminal is."""
    from rich.markup import escape
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    from goldenthread.terminal import console as terminal

    console = terminal(stderr=True, quiet=quiet)
    columns = (
        SpinnerColumn(),
        BarColumn(20),
        TimeElapsedColumn(),
        TextColumn("left about"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
    )
    disabled = not console.is_terminal  # in a log, an error is one line and nothing else
    with Bar(
        *columns,
        console=console,
        transient=True,
        expand=True,
        disable=disabled,
        redirect_stdout=False,  # both are guarded already, and the bar's own orders would be shown
        redirect_stderr=False,
    ) as shown:
        task, began = shown.add_task("starting", total=100), time.monotonic()
        documents = 0

        def tell(stage: str, what: str, part: float = 0.0, /) -> None:
            nonlocal documents
            rate = ""
            if stage == "reading":
                if documents and (seconds := time.monotonic() - began) > 1:
                    rate = f" ({documents / seconds:.1f} documents a second)"
                documents += 1
            shown.update(task, description=escape(f"{stage}: {what}{rate}"), completed=share_done(stage, part))

        yield tell


@contextmanager
def log(*, began: float) -> Iterator[Progress]:
    """A line of JSON on standard error for each thing that is begun."""

    def tell(stage: str, what: str, part: float = 0.0, /) -> None:
        write_event(began, "stage", stage=stage, what=what, part=round(part, 3))

    yield tell


def write_event(began: float, event: str, **values: object) -> None:
    """Writes one event as a line of JSON on standard error, with the seconds since the beginning."""
    seconds = round(time.monotonic() - began, 3)
    click.echo(json.dumps({"event": event, "seconds": seconds, **values}), err=True)
