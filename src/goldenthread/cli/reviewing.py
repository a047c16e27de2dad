"""Who reviews links, and what is asked of them at the terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.errors import DataError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from goldenthread.linking.profiles import Profile
    from goldenthread.linking.review import Question, Session
    from goldenthread.linking.review_steps import Review
    from goldenthread.linking.stakes import Stake, Stakes
    from goldenthread.minting import Minter
    from goldenthread.model import Reviewer


KEYS = (
    "[c]ontinues  [s]ucceeds  re[v]erses it  [r]eject  [w]eak: no link  s[k]ip  [u]ndo  [q]uit\n"
    "[n]othing else in the later document continues the earlier row  nothing before is continued by the [l]ater row"
)


def who_sits_there(data: Path, key: str, kind: str | None, who: str | None) -> Reviewer:
    """The reviewer as the register knows it; asked and declared there where it does not.

    Raises:
        DataError: the register says otherwise than the options.
    """
    from goldenthread.files import only_writer
    from goldenthread.model import Reviewer, ReviewerKind
    from goldenthread.reviewer_register import FILE, KINDS, declare, load_reviewers

    path = data / FILE
    if not data.is_dir():
        raise DataError("there is no such folder", path=data)
    with only_writer(path):  # what a killed declaration left is removed
        known = load_reviewers(path).get(key)
    if known:
        if kind and kind != known.kind.value:
            raise DataError(f"'{key}' is declared as {known.kind.value}, not {kind}", path=path)
        return known
    click.echo(f"{path} does not know '{key}' yet. Whose judgement this is stands wherever it is counted.")
    kind = kind or click.prompt("Who sits here", type=click.Choice(list(KINDS)))
    while not (who or "").strip():
        who = click.prompt("Name or post of the person, or which software or model with its version")
    declared = Reviewer(key, ReviewerKind(kind), " ".join((who or "").split()), date.today().isoformat())
    declare(path, declared)
    return declared


def known_rows(data: Path) -> tuple[list[Profile], Minter]:
    """The commitments of a data folder as the linker sees them, and what mints their IRIs."""
    from goldenthread.linking.profiles import profiles
    from goldenthread.registers import RECORDS, assign, load_entries
    from goldenthread.stages import read, who_is_who

    reading, minter = read(data)
    reading, _ = who_is_who(data, reading)
    keys = assign(reading.plans, load_entries(data / "registers" / RECORDS))
    return profiles(reading.plans, keys.namer(minter)), minter


def opened(data: Path, level: str | None = None, least: float = 0.1, *, again: bool = False) -> Review:
    """Reads the documents and scores pairs: what reviews begin from."""
    from goldenthread.linking.calibration import load_calibration
    from goldenthread.linking.meaning import load_meanings
    from goldenthread.linking.propose import propose
    from goldenthread.linking.review_steps import Review
    from goldenthread.model import Kind

    known, minter = known_rows(data)
    links = propose(known, load_calibration(data / "links"), load_meanings(data / "links"))
    return Review(data, minter.base, known, links, Kind(level) if level else None, least, again)


def take_answers(console: Console, session: Session, stakes: Stakes) -> None:
    """Asks pair by pair until the reviewer stops, and tells what that bought."""
    from goldenthread.linking.review_steps import bought, pass_over

    before = stakes.expected()
    try:
        while (question := pass_over(session)) is not None:
            show(console, question, session.place + 1, len(session.questions), stakes.of(question))
            expected, answered = stakes.expected(), session.decided
            if not ask(console, session):
                break
            if session.decided != answered:
                console.print(bought(expected, stakes.expected()), style="dim")
    except (KeyboardInterrupt, EOFError, click.Abort):
        console.print()
        console.print("Stopped: an answer that was not finished is not kept.")
    left = len(session.questions) - session.place
    console.print(
        f"{session.decided} decided now, {len(session.lines)} decisions in {session.path}; {left} pairs are left.",
        soft_wrap=True,
    )
    if session.decided:
        console.print(bought(before, stakes.expected()), style="dim", soft_wrap=True)


def show(console: Console, question: Question, number: int, total: int, stake: Stake) -> None:
    """Both texts with their differing words marked, what stands around them, the parts of the score, what hangs."""
    from rich.text import Text

    from goldenthread.linking.changes import marked
    from goldenthread.linking.review_steps import hanging

    earlier, later, link = question.earlier, question.later, question.link
    console.rule(f"{number} of {total}   score {link.confidence:.2f}, {link.decision.value}")
    for profile, wording in zip((earlier, later), marked(earlier.text, later.text), strict=True):
        line = Text()
        for i, piece in enumerate(wording.replace("]", "[").split("[")):
            line.append(f"[{piece}]" if i % 2 else piece, style="bold yellow" if i % 2 else "bold")
        console.print(_beside(Text(profile.edition, style="bold cyan"), line))
        around = " / ".join(filter(None, (profile.heading, ", ".join(sorted(profile.officers)))))
        console.print(_beside(Text(), Text(around, style="dim")))
        for part in profile.parts[:6]:
            console.print(_beside(Text("       -", style="dim"), Text(part[:140], style="dim")))
    parts = "  ".join(f"{name} {value:+.2f}" for name, value in link.parts)
    console.print(_beside(Text("score", style="green"), Text(parts, style="green")))
    console.print(_beside(Text("machine", style="green"), Text(link.relation.value, style="green")))
    console.print(_beside(Text("hangs", style="green"), Text(hanging(stake), style="green")))


def _beside(name: Text, said: Text) -> Table:
    """A name, and what hangs beside it."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=8)
    grid.add_column()
    grid.add_row(name, said)
    return grid


def ask(console: Console, session: Session) -> bool:
    """Takes one answer; false when the reviewer stops."""
    from goldenthread.linking.review_steps import ANSWERS, CLOSING, SAID, take

    console.print(KEYS.replace("[", r"\["))
    while (answer := click.prompt("?", prompt_suffix=" ").strip().lower()[:1]) not in (*SAID, "q"):
        console.print(f"'{answer}' is none of the answers: type one of {', '.join((*SAID, 'q'))}, then Enter.")
    if answer == "q":
        return False
    if answer in (*ANSWERS, *CLOSING):
        reason = click.prompt("why (may be empty)", default="", show_default=False)
        if other := take(session, answer, reason):
            console.print(
                f"{other.reviewer} has decided this pair meanwhile: yours is not kept. "
                "Where you differ, say so with --again."
            )
            return True
    elif answer == "k":
        session.skip()
    elif not session.undo():
        console.print(
            f"Nothing was answered since you began. A decision of another day is a line of {session.path}: "
            "take it out, and the pair is asked again."
        )
        return True
    console.print(SAID[answer], style="dim")
    return True
