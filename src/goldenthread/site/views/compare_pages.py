"""Two documents side by side: a page for each pair and kind of row, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.pictures import Fate, Flow
from goldenthread.site import plain
from goldenthread.site.addresses import relative
from goldenthread.site.comparing import KINDS, OF_FATE, Case, Comparison, Outcome, compare, pairs, path_of
from goldenthread.site.comparison_sentences import sentences
from goldenthread.site.cutting import cut, numbered_parts, part_path
from goldenthread.site.drawings import flow
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import FACETS, Page
from goldenthread.site.records import Commitment, Edition
from goldenthread.site.wording import Piece, pieces

MOST_DOCUMENTS = 6
"""Documents of a council up to which every pair has a page; of more, only neighbours have."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A case as a page shows it.

    Attributes:
        themes: the highest headings above its rows, in either document.
        before: the rows of the earlier document, each with the words that went.
        after: the rows of the later document, each with the words that came.
    """

    case: Case
    themes: tuple[str, ...]
    before: tuple[tuple[Commitment, tuple[Piece, ...]], ...]
    after: tuple[tuple[Commitment, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Several outcomes that the picture draws as one.

    Attributes:
        outcomes: each with how many rows of either document it holds, and where it is listed.
    """

    fate: Fate
    anchor: str
    before: int
    after: int
    outcomes: tuple[tuple[Outcome, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """One page of a pair.

    Attributes:
        said: the comparison in sentences.
        counts: each outcome, how many of either document, and where it is listed.
        sections: the cases of this page by outcome.
        parts: name and path of each page of this comparison, where there are several.
        other: name and path of the same for rows of the other kind.
        sums: what the picture draws as one and the table counts apart.
        picture: how many fared how; none on a later page.
        shown: how many cases this page shows.
    """

    one: Comparison
    said: tuple[str, ...]
    counts: tuple[tuple[Outcome, int, int, str], ...]
    sections: tuple[tuple[Outcome, tuple[Shown, ...]], ...]
    parts: tuple[tuple[str, str], ...]
    other: tuple[str, str]
    picture: Flow | None
    sums: tuple[Drawn, ...]
    shown: int
    total: int
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair in the list: its page, and how many rows of the earlier document stand in the later."""

    earlier: Edition
    later: Edition
    path: str
    said: tuple[str, ...]
    steps: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The list of pairs: neighbours, and those with documents between them."""

    bodies: tuple[tuple[str, tuple[Pair, ...], tuple[Pair, ...]], ...]


def pages(held: Holdings) -> Iterator[Page]:
    """The list, and for each pair a page of its commitments and one of its steps, or more where they are many."""
    compared: dict[tuple[str, str, str], Comparison] = {}
    found = [
        pair
        for body in dict.fromkeys(one.body for one in held.editions.values())
        for pair in pairs(held.of_body(body), MOST_DOCUMENTS)
    ]
    if not found:
        return
    for earlier, later in found:
        for kind in KINDS:
            compared[earlier.iri, later.iri, kind] = compare(held, earlier, later, kind)
    yield Page("compare.html", "compare_list", "Compare two documents", lambda: _list(compared))
    for one in compared.values():
        yield from _of(held, one)


def _of(held: Holdings, one: Comparison) -> Iterator[Page]:
    runs = cut(one.cases, _size)
    first = path_of(one.earlier, one.later, one.kind)
    title = f"{plain.named(one.earlier)} and {plain.named(one.later)}: {KINDS[one.kind][1]} side by side"
    for number, run in enumerate(runs, start=1):
        yield Page(
            part_path(first, number),
            "compare",
            title if number == 1 else f"{title}, part {number}",
            lambda run=run, number=number: _view(held, one, runs, run, number),  # type: ignore[misc]
            section="compare.html",
            scripts=(FACETS,),
        )


def _size(case: Case) -> int:
    rows = (*case.before, *case.after, *case.elsewhere)
    return 500 + len(case.note) + sum(500 + 2 * len(row.text) for row in rows)


def _view(
    held: Holdings, one: Comparison, runs: Sequence[Sequence[Case]], run: Sequence[Case], number: int
) -> CompareView:
    first = path_of(one.earlier, one.later, one.kind)
    page = part_path(first, number)
    places: dict[Outcome, str] = {}
    for part, cases in enumerate(runs, start=1):
        for case in cases:
            places.setdefault(case.outcome, relative(page, f"{part_path(first, part)}#{case.outcome.key}"))
    sums = tuple(_sums(one, places))
    picture = None
    if number == 1 and one.before and one.after:
        alone = {fate: places[met[0]] for fate, some in OF_FATE.items() if (met := [o for o in some if o in places])}
        listed = alone | {drawn.fate: f"#{drawn.anchor}" for drawn in sums}
        picture = flow(held, (one.earlier, one.later), one.kind, lambda _, __, fate: listed.get(fate, ""))
    other = "milestone" if one.kind == "activity" else "activity"
    return CompareView(
        one=one,
        said=sentences(one),
        counts=tuple((outcome, before, after, places[outcome]) for outcome, before, after in one.counts()),
        sections=tuple(
            (outcome, tuple(_shown(held, case) for case in run if case.outcome is outcome))
            for outcome in dict.fromkeys(case.outcome for case in run)
        ),
        parts=numbered_parts(first, len(runs)),
        other=(KINDS[other][1], path_of(one.earlier, one.later, other)),
        picture=picture,
        sums=sums if picture else (),
        shown=len(run),
        total=len(one.cases),
        names=KINDS[one.kind],
    )


def _sums(one: Comparison, places: Mapping[Outcome, str]) -> Iterator[Drawn]:
    for fate, outcomes in OF_FATE.items():
        met = tuple((each, one.of(each), one.of(each, later=True), places[each]) for each in outcomes if each in places)
        if len(met) > 1:
            before, after = (
                sum(counted) for counted in zip(*((left, right) for _, left, right, _ in met), strict=True)
            )
            yield Drawn(fate, f"drawn-{fate.name.lower()}", before, after, met)


def _shown(held: Holdings, case: Case) -> Shown:
    """The rows of a case, each word marked that has no like on the other side; of several on both sides, none is."""
    before = case.before[0].text if case.before else ""
    after = case.after[0].text if case.after else ""
    marked = case.outcome is not Outcome.KEPT and min(len(case.before), len(case.after)) == 1

    def went(row: Commitment) -> tuple[Piece, ...]:
        return _side(pieces(row.text, after), "gone") if marked else (Piece("same", row.text),)

    def came(row: Commitment) -> tuple[Piece, ...]:
        return _side(pieces(before, row.text), "new") if marked else (Piece("same", row.text),)

    return Shown(
        case,
        tuple(dict.fromkeys(path[0].text for row in (*case.before, *case.after) if (path := held.path(row)))),
        tuple((row, went(row)) for row in case.before),
        tuple((row, came(row)) for row in case.after),
    )


def _side(found: Sequence[Piece], kind: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in found if piece.kind in ("same", kind))


def _list(compared: dict[tuple[str, str, str], Comparison]) -> ListView:
    bodies: dict[str, tuple[list[Pair], list[Pair]]] = {}
    for (earlier, later, kind), one in compared.items():
        if kind != "activity":
            continue
        steps = compared[earlier, later, "milestone"]
        pair = Pair(
            one.earlier,
            one.later,
            path_of(one.earlier, one.later),
            sentences(one),
            path_of(one.earlier, one.later, "milestone") if steps.before or steps.after else "",
        )
        near, far = bodies.setdefault(one.earlier.body_name, ([], []))
        (far if one.between else near).append(pair)
    return ListView(tuple((name, tuple(near), tuple(far)) for name, (near, far) in bodies.items()))
