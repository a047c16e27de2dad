"""``goldenthread links``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import data_option
from goldenthread.cli.reviewing import known_rows, opened, take_answers, who_sits_there
from goldenthread.errors import DataError

if TYPE_CHECKING:
    from goldenthread.linking.decisions import DecisionLine
    from goldenthread.linking.profiles import Profile
    from goldenthread.model import Link


@click.group("links")
def command() -> None:
    """Review the links between years, score them, learn from decisions."""


def _judges(decisions: list[DecisionLine], data: Path) -> str:
    """Of what kind those are who decided, each with how many decisions."""
    from goldenthread.model.reviewers import kinds_of, resolve
    from goldenthread.reviewer_register import FILE, load_reviewers

    register = load_reviewers(data / FILE)
    judges = Counter(kinds_of(resolve(line.reviewers, register)) or "nobody named" for line in decisions)
    return ", ".join(f"{kind} {count:,}" for kind, count in sorted(judges.items())) or "nobody"


@command.command("review")
@data_option
@click.option("--file", "name", default="review", show_default=True, help="Decision file in data/links to write.")
@click.option("--reviewer", required=True, help="Your key in data/reviewers.tsv, which stands in every decision.")
@click.option(
    "--kind",
    type=click.Choice(["person", "software", "language model"]),
    help="What you are; asked, and kept in data/reviewers.tsv, where that does not know you yet.",
)
@click.option("--who", help="Your name or post, or which software or model with its version; asked likewise.")
@click.option("--level", type=click.Choice(["activity", "milestone"]), help="Only pairs of activities, or milestones.")
@click.option("--least", default=0.1, show_default=True, help="Leave out candidates that score less.")
@click.option(
    "--again",
    is_flag=True,
    help="Give a second opinion: ask pairs too that others have decided, and write to data/links/opinions.",
)
def review(
    data: Path,
    name: str,
    reviewer: str,
    kind: str | None,
    who: str | None,
    level: str | None,
    least: float,
    again: bool,
) -> int:
    """Decide pair by pair whether a commitment continues, succeeds or reverses an earlier one.

    A rejection is about its pair alone: what else the machine proposes for the two stays. Only 'n' and 'l' close a row:
    nothing else in the other document is linked with it, so that it is asked no more, and an end is decided.

    What most hangs on is asked first: rows that end or begin with the pair, and rows that it holds to a thread, by how
    likely the machine is wrong. After every answer the rest is arranged anew, by what your answers say of how sure the
    machine can be; the steps below two activities follow them. Each answer tells how much certainty it bought.

    Every decision is written at once; stop when you like and go on another day. A second opinion is a file beside the
    decisions that joins nothing: 'links score --agreement' compares the two.
    """
    from goldenthread.terminal import console as terminal

    key = reviewer.strip()
    if not key or "|" in key:
        raise click.UsageError("--reviewer is empty or holds a '|': give the key that is to stand in the decisions")
    console = terminal(highlight=False)
    agent = who_sits_there(data, key, kind, who)
    with console.status("Reading the documents and scoring pairs"):
        session, stakes = opened(data, level, least, again=again).begin(name, agent)
    take_answers(console, session, stakes)
    return 0


@command.command("score")
@data_option
@click.option("--agreement", nargs=2, type=click.Path(path_type=Path), help="Two decision files: how far they agree.")
@click.option(
    "--save",
    type=click.Path(path_type=Path),
    help="Write how often links were wrong: data/links/measured.toml, from which a build takes its ranges.",
)
@click.option(
    "--write", type=click.Path(path_type=Path), help="Put the tables between the marks of a Markdown file, as in docs."
)
def score(data: Path, agreement: tuple[Path, Path] | None, save: Path | None, write: Path | None) -> int:
    """Print precision, recall and F1 of the links against the decisions, or the agreement of two decision files.

    The machine's scores are out-of-fold: no pair is scored by weights learned from a decision about it. For 'new years'
    every later edition in turn is linked by what was learned from the others; of these a second table tells what the
    machine says of pairs beside what readers say, and a third how sure it was and how often it was right.
    """
    from goldenthread.linking.agreement import agreement_of
    from goldenthread.linking.calibration import load_calibration
    from goldenthread.linking.closings import apply_closings, load_closings
    from goldenthread.linking.decisions import load_decisions, load_file
    from goldenthread.linking.judging import apply_decisions
    from goldenthread.linking.learn import unseen
    from goldenthread.linking.link_tables import all_tables
    from goldenthread.linking.meaning import load_meanings
    from goldenthread.linking.propose import propose
    from goldenthread.reviewer_register import FILE, load_reviewers

    if agreement:
        left, right = (load_file(path, "") for path in agreement)
        for path, lines in zip(agreement, (left, right), strict=True):
            click.echo(f"{path}: {len(lines):,} decisions, by who they are: {_judges(lines, data)}")
        for line in agreement_of(left, right):
            click.echo(line)
        return 0
    known, minter = known_rows(data)
    decisions = load_decisions(data / "links", minter.base)
    closings = load_closings(data / "links", minter.base)
    if not decisions:
        raise DataError("there are no decisions to score against: run 'goldenthread links review'", path=data / "links")
    proposed = propose(known, load_calibration(data / "links"), load_meanings(data / "links"))
    register = load_reviewers(data / FILE)
    closed = apply_closings(closings, {profile.iri: profile for profile in known}, register)
    judged = apply_decisions(proposed, decisions, known, closed, register).links
    click.echo(f"scored against {len(decisions):,} decisions of readers, by who they are: {_judges(decisions, data)}")
    of_years = unseen(known, decisions, load_meanings(data / "links"))
    ways = {"machine": proposed, "machine, new years": of_years, "with readers": judged}
    tables = all_tables(ways, of_years, decisions, known)
    click.echo(tables)
    if save:
        _save(save, data, known, decisions, of_years)
    if write:
        _write(write, tables)
    return 0


def _write(page: Path, tables: str) -> None:
    """Puts the tables into a page that has marks for them."""
    from goldenthread.files import only_writer, read_text, replace_text
    from goldenthread.linking.link_tables import put_between

    with only_writer(page):
        try:
            replace_text(page, put_between(read_text(page), tables))
        except ValueError as error:
            raise DataError(str(error), path=page) from None
    click.echo(f"{page}: tables")


def _save(path: Path, data: Path, known: list[Profile], decisions: list[DecisionLine], by_meaning: list[Link]) -> None:
    """Writes how often the links of years unseen were wrong, of words alone and, with vectors, of meaning."""
    from goldenthread.files import only_writer, replace_text
    from goldenthread.linking.calibration import level_name
    from goldenthread.linking.learn import unseen
    from goldenthread.linking.meaning import load_meanings
    from goldenthread.linking.measured import Measured, dump_measured, measure

    ways = [(False, unseen(known, decisions))]
    ways += [(True, by_meaning)] if load_meanings(data / "links").vectors else []
    levels = {
        level_name(level, by_meaning=meant): counts
        for meant, links in ways
        for level, counts in measure(links, decisions, known).items()
    }
    documents = len({(one.body, one.order) for one in known})
    bodies = len({one.body for one in known})
    on = f"documents: {documents}, bodies: {bodies}, years unseen; decisions: {_judges(decisions, data)}"
    with only_writer(path):
        replace_text(path, dump_measured(Measured(on, levels)))
    click.echo(f"{path}: {', '.join(levels)}")


@command.command("learn")
@data_option
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to write; data/links/calibration.toml if not given."
)
@click.option(
    "--for-others",
    is_flag=True,
    help="One model of all decisions, for the commitments of others, instead of one for each fold.",
)
def learn(data: Path, output: Path | None, for_others: bool) -> int:
    """Learn weights from the decisions of data/links, by folds, and write the calibration.

    Without one a data folder is linked by the calibration that ships with the package.
    """
    from goldenthread.files import only_writer, replace_text
    from goldenthread.linking.calibration import FILE, dump_calibration
    from goldenthread.linking.decisions import load_decisions
    from goldenthread.linking.learn import FOLDS, learn
    from goldenthread.linking.meaning import load_meanings

    known, minter = known_rows(data)
    decisions = load_decisions(data / "links", minter.base)
    levels = learn(known, decisions, load_meanings(data / "links"), whole=for_others)
    if not levels:
        raise DataError("there are too few accepted decisions to learn from", path=data / "links")
    path = output or data / "links" / FILE
    bodies = len({profile.body for profile in known})
    judges = _judges(decisions, data)
    learned = f"{len(decisions):,} decisions about {len(known):,} commitments, bodies: {bodies}; by: {judges}"
    folds = (
        "One model of all of them: it is for the commitments of others."
        if for_others
        else f"{FOLDS} folds, by the later commitment: each pair is scored by weights that saw no decision about it."
    )
    heading = f"Weights of the linker, written by 'goldenthread links learn'.\nLearned from {learned}.\n{folds}"
    with only_writer(path):
        replace_text(path, dump_calibration(levels, heading))
    click.echo(f"{path}: {', '.join(levels)}")
    return 0


@command.command("embed")
@data_option
@click.option("--model", help="Name or folder of a sentence model; all-MiniLM-L6-v2 if not given.")
def embed(data: Path, model: str | None) -> int:
    """Write data/links/meanings.tsv: what the wordings mean, as vectors, so that likeness needs no shared word.

    Needs the extra 'meaning' (pip install 'goldenthread[meaning]'), which the other commands do not. Run it when
    documents were added, and 'links learn' after it.
    """
    from goldenthread.files import only_writer, replace_text
    from goldenthread.linking.embed import MODEL, embed, sentence_model
    from goldenthread.linking.meaning import FILE, dump_meanings, wordings

    name = model or MODEL
    encode = sentence_model(name)
    known, _ = known_rows(data)
    texts = wordings(known)
    if not texts:
        raise DataError("there is no commitment to read", path=data)
    meanings = embed(texts, encode, Path(name).name)
    heading = (
        "Vectors of the wordings of commitments, written by 'goldenthread links embed' with the sentence model above:\n"
        "the fingerprint of a wording, a tab, whole numbers of one byte in base 64."
    )
    path = data / "links" / FILE
    with only_writer(path):
        replace_text(path, dump_meanings(meanings, heading))
    click.echo(f"{path}: {len(meanings.vectors)} wordings. Now run 'goldenthread links learn'.")
    return 0
