"""How often the machine's links were wrong where readers know better: counts, measured once and kept as data.

Measured on years that the weights had not seen. A row goes on, where any link leads from it to the next document; it
ends there, where none does. The file says what it was measured on; ``links score --save`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_toml
from goldenthread.linking.agreement import SURE, figures
from goldenthread.linking.calibration import level_name
from goldenthread.linking.candidates import LEVELS
from goldenthread.linking.decisions import DecisionLine
from goldenthread.linking.meaning import Meanings
from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Link, Relation

FILE = "measured.toml"
SHIPPED = Path(__file__).with_name(FILE)
"""What holds for a data folder that has no such file of its own."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The counts of one level.

    Attributes:
        right: proposed links that readers accepted.
        wrong: proposed links that they did not.
        missed: accepted links that were not proposed.
        ends_said: rows of which the machine said that they end; 0 of links between levels, as the three that follow.
        ends_wrong: those of them that go on.
        onward_said: rows of which it said that they go on.
        onward_wrong: those of them that end.
    """

    right: int
    wrong: int
    missed: int
    ends_said: int = 0
    ends_wrong: int = 0
    onward_said: int = 0
    onward_wrong: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    Attributes:
        on: on what, in words.
        levels: the counts of each level, under its name in the calibration.
    """

    on: str
    levels: Mapping[str, Accuracy]


@dataclass(frozen=True, slots=True)
class Accuracies:
    """What holds for the links of a build.

    Attributes:
        on: on what it was measured, in words.
        of: the counts by the key of a body and the level.
    """

    on: str = ""
    of: Mapping[tuple[str, str], Accuracy] = field(default_factory=dict)


def accuracies(measured: Measured, profiles: Sequence[Profile], meanings: Meanings) -> Accuracies:
    """What holds for the links of each body: other counts where its wordings have vectors of meaning."""
    bodies: dict[str, list[Profile]] = {}
    for one in profiles:
        if one.text:
            bodies.setdefault(one.body, []).append(one)
    found = {}
    for body, members in sorted(bodies.items()):
        by_meaning = meanings.know(members)
        for level in LEVELS:
            named = level_name(level, by_meaning=by_meaning)
            if named in measured.levels:
                found[body, level] = measured.levels[named]
    return Accuracies(measured.on, found)


def measure(
    links: Iterable[Link], decisions: Sequence[DecisionLine], profiles: Sequence[Profile]
) -> dict[str, Accuracy]:
    """The counts of each level: what was proposed beside what readers decided.

    Rows are those of documents that readers compared with the next one of their body; a row of which they are not sure
    whether it goes on is left out.
    """
    links = list(links)
    rows = {level: _rows(links, decisions, profiles, level) for level in ("activity", "milestone")}
    found = {}
    for level in LEVELS:
        of_links = figures(links, decisions, profiles, level)
        counts = (of_links.hit, of_links.wrong, of_links.required - of_links.hit)
        found[level] = Accuracy(*counts, *rows.get(level, ()))
    return found


def _rows(
    links: Iterable[Link], decisions: Iterable[DecisionLine], profiles: Sequence[Profile], level: str
) -> tuple[int, int, int, int]:
    document = {one.iri: (one.body, one.order) for one in profiles}
    next_to = _next_to(document)
    near = [line for line in decisions if next_to(line) and line.relation is not Relation.REVERSES]
    sure = {line.earlier for line in near if line.decision is Decision.ACCEPTED and line.confidence >= SURE}
    doubtful = {line.earlier for line in near if line.decision is not Decision.REJECTED} - sure
    said = {link.earlier for link in links if link.joins and next_to(link)}
    compared = {document[iri] for iri in sure}
    rows = {
        one.iri
        for one in profiles
        if one.kind.value == level and one.text and document[one.iri] in compared and one.iri not in doubtful
    }
    ends, onward = rows - said, rows & said
    return len(ends), len(ends & sure), len(onward), len(onward - sure)


def _next_to(document: Mapping[str, tuple[str, tuple[int, int]]]) -> Callable[[Link | DecisionLine], bool]:
    """Whether a link leads to the next document of the body."""
    order = sorted(set(document.values()))
    following = {one: other for one, other in pairwise(order) if one[0] == other[0]}

    def tell(one: Link | DecisionLine) -> bool:
        here, there = document.get(one.earlier), document.get(one.later)
        return here is not None and following.get(here) == there

    return tell


def load_measured(folder: Path) -> Measured:
    """What was measured of a folder of links, or of the links of the package where it has no such file.

    Raises:
        DataError: the file is malformed.
    """
    path = folder / FILE
    if not is_there(path):
        path = SHIPPED
    said = read_toml(path)
    try:
        on = said.pop("measured_on")
        if not isinstance(on, str):
            raise TypeError("measured_on must be a text")
        return Measured(on, {name: _accuracy(table) for name, table in said.items()})
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{error}; run 'goldenthread links score --save'", path=path) from None


def _accuracy(table: object) -> Accuracy:
    if not isinstance(table, dict):
        raise TypeError("a level must be a table")
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise ValueError(f"{name} must be a count, not {repr(value)[:60]}")
    found = Accuracy(**table)
    if found.ends_wrong > found.ends_said or found.onward_wrong > found.onward_said:
        raise ValueError("more rows are wrong than there are")
    return found


def dump_measured(measured: Measured) -> str:
    """The file."""
    lines = ["# How often the machine's links were wrong, written by 'goldenthread links score --save'."]
    lines += [f'measured_on = "{measured.on}"']
    for name, counts in sorted(measured.levels.items()):
        lines += ["", f"[{name}]"]
        lines += [f"{one.name} = {getattr(counts, one.name)}" for one in fields(counts)]
    return "\n".join(lines) + "\n"
