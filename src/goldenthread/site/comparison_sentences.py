"""What a comparison of two documents says, in sentences: each count with those who could be in it."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.site import plain
from goldenthread.site.comparing import GOES_ON, IN_PART, KINDS, Comparison, Outcome
from goldenthread.site.resting import rests_said


def sentences(one: Comparison) -> tuple[str, ...]:
    """What a comparison says, in sentences: each count with those who could be in it."""
    single, several = KINDS[one.kind]
    before, after = plain.named(one.earlier), plain.named(one.later)
    if not one.before and not one.after:
        return (f"Neither the {before} nor the {after} states any {several}.",)
    parts = []
    if one.before:
        parts.append(f"Of the {plain.counted(one.before, single, several)} of the {before}, {_going_on(one, after)}.")
        parts += [words] if (words := rests_said(one.rests)) else []
        others = [(way, one.of(way)) for way in Outcome if way not in GOES_ON and one.of(way)]
        if others:
            parts.append(f"Of the others, {_joined([_other(one, way, count) for way, count in others])}.")
        parts += [words] if (words := _perhaps(one)) else []
    if one.after:
        parts.append(_coming(one, before, after))
    return tuple(parts)


def _perhaps(one: Comparison) -> str:
    """How many of those that do not go on perhaps do; empty where none does."""
    ended = (Outcome.DROPPED, Outcome.UNHEARD, Outcome.UNDECIDED, Outcome.UNTOLD)
    count = sum(len(case.before) for case in one.cases if case.maybe and case.outcome in ended)
    goes = "goes" if count == 1 else "go"
    return f"{count:,} of these others perhaps {goes} on in another row: not decided." if count else ""


def _coming(one: Comparison, before: str, after: str) -> str:
    """Where the rows of the later document come from; none are called new only where all come from the earlier one."""
    new = one.of(Outcome.NEW, later=True)
    came = one.of(Outcome.FROM_ELSEWHERE, later=True)
    ways = [f"{plain.part(new, one.after)} {'is' if new == 1 else 'are'} new"]
    if one.between or (came and not new):
        back = one.after - new - came
        ways = [f"{plain.part(back, one.after)} {'goes' if back == 1 else 'go'} back to the {before}"]
        first = f"{plain.part(new, one.after)} {'has' if new == 1 else 'have'} no row before in any document"
        ways += [first] if new else []
    ways += [f"{came:,} {'comes' if came == 1 else 'come'} from something else or another document"] if came else []
    why = f"; which of these began in {one.unseen} cannot be told" if one.unseen and new else ""
    return f"Of the {one.after:,} of the {after}, {_joined(ways)}{why}."


def _going_on(one: Comparison, after: str) -> str:
    """How many rows of the earlier document how many of the later one carry on, and how: not each as a whole."""
    goes_on, into = one.of(*GOES_ON), one.of(*GOES_ON, later=True)
    verb = "is" if goes_on == 1 else "are"
    if not goes_on:
        return f"none {verb} carried on in the {after}"
    ways = [_way(one, way) for way in GOES_ON if one.of(way) or way is Outcome.KEPT]
    part = ", whole or in part," if one.of(*IN_PART) else ""
    return f"{plain.part(goes_on, one.before)} {verb} carried on{part} by {into:,} of the {after}: {plain.listed(ways)}"


def _way(one: Comparison, way: Outcome) -> str:
    count = one.of(way)
    into = one.of(way, later=True)
    if way is Outcome.REGROUPED:
        return f"{count:,} divided and joined anew as {into:,}"
    if way in (Outcome.SPLIT, Outcome.MERGED):
        return f"{count:,} {'split' if way is Outcome.SPLIT else 'merged'} into {into:,}"
    return f"{count:,} {way.value}" if count else f"none {way.value}"


def _joined(ways: Sequence[str]) -> str:
    return "; ".join([*ways[:-1], f"and {ways[-1]}" if len(ways) > 1 else ways[0]])


def _other(one: Comparison, way: Outcome, count: int) -> str:
    after = plain.named(one.later)
    are = "is" if count == 1 else "are"
    match way:
        case Outcome.ELSEWHERE:
            return f"{count:,} {'goes' if count == 1 else 'go'} on as something else, or in another document"
        case Outcome.DROPPED:
            return f"{count:,} {are} unfinished, not in the next document, and no later one says why"
        case Outcome.UNHEARD:
            return f"{count:,} {are} in no report held, and not taken up"
        case Outcome.DISCONTINUED:
            return f"{count:,} {are} reported discontinued"
        case Outcome.COMPLETED:
            return f"{count:,} {are} reported completed, and not taken up"
        case Outcome.UNDECIDED:
            return f"of {count:,} it is not decided whether the {after} takes {'it' if count == 1 else 'them'} up"
        case _:
            why = f", because no document is held for {one.missing}" if one.missing else ""
            return f"of {count:,} it cannot be told{why}"
