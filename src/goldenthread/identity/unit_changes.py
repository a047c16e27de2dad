"""What the register says of units and posts, dated and tied to source lines: each leads to at least one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from goldenthread.errors import DataError
from goldenthread.identity.directory import Directory
from goldenthread.identity.identity_tables import ChangeLine, TenureLine
from goldenthread.identity.offices import office_and_holder
from goldenthread.identity.units import Seats
from goldenthread.model import Edition, Plan, Tenure, UnitChange


def dated_changes(lines: Iterable[ChangeLine], plans: Sequence[Plan], seats: Seats) -> Iterator[UnitChange]:
    """The changes of the register, with the lines that it cites and those of the officers who moved.

    Raises:
        DataError: a change cites an edition or a line that there is not.
    """
    for line in lines:
        evidence: dict[Edition, set[int]] = defaultdict(set)
        if not _read(line.body, plans):
            continue
        for label, number in line.evidence:
            evidence[_edition(line, label, (number,), plans, f"change '{line.key}'")].add(number)
        for edition, number in _moved(line, seats):
            evidence[edition].add(number)
        yield UnitChange(
            line.body,
            line.key,
            line.label,
            line.before,
            line.after,
            line.year,
            line.reason,
            line.confidence,
            tuple((edition, tuple(sorted(at))) for edition, at in sorted(evidence.items(), key=lambda e: e[0].label)),
        )


def _moved(line: ChangeLine, seats: Seats) -> Iterator[tuple[Edition, int]]:
    """The last row before and the first row after, of each officer who was with the old unit and is with the new."""
    before: dict[str, tuple[Edition, int]] = {}
    after: dict[str, tuple[Edition, int]] = {}
    for (edition, person), where in sorted(seats.items(), key=lambda item: item[0][0].label):
        if edition.body != line.body:
            continue
        for unit, at in where.items():
            if unit in line.before and edition.label < line.year:
                before[person] = edition, at[-1]
            if unit in line.after and edition.label == line.year:
                after.setdefault(person, (edition, at[0]))
    for person in before.keys() & after.keys():
        yield before[person]
        yield after[person]


def dated_tenures(lines: Iterable[TenureLine], plans: Sequence[Plan]) -> Iterator[Tenure]:
    """Who held a post, as the register says.

    Raises:
        DataError: a tenure cites an edition or a line that there is not.
    """
    for line in lines:
        if _read(line.body, plans):
            edition = _edition(line, line.edition, line.lines, plans, f"tenure of '{line.post}'")
            yield Tenure(line.person, line.post, edition, line.lines, line.reason)


def printed_tenures(plans: Iterable[Plan], directory: Directory) -> Iterator[Tenure]:
    """Who held a post, where a row prints the post before the name of its holder."""
    found: dict[tuple[Edition, str, str], set[int]] = defaultdict(set)
    for plan in plans:
        body = plan.edition.body
        for commitment in plan.commitments:
            for printed in commitment.lead_members:
                post = directory.post(body, office_and_holder(printed)[0])
                person = directory.person(body, printed)
                if post and person:
                    found[plan.edition, post.key, person.key].update(commitment.lines or (commitment.line,))
    for (edition, post_key, person_key), lines in found.items():
        yield Tenure(person_key, post_key, edition, tuple(sorted(lines)), "The post is printed before the name.")


def _read(body: str, plans: Sequence[Plan]) -> bool:
    return any(plan.edition.body == body for plan in plans)


def _edition(
    said: ChangeLine | TenureLine, label: str, lines: Iterable[int], plans: Sequence[Plan], what: str
) -> Edition:
    place = (said.body, label)
    length: Mapping[Edition, int] = {
        plan.edition: len(plan.lines) for plan in plans if (plan.edition.body, plan.edition.label) == place
    }
    for edition, count in length.items():
        if all(1 <= line <= count for line in lines):
            return edition
    raise DataError(f"the {what} cites {label}, which is no edition with such lines", path=said.path, line=said.line)
