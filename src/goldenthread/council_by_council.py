"""A build goes council by council: what each says, and what follows from it, is a sorted file of its own.

Nothing passes between councils. So none needs the memory of another, several can be built at the same time, and the
files are merged line by line.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from goldenthread.build_figures import answers_of
from goldenthread.cluster import spread
from goldenthread.folder_tables import Tables
from goldenthread.graph import merged, nquads, nquads_aside
from goldenthread.minting import Minter
from goldenthread.portions import PREFIX, KeptPortions, Portion
from goldenthread.stages import Stated, state, state_of_all
from goldenthread.steps import Progress, silent
from goldenthread.store import EmbeddedStore
from goldenthread.termination import end_with
from goldenthread.validation import (
    Acknowledgement,
    acknowledge,
    derive_facts,
    findings_to_quads,
    quality_quads,
    validate,
)

_WHOLE = "whole"
"""The name of the portion that is of no council."""
_STATED = ".stated"
"""Ends the name of a file that holds what is stated, until what follows from it is known."""


class Engine(StrEnum):
    """What carries the work of several councils out."""

    PROCESSES = "processes"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Work:
    """What all portions of a build share.

    Attributes:
        data: the data folder.
        runs: where their files are written for this build alone.
        kept: portions of an earlier build, and where those of councils are written to be kept; none where none is.
        known: what is acknowledged.
        interpretation: whether to infer anything from sentences.
        go_on: whether documents that cannot be read are left out.
        jobs: how many documents of a council are read at the same time.
        engine: what carries the work out: processes of this machine, or a Spark cluster.
    """

    data: Path
    runs: Path
    kept: KeptPortions | None
    known: Sequence[Acknowledgement]
    interpretation: bool
    go_on: bool = False
    jobs: int = 1
    engine: Engine = Engine.PROCESSES


def portions(
    work: Work, tables: Tables, councils: Mapping[str, Tables], progress: Progress = silent
) -> Iterator[Portion]:
    """The portions of a build: each council in turn, or several at the same time, and what is said of the whole folder.

    Args:
        work: what they share; with several councils, ``jobs`` of them are built at the same time.
        tables: what the data folder holds.
        councils: what it holds of each council.
        progress: told before each step; where there are several councils, when each is begun, done, or taken as it was.
    """
    kept = work.kept
    before = {body: portion for body in councils if (portion := kept.found(body))} if kept else {}
    wanted = {body: own for body, own in councils.items() if body not in before}
    if kept:
        for body in wanted:
            kept.forget(body)
    made = _made(work, wanted, progress if len(councils) == 1 else silent)
    for place, body in enumerate(councils):
        if len(councils) > 1:
            progress("councils", f"{body} (nothing changed)" if body in before else body, place / len(councils))
        if body in before:
            yield before[body]
            continue
        portion = next(made)
        if kept:
            kept.keep(body, portion)
        yield portion
    stated = state_of_all(tables, work.runs / f"{_WHOLE}{_STATED}")
    yield judged(work, work.runs / _WHOLE, stated, Minter(tables.catalogue.base))


def _made(work: Work, councils: Mapping[str, Tables], progress: Progress) -> Iterator[Portion]:
    if work.engine is Engine.SPARK:
        yield from spread(partial(_portion, replace(work, jobs=1)), councils)
        return
    if len(councils) > 1 and work.jobs > 1:
        yield from _at_once(work, councils)
        return
    for body, own in councils.items():
        yield _portion(work, body, own, progress)
        gc.collect()  # a build leaves the collector off; what one council needed is of no use to the next


def judged(work: Work, run: Path, stated: Stated, minter: Minter, progress: Progress = silent) -> Portion:
    """Derives facts from what is stated, checks it, measures how complete it is, and writes it all down."""
    progress("facts", "what compares several statements")
    store = EmbeddedStore.read(stated.content, trusted=True)
    facts, derived = derive_facts(store, minter), stated.content.with_suffix(".facts")
    store.add(facts)
    nquads_aside(facts, derived)
    del facts
    progress("validation", "shapes")
    findings, _ = acknowledge(validate(store, minter), work.known)
    said = findings_to_quads(findings, minter)
    store.add(said)
    said += quality_quads(store, minter)
    answers = answers_of(store)
    del store
    with run.open("wb") as stream:
        stream.writelines(merged(stated.content, derived, nquads(said)))
    for path in (stated.content, derived):
        path.unlink()
    return Portion(run, stated.accounting, stated.unread, findings, answers)


def _portion(work: Work, body: str, tables: Tables, progress: Progress = silent) -> Portion:
    stated = state(
        work.data,
        tables,
        work.runs / f"{PREFIX}{body}{_STATED}",
        interpretation=work.interpretation,
        jobs=work.jobs,
        progress=progress,
        go_on=work.go_on,
    )
    folder = work.kept.folder if work.kept else work.runs
    return judged(work, folder / f"{PREFIX}{body}.nq", stated, Minter(tables.catalogue.base), progress)


def _at_once(work: Work, councils: Mapping[str, Tables]) -> Iterator[Portion]:
    """The portions of several councils, each in a process that has all tables from the beginning."""
    with ProcessPoolExecutor(work.jobs, get_context("fork"), _begin, (work, councils, os.getpid())) as pool:
        try:
            for done in [pool.submit(_in_process, body) for body in councils]:
                yield done.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


_inherited: tuple[Work, Mapping[str, Tables]] | None = None
"""In a process of :func:`_at_once`: what it inherited from the one that began it."""


def _begin(work: Work, councils: Mapping[str, Tables], parent: int) -> None:
    end_with(parent)
    global _inherited
    _inherited = replace(work, jobs=1), councils


def _in_process(body: str) -> Portion:
    if _inherited is None:
        raise RuntimeError("this runs in a process that _at_once began")
    work, councils = _inherited
    try:
        return _portion(work, body, councils[body])
    finally:
        gc.collect()
