"""What changed between two linked commitments, and where a line of them begins.

The earlier statement is never overwritten: a moved deadline is a change beside both dates.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from goldenthread.fingerprints import squash
from goldenthread.interpret.changed_targets import changed_targets
from goldenthread.interpret.readings import Readings
from goldenthread.language.shared_words import other_words
from goldenthread.language.stems import stems
from goldenthread.linking.moved_deadlines import day_changed, stated_anew
from goldenthread.model import Change, ChangeKind, Commitment, Identities, IriOf, Kind, Link, Plan, Relation
from goldenthread.statuses import Status

Row = tuple[Plan, Commitment]
Difference = tuple[ChangeKind, str, str]
"""Its kind, and what was stated before and after."""

RENAMED = 0.75
"""Share of the words of the shorter of two headings that the other holds too: more, and it is the same heading."""
_BEGINNING = 5
"""Letters by which two words of headings are one: improve and improved, healthy and healthily."""


def changes(
    plans: Sequence[Plan],
    iri_of: IriOf,
    links: Iterable[Link],
    *,
    readings: Readings | None = None,
    identities: Identities | None = None,
) -> list[Change]:
    """What changed along the links that join commitments of one level, and the beginnings of lines.

    Args:
        plans: what was read.
        iri_of: the IRI of a record.
        links: judgements between commitments.
        readings: what the sentences of the plans mean; without them no target is compared and no new deadline told.
        identities: who is who: two spellings of one name are no change.
    """
    names = _names(identities) if identities else {}
    rows = {iri_of(plan.edition, c.kind, c.key): (plan, c) for plan in plans for c in plan.commitments}
    links = tuple(links)
    everywhere = {
        (one.earlier, one.later): one.relation
        for one in links
        if one.joins and one.earlier in rows and one.later in rows
    }
    why = {(one.earlier, one.later): one.reason for one in links if one.reviewer}
    held = sorted(pair for pair in everywhere if rows[pair[0]][1].kind is rows[pair[1]][1].kind)
    years = _years_held(plans)
    known = readings or Readings()
    forked = _forked(everywhere, rows)
    out: list[Change] = []
    for earlier, later in held:
        found: dict[ChangeKind, list[tuple[str, str]]] = defaultdict(list)
        targets = changed_targets(
            rows[earlier][1].text, rows[later][1].text, known.of(earlier).promised, known.of(later).promised
        )
        for kind, before, after in (*_compare(rows[earlier], rows[later], names), *targets):
            found[kind].append((before, after))
        out += _days_changed(
            earlier,
            later,
            everywhere[earlier, later],
            rows,
            years,
            branched=(earlier, later) in forked,
            reason=why.get((earlier, later), ""),
        )
        for kind, values in found.items():
            before, after = (" | ".join(side) for side in zip(*values, strict=True))
            out.append(Change(earlier, later, kind, before, after))
    out += _forks(held, rows)
    out += _beginnings(everywhere, rows, plans)
    for iri, reading in known.rows.items():
        out += stated_anew(rows[iri][1], iri, reading.comment.due)
    return sorted(out, key=lambda one: (one.later, one.earlier, one.kind, one.after))


def _names(identities: Identities) -> dict[tuple[str, str], str]:
    """Body and spelling of each unit, post and person -> its key."""
    spelt = [
        *((f"unit {one.key}", one.body, (one.code, one.name, *one.aliases)) for one in identities.units),
        *((f"post {one.key}", one.body, (one.title, *one.aliases)) for one in identities.posts),
        *((f"person {one.key}", one.body, (one.name, *one.aliases)) for one in identities.persons),
    ]
    return {(body, squash(spelling)): key for key, body, spellings in spelt for spelling in spellings if spelling}


def _compare(earlier: Row, later: Row, names: Mapping[tuple[str, str], str]) -> Iterator[Difference]:
    """Kind, before and after of each difference between two rows."""
    a, b = earlier[1], later[1]
    if squash(a.text) != squash(b.text):
        yield ChangeKind.REWORDED, *marked(a.text, b.text)
    yield from _other_names(earlier, later, names)
    yield from _moved(earlier, later)
    if a.progress.status and a.progress.status == b.progress.status != Status.COMPLETED:
        yield ChangeKind.STATUS_CARRIED, a.progress.status, b.progress.status


def _other_names(earlier: Row, later: Row, names: Mapping[tuple[str, str], str]) -> Iterator[Difference]:
    """Who answers for two rows, where both name somebody and these are not the same."""
    (plan, a), (_, b) = earlier, later

    def who(printed: Iterable[str]) -> set[str]:
        folded = map(squash, printed)
        return {names.get((plan.edition.body, one), one) for one in folded}

    before, after = ([o.name for o in row.officers] for row in (a, b))
    told = all(o.person for o in (*a.officers, *b.officers))  # of two bearers of one name, who is meant
    persons = [{o.person for o in row.officers} if told else who(o.name for o in row.officers) for row in (a, b)]
    if before and after and persons[0] != persons[1]:
        yield ChangeKind.OFFICER_CHANGED, " | ".join(before), " | ".join(after)
    for kind, before, after in (
        (ChangeKind.MEMBER_CHANGED, list(a.lead_members), list(b.lead_members)),
        (ChangeKind.UNIT_CHANGED, list(a.directorates), list(b.directorates)),
    ):
        if before and after and who(before) != who(after):
            yield kind, " | ".join(before), " | ".join(after)


def _moved(earlier: Row, later: Row) -> Iterator[Difference]:
    """The headings of two rows, where these are of one kind and not the same: no priority beside a theme."""
    left, right = _headings(*earlier), _headings(*later)
    shared = next((kind for kind in left if kind in right), None)
    if shared and not _same_heading(left[shared], right[shared]):
        yield ChangeKind.MOVED_HEADING, left[shared], right[shared]


def marked(before: str, after: str) -> tuple[str, str]:
    """Two wordings with the words that differ in square brackets.

    >>> marked("Plant 200 street trees", "Plant 250 street trees")
    ('Plant [200] street trees', 'Plant [250] street trees')
    """
    left, right = _words(before), _words(after)
    fold = [[squash(word) for word in words] for words in (left, right)]
    out_left: list[str] = []
    out_right: list[str] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, fold[0], fold[1], autojunk=False).get_opcodes():
        a, b = " ".join(left[i1:i2]), " ".join(right[j1:j2])
        out_left.append(a if tag == "equal" or not a else f"[{a}]")
        out_right.append(b if tag == "equal" or not b else f"[{b}]")
    return " ".join(filter(None, out_left)), " ".join(filter(None, out_right))


def _words(text: str) -> list[str]:
    """The words of a text; a sign between them stays with the word before it: it is no word that could differ."""
    words: list[str] = []
    for word in text.split():
        if words and not squash(word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _years_held(plans: Iterable[Plan]) -> Mapping[str, set[int]]:
    """The years that the documents of each council cover, by the calendar year in which each begins."""
    held: dict[str, set[int]] = defaultdict(set)
    for plan in plans:
        first, end = plan.edition.year_start, plan.edition.year_end
        whole = (end.month, end.day) >= (first.month, first.day)  # a year that ends in the next calendar year is none
        held[plan.edition.body] |= {first.year, *range(first.year, end.year + whole)}
    return held


def _forked(everywhere: Mapping[tuple[str, str], Relation], rows: Mapping[str, Row]) -> set[tuple[str, str]]:
    """The pairs of which a row became several of the other document, or was made of several."""
    going_on = [pair for pair, relation in everywhere.items() if relation is Relation.CONTINUES]
    onward = Counter((earlier, rows[later][0].edition) for earlier, later in going_on)
    back = Counter((later, rows[earlier][0].edition) for earlier, later in going_on)
    return {
        (earlier, later)
        for earlier, later in everywhere
        if max(onward[earlier, rows[later][0].edition], back[later, rows[earlier][0].edition]) > 1
    }


def _days_changed(
    earlier: str,
    later: str,
    relation: Relation,
    rows: Mapping[str, Row],
    years: Mapping[str, Collection[int]],
    *,
    branched: bool,
    reason: str,
) -> Iterator[Change]:
    """The other last day of a later commitment, and what it is."""
    (plan, a), (next_plan, b) = rows[earlier], rows[later]
    if a.deadlines and b.deadlines and (moved := (max(b.deadlines) - max(a.deadlines)).days):
        before, after = (" | ".join(day.isoformat() for day in sorted(row.deadlines)) for row in (a, b))
        between = range(plan.edition.year_start.year + 1, next_plan.edition.year_start.year)
        unseen = any(year not in years[plan.edition.body] for year in between)
        kind = day_changed(a, b, relation, unseen=unseen, as_of=plan.edition.as_of, reason=reason)
        unlike = kind is ChangeKind.DEADLINE_MOVED and other_words(a.text, b.text, branched=branched)
        yield Change(earlier, later, kind, before, after, moved, unlike)


def _same_heading(left: str, right: str) -> bool:
    """Whether a heading goes on in the other document, perhaps reworded: ``Less crime``, ``Safer, with less crime``."""
    if squash(left) == squash(right):
        return True
    words, others = ({stem[:_BEGINNING] for stem in stems(heading)} for heading in (left, right))
    shorter = min(len(words), len(others))
    return words == others or (shorter > 1 and len(words & others) >= RENAMED * shorter)


def _headings(plan: Plan, row: Commitment) -> dict[Kind, str]:
    """The headings above a row, by their kind, the nearest first."""
    by_key = {c.key: c for c in plan.commitments} if row.kind is Kind.MILESTONE else {}
    above = {heading.key: heading for heading in plan.headings}
    under = by_key[row.parent].parent if row.parent in by_key else row.parent
    found: dict[Kind, str] = {}
    while under in above:
        found[above[under].kind] = above[under].text
        under = above[under].parent
    return found


def _forks(held: Sequence[tuple[str, str]], rows: Mapping[str, Row]) -> Iterator[Change]:
    """Splits and merges: several links from one commitment into one document, or to one out of one document."""
    onward: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    backward: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for earlier, later in held:
        onward[earlier, rows[later][0].edition.label, rows[later][0].edition.document].append(later)
        backward[later, rows[earlier][0].edition.label, rows[earlier][0].edition.document].append(earlier)
    for (earlier, *_), found in onward.items():
        if len(found) > 1:
            titles = " | ".join(rows[one][1].text for one in sorted(found))
            yield from (Change(earlier, later, ChangeKind.SPLIT, rows[earlier][1].text, titles) for later in found)
    for (later, *_), found in backward.items():
        if len(found) > 1:
            titles = " | ".join(rows[one][1].text for one in sorted(found))
            yield from (Change(earlier, later, ChangeKind.MERGED, titles, rows[later][1].text) for earlier in found)


def _beginnings(held: Collection[tuple[str, str]], rows: Mapping[str, Row], plans: Sequence[Plan]) -> Iterator[Change]:
    """The commitments with which a line begins after the first document.

    How lines end is derived from the graph (``queries/facts/how-it-ended.rq``).
    """
    reached = {later for _, later in held}
    first: dict[str, int] = {}
    for plan in plans:
        year, body = plan.edition.year_start.year, plan.edition.body
        first[body] = min(year, first.get(body, year))
    for iri, (plan, row) in rows.items():
        if iri not in reached and plan.edition.year_start.year > first[plan.edition.body]:
            yield Change(iri, iri, ChangeKind.NEW, "", row.text)
