"""Who is who, and what somebody has to decide: lines for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.identity.resolve import Identified


def register_lines(identified: Identified) -> Iterator[str]:
    """Every person, post and unit on a line: what is known, by body, then the changes of units."""
    known = identified.identities
    elected = {True: "member", False: "officer"}
    rows = [
        (p.body, p.key, elected[p.elected], p.name, "also " + ", ".join(p.aliases) if p.aliases else "")
        for p in known.persons
    ]
    yield from _block("Persons", rows)
    yield from _block("Posts", [(p.body, p.title, ", ".join(p.aliases)) for p in known.posts])
    yield from _block(
        "Units", [(u.body, u.code, u.name or "(full name not known)", ", ".join(u.aliases)) for u in known.units]
    )
    yield from _block(
        "Changes of units",
        [
            (c.body, c.year, "stated" if c.confidence is None else f"inferred, {c.confidence:.2f}", c.label)
            for c in known.changes
        ],
    )


def unresolved_lines(identified: Identified) -> Iterator[str]:
    """What waits for a person: names and codes that no register knows, and changes of units that officers show."""
    waiting = identified.unregistered, identified.proposals, identified.unknown_codes, identified.moves
    open_names = [i for i in identified.issues if i.rule == "persons-of-one-name"]
    if not any((*waiting, open_names)):
        yield "Nothing waits for a decision."
    yield from _block("Names that no register knows", list(_new_names(identified)))
    yield from _block(
        "Pairs to decide on: one person (aliases in persons.tsv) or two (distinct.tsv)",
        [(p.body, f"{p.name} = {p.other}?", p.why, _places(p.places)) for p in identified.proposals if not p.sure],
    )
    yield from _block(
        "Names printed with two units: one person (persons.tsv), or two of one name (namesakes.tsv)",
        [
            (s.edition.body, s.name, ", ".join(f"{code} {s.edition.label}:{line}" for code, line in s.units))
            for s in identified.shared
        ],
    )
    yield from _block(
        "Rows with a name of several persons (of officers, a line in namesakes.tsv says who is meant)",
        [(i.edition, str(i.line), i.printed) for i in open_names],
    )
    yield from _block(
        "Codes that no register knows",
        [(body, code, _places(places)) for body, code, places in identified.unknown_codes],
    )
    yield from _block(
        "Changes of units that officers show and unit-changes.tsv does not have", list(_moves(identified))
    )
    yield from _block(
        "Rows where a printed directorate cannot hold",
        [(i.edition, str(i.line), i.printed) for i in identified.issues if i.code == "unit-contradicts"],
    )


def _new_names(identified: Identified) -> Iterator[tuple[str, str, str, str]]:
    """Names that no register knows, each with what the machine takes it for."""
    about: dict[tuple[str, str], list[str]] = defaultdict(list)
    for proposal in identified.proposals:
        verdict = "taken for" if proposal.sure else "perhaps"
        for name, other in ((proposal.name, proposal.other), (proposal.other, proposal.name)):
            about[proposal.body, name].append(f"{verdict} {other} ({proposal.why})")
    for m in identified.unregistered:
        places = _places((edition.label, line) for edition, line in m.places)
        yield m.body, m.name, places, (about[m.body, m.name] or ["new"])[0]


def _moves(identified: Identified) -> Iterator[tuple[str, ...]]:
    name_of = {(p.body, p.key): p.name for p in identified.identities.persons}
    for m in identified.moves:
        persons = ", ".join(name_of.get((m.body, key), key) for key in m.persons)
        yield m.body, m.year, f"{m.before} -> {m.after}", f"{m.share:.0%} of those who go on", persons


def _places(places: Iterable[tuple[str, int]]) -> str:
    """The first rows, and how many more there are.

    >>> _places([("2014-15", 3), ("2014-15", 9), ("2015-16", 4), ("2015-16", 7)])
    '2014-15:3 2014-15:9 2015-16:4 and 1 more'
    """
    found = [f"{edition}:{line}" for edition, line in places]
    return " ".join(found[:3]) + (f" and {len(found) - 3} more" if len(found) > 3 else "")


def _block(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    yield f"{title} ({len(rows)})"
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(max(map(len, rows)))]
    for row in rows:
        yield ("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))).rstrip()
    yield ""
