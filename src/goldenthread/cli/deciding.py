"""What a decision is about, found by a key or by words, and shown before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from goldenthread.errors import NothingFoundError, QueryError
from goldenthread.fingerprints import spelling
from goldenthread.minting import absolute, keyed
from goldenthread.site.told import Commitment, Holdings, Thread, plain
from goldenthread.store import Store
from goldenthread.stories.trace import find

if TYPE_CHECKING:
    from goldenthread.model import CommitteeDecision
    from goldenthread.site.records import Finding

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """What is decided about.

    Attributes:
        about: IRI of a thread, or of one of its rows.
        thread: the thread.
        rows: those that it is about, the earliest first.
        findings: what is found of them, their steps and measures.
    """

    about: str
    thread: Thread
    rows: tuple[Commitment, ...]
    findings: tuple[Finding, ...]


def chosen(store: Store, held: Holdings, what: str, *, sure: bool) -> Subject:
    """What some words mean.

    Args:
        store: where to look.
        held: what is held of it.
        what: the key or IRI of a thread or of a row, or words of a title.
        sure: whether nobody will be asked, so that the words must stand in a title as they are.

    Raises:
        NothingFoundError: nothing is meant, or it has no registered key.
        QueryError: several commitments are meant.
    """
    what = what.strip()
    if not what:
        raise NothingFoundError("there is nothing in the name: say what was decided about")
    iri = absolute(what, held.base)
    if iri in held.commitments:
        row = held.commitments[iri]
        return _subject(held, iri, held.threads[row.thread], (row,))
    short = [one for one in held.threads.values() if what == one.iri.rsplit("/", 1)[-1]]
    if iri in held.threads:
        thread = held.threads[iri]
    elif len(short) == 1:
        thread = short[0]
    elif short:
        raise _several(held, what, short)
    elif iri.startswith(held.base) and "/thread/" in iri:
        thread = held.threads[find(store, iri).thread]
    else:
        thread = _by_words(store, held, what, sure=sure)
    return _subject(held, thread.iri, thread, held.members(thread))


def _subject(held: Holdings, about: str, thread: Thread, rows: tuple[Commitment, ...]) -> Subject:
    key = about.rsplit("/", 1)[-1]
    if key.removeprefix(f"{thread.level}-").startswith("p-"):
        raise NothingFoundError(f"'{thread.label}' has no registered key yet: run 'goldenthread register update'")
    return Subject(about, thread, rows, tuple(one for row in rows for one in held.findings_around(row)))


def _by_words(store: Store, held: Holdings, words: str, *, sure: bool) -> Thread:
    """The one commitment whose title is so, else the one whose titles hold the words."""
    found = find(store, words)
    threads = [held.threads[iri] for iri in (found.thread, *(iri for _, iri in found.others))]
    wanted = spelling(words)
    titles = {one.iri: {spelling(row.text) for row in held.members(one)} for one in threads}
    exact = [one for one in threads if wanted in titles[one.iri]]
    holding = [one for one in threads if any(wanted in title for title in titles[one.iri])]
    best = exact or holding or threads
    if len(best) > 1:
        raise _several(held, words, best)
    if sure and not holding:
        raise NothingFoundError(
            f"no title holds the words '{words}'; like it is '{best[0].label}': name it by its key, "
            f"{keyed(best[0].iri, held.base)}"
        )
    return best[0]


def _several(held: Holdings, words: str, some: list[Thread]) -> QueryError:
    names = [f"'{one.label}' ({keyed(one.iri, held.base)})" for one in some[:_SHOWN]]
    more = f" and {len(some) - _SHOWN} more" if len(some) > _SHOWN else ""
    return QueryError(f"'{words}' may be {len(some)} commitments: {', '.join(names)}{more}: name one by its key")


def shown(held: Holdings, subject: Subject, made: CommitteeDecision, base: str) -> None:
    """Tells what is decided about: its words, its last row, what is found of it, what was decided before."""
    last = subject.rows[-1]
    edition = held.edition(last)
    said = plain.reported(last)
    names = ", ".join(dict.fromkeys(name.name for name in last.names if name.role != "directorate"))
    click.echo(f"{subject.thread.label or '(no words printed)'}  [{keyed(subject.about, base)}]")
    click.echo(f"  last in the {plain.named(edition)}, {edition.file}:{last.line}: {last.text}")
    click.echo(
        f"  {said or 'nothing reported'}"
        + (f"; due {plain.day(last.deadline)}" if last.deadline else "")
        + (f"; answers: {names}" if names else "")
    )
    for one in subject.findings:
        click.echo(f"  {one.code}: {plain.dated(one.message)}")
    if not subject.findings:
        click.echo("  nothing was found that does not add up")
    for before in held.committee.of_thread.get(subject.thread.iri, ()):
        click.echo(f"  decided before: {before.said}, {before.by}, {plain.day(before.on)}, {before.minute}")
    until = f" until {plain.day(made.until)}" if made.until else ""
    about = f" (about {made.finding})" if made.finding else ""
    words = f": {made.words}" if made.words else ""
    kind = made.resolution.value.replace("-", " ")
    click.echo(f"To be written: {kind}{until}{about}, {made.by}, {plain.day(made.on)}, {made.minute}{words}")
