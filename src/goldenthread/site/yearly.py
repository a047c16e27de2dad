"""The rows that name somebody, document by document: how many, and how they stood, like for like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.pictures import Group, State, Statuses
from goldenthread.site import plain
from goldenthread.site.answering import Row, has_room
from goldenthread.site.drawings import standing
from goldenthread.site.fared import key_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.own_days import not_due, was_due
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.years_held import gap

KINDS = (("activity", "commitments"), ("milestone", "steps"))


@dataclass(frozen=True, slots=True)
class Named:
    """In how many rows of one kind a document names somebody.

    Attributes:
        what: what the rows are, in the plural.
        told: whether the document has a column for such names; if not, who answered cannot be told.
    """

    what: str
    count: int
    told: bool


@dataclass(frozen=True, slots=True)
class Year:
    """One document, or years without one.

    Attributes:
        edition: the document, or none.
        label: its year, or the years without one.
        named: for each kind of row.
        reportable: how many of the rows it could report on.
        completed: how many of these it reports completed.
        late: how many of these it reports overdue, delayed or red.
        due: how many of these were due by the day of the report.
        units: IRIs of the directorates printed beside the name.
    """

    edition: Edition | None
    label: str
    named: tuple[Named, ...] = ()
    reportable: int = 0
    completed: int = 0
    late: int = 0
    due: int = 0
    units: tuple[str, ...] = ()


def reportable(held: Holdings, one: Commitment) -> bool:
    """Whether the document of a row has a column for how it stands."""
    return plain.standing(one, held.edition(one)) != "plan"


def years(held: Holdings, editions: Sequence[Edition], rows: Sequence[Row], roles: Sequence[str]) -> Iterator[Year]:
    """What each document says, with the years between them for which none is held."""
    for earlier, one in pairwise((None, *editions)):
        if one is None:
            continue
        if earlier and (missing := gap(earlier, one)):
            yield Year(None, missing.label)
        mine = [row for row in rows if row.commitment.edition == one.iri]
        told = [row.commitment for row in mine if reportable(held, row.commitment)]
        how = Counter(plain.standing(row, one) for row in told)
        yield Year(
            one,
            plain.year(one.label),
            tuple(_named(one, mine, roles, kind, what) for kind, what in KINDS),
            len(told),
            how["done"],
            how["late"],
            sum(was_due(one, row) for row in told),
            tuple(dict.fromkeys(unit for row in mine for unit in row.units)),
        )


def _named(edition: Edition, rows: Sequence[Row], roles: Sequence[str], kind: str, what: str) -> Named:
    count = sum(row.commitment.kind == kind for row in rows)
    return Named(what, count, bool(count) or any(has_room(edition, role, kind) for role in roles))


def like_for_like(
    held: Holdings,
    editions: Sequence[Edition],
    rows: Sequence[Commitment],
    title: str,
    place: Callable[[Edition, str], str] = lambda *_: "",
) -> Statuses | None:
    """How rows of one kind stood in each document that states some: of the kind that most documents report on.

    Args:
        held: what is held.
        editions: the documents, the earliest first.
        rows: the rows.
        title: what is shown; ``{what}`` is what the rows are.
        place: where the rows of a document are listed, and those of it that stand alike, by a key of
            :data:`goldenthread.site.fared.WORDS`.

    Returns:
        None where no document reports on any of them.
    """
    best = max(
        KINDS, key=lambda kind: (len({r.edition for r in rows if r.kind == kind[0] and reportable(held, r)}), kind[0])
    )
    groups = []
    for edition in editions:
        mine = [one for one in rows if one.edition == edition.iri and one.kind == best[0]]
        if not mine:
            continue
        told = [one for one in mine if reportable(held, one)]
        groups.append(_group(held, edition, told, len(mine) - len(told), place))
    if not any(group.total for group in groups):
        return None
    return Statuses(title.format(what=best[1]), tuple(groups), best[1])


def _group(
    held: Holdings, edition: Edition, told: Sequence[Commitment], untold: int, place: Callable[[Edition, str], str]
) -> Group:
    """How the rows of one document stood, each state with where those are listed that stand so."""
    alike: dict[State, set[str]] = {}
    for one in told:
        alike.setdefault(standing(one), set()).add(key_of(held, one))
    counts = Counter(standing(one) for one in told)
    return Group(
        plain.named(edition),
        tuple((state, counts[state]) for state in State if counts[state]),
        untold,
        "the document reports nothing on them",
        place(edition, ""),
        tuple((state, place(edition, next(iter(keys)) if len(keys) == 1 else "")) for state, keys in alike.items()),
    )


def stood(held: Holdings, rows: Sequence[Commitment]) -> str:
    """How rows stood, in a sentence: of how many that could be reported on; or that it cannot be told."""
    told = [one for one in rows if reportable(held, one)]
    if not told:
        editions = {one.edition for one in rows}
        if any(held.editions[iri].reports for iri in editions):
            return "The documents have no column for how such rows went: it cannot be told."
        which = "This document is a plan" if len(editions) == 1 else "These documents are plans"
        return f"{which}: how any of it went cannot be told."
    how = Counter(plain.standing(one, held.edition(one)) for one in told)
    early = all((edition := held.edition(one)).as_of and edition.as_of < edition.end for one in told)
    among = "reported on before the year was over" if early else "that could be reported on"
    if len(told) == 1:
        what = (
            "completed" if how["done"] else "overdue, delayed or red" if how["late"] else "neither completed nor late"
        )
        return f"The only row {among} is reported {what}."
    done, late = (plain.part(how[state], len(told)) for state in ("done", "late"))
    verb = "is" if how["done"] == 1 else "are"
    first = f"{done[:1].upper()}{done[1:]} of the {len(told):,} rows {among} {verb} reported completed"
    return f"{first}; {late} overdue, delayed or red{_ahead(held, told)}{_waiting(held, told)}."


def _ahead(held: Holdings, told: Sequence[Commitment]) -> str:
    """How many of the late ones were not due yet, in brackets."""
    pairs = ((held.edition(one), one) for one in told)
    count = sum(plain.standing(one, edition) == "late" and not_due(edition, one) for edition, one in pairs)
    return f" ({count:,} of these not due yet on the day of the report)" if count else ""


def _waiting(held: Holdings, told: Sequence[Commitment]) -> str:
    """How many rows that are neither completed nor late were not due yet, as the end of a sentence."""
    pairs = ((held.edition(one), one) for one in told)
    others = [(edition, one) for edition, one in pairs if plain.standing(one, edition) not in ("done", "late")]
    count = sum(plain.standing(one, edition) == "open" and not_due(edition, one) for edition, one in others)
    were = "was" if count == 1 else "were"
    if not count:
        return ""
    among = f"{count:,} of the {len(others):,} others" if count < len(others) else f"the {len(others):,} others"
    return f"; {among if len(others) > 1 else 'the other'} {were} not due yet on the day of the report"


def _of_colours(edition: Edition, rows: Sequence[Commitment]) -> Iterator[str]:
    """What a colour says in a document that gives it to whatever is not due yet."""
    letters = {one.rag: one.colour_says for one in rows if one.edition == edition.iri and one.colour_says}
    for letter, says in sorted(letters.items()):
        yield (
            f"In the {plain.named(edition)} {plain.rating(letter)} says “{says}”, and warns of nothing (inferred from "
            "its rows)."
        )


def caution(editions: Sequence[Edition], rows: Sequence[Commitment]) -> Iterator[str]:
    """What could mislead a reader who compares documents."""
    stating = {one.edition for one in rows}
    for edition in editions:
        if edition.iri not in stating:
            continue
        yield from _of_colours(edition, rows)
        if not edition.reports:
            body = [one for one in editions if (one.body, one.start) == (edition.body, edition.start)]
            year = "" if any(one.reports for one in body) else f", and no report on {plain.year(edition.label)} is held"
            yield f"The {plain.named(edition)} reports on nothing{year}: its rows count in no share."
        elif edition.as_of and edition.as_of < edition.end:
            mine = [one for one in rows if one.edition == edition.iri]
            later = sum(not_due(edition, one) for one in mine)
            verb = "was" if later == 1 else "were"
            due = f": {later:,} of {len(mine):,} rows {verb} not due by then" if later else ""
            yield (
                f"The {plain.named(edition)} is taken to report on {plain.day(edition.as_of)}, before its year was "
                f"over{due}. (The day is that of the catalogue of documents, whether the document prints it or not.)"
            )
