"""The two statements of a finding beside each other: what was promised or printed, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.language.same_name import same_name
from goldenthread.site import plain
from goldenthread.site.changed_days import How, redated_at
from goldenthread.site.fates import joining
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Commitment, Finding, Link, Measure, Name


@dataclass(frozen=True, slots=True)
class Statement:
    """One side.

    Attributes:
        head: what it is, as a caption: ``Before, in the 2013/14 year-end report``.
        iri: the commitment or measure that states it, or empty where the other side names it.
        text: its words.
        facts: what it states besides, name and value.
        comment: its update, where the finding is about it.
        edition: IRI of the document.
        line: where it stands.
    """

    head: str
    iri: str
    text: str
    facts: tuple[tuple[str, str], ...]
    comment: str
    edition: str
    line: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Both sides of a finding; one where nothing stands against it, as where something is missing.

    Attributes:
        statements: one or two.
        link: the judgement that two rows are the same promise, where the finding rests on one.
        how: what another day than before is, of a finding that says so.
    """

    statements: tuple[Statement, ...]
    link: Link | None = None
    how: How | None = None


def beside(held: Holdings, finding: Finding) -> Beside:
    """What a finding sets beside each other; nothing where its focus is no row that is held."""
    if finding.focus in held.measures:
        return Beside(tuple(_of_measure(held, held.measures[finding.focus], finding)))
    one = held.commitments.get(finding.focus)
    if one is None:
        return Beside(())
    other, link = _other(held, one, finding)
    about_comment = _about_comment(finding)
    if other is None:
        row = _of_row(held, one, "What is promised and reported" if about_comment else "What is printed", comment=False)
        if not about_comment:
            return Beside((row,))
        head = "What its own update says" if one.comment else "No update is printed beside it"
        return Beside((row, replace(row, head=head, iri="", text="", facts=(), comment=one.comment)))
    if other.edition == one.edition:
        heads = ("Here", "And here")
        if other.parent == one.iri:
            heads = ("The whole", "Its step")
        elif one.parent == other.iri:
            heads = ("The step", "The whole")
        return Beside(
            (_of_row(held, one, heads[0], about_comment), _of_row(held, other, heads[1], about_comment)), link
        )
    before, after = (plain.named(held.edition(row)) for row in (other, one))
    return Beside(
        (
            _of_row(held, other, f"Before, in the {before}", comment=False),
            _of_row(held, one, f"Then, in the {after}", about_comment),
        ),
        link,
        moved.how if finding.code == "deadline-moved" and (moved := redated_at(held, one)) else None,
    )


def _about_comment(finding: Finding) -> bool:
    return bool(finding.source) or finding.code in (
        "copied-comment",
        "completed-late",
        "ended-without-a-word",
        "status-contradicts-comment",
        "stale-future-comment",
        "target-missed-but-completed",
    )


def _other(held: Holdings, one: Commitment, finding: Finding) -> tuple[Commitment | None, Link | None]:
    """The row that stands against it, and the judgement that joins them where they are of two documents."""
    links = joining(held.links_to.get(one.iri, ()))
    if finding.value in held.commitments:
        other = held.commitments[finding.value]
        return other, next((link for link in links if link.earlier == other.iri), None)
    match finding.code:
        case "deadline-moved":
            moved = redated_at(held, one)
            link = next((link for link in links if moved and link.earlier == moved.earlier.iri), None)
            return (moved.earlier, link) if moved else (None, None)
        case "deadline-after-parent":
            return held.commitments.get(one.parent), None
    return None, None


def _of_row(held: Holdings, one: Commitment, head: str, comment: bool) -> Statement:
    edition = held.edition(one)
    who = plain.listed([name.name for name in one.names if name.role != "directorate"])
    facts = [
        ("due", plain.listed([plain.day(day) for day in one.deadlines]) or one.deadline_printed),
        ("reported", plain.reported(one)),
        ("answers", who),
    ]
    if not who and one.names:
        facts.append(("directorate", plain.listed([name.printed for name in one.names])))
    said = tuple((name, value) for name, value in facts if value)
    return Statement(head, one.iri, one.text, said, one.comment if comment else "", edition.iri, one.line)


def _of_measure(held: Holdings, one: Measure, finding: Finding) -> Iterator[Statement]:
    rated = (("rated", one.rating),) if one.rating else ()
    headline = tuple(_values(one, "headline"))
    yield Statement("The measure", one.iri, one.name, (*rated, *headline), "", one.edition, one.line)
    if finding.value in held.commitments:
        yield _of_row(held, held.commitments[finding.value], "What it supports", comment=False)
    elif finding.code == "headline-differs-from-chart":
        yield Statement("Its chart", one.iri, one.name, tuple(_values(one, "chart")), "", one.edition, one.line)
    elif finding.code in ("figures-differ", "forecast-differs"):
        for other in held.measures.values():
            if other.iri != one.iri and (other.edition, same_name(other.name)) == (one.edition, same_name(one.name)):
                headline = tuple(_values(other, "headline"))
                yield Statement("The other table", other.iri, other.name, headline, "", other.edition, other.line)


def _values(one: Measure, origin: str) -> Iterator[tuple[str, str]]:
    for value in one.values:
        if value.origin == origin:
            yield f"{value.kind} {value.period}", value.printed


def size(pair: Beside) -> int:
    """Roughly how many bytes of a page it takes."""
    return sum(700 + 2 * len(one.text) + len(one.comment) + 60 * len(one.facts) for one in pair.statements)


def units(held: Holdings, finding: Finding) -> tuple[str, ...]:
    """The directorates printed beside what a finding is about, by name; of a measure that of what it supports too."""
    rows: Sequence[Commitment] = ()
    if finding.focus in held.commitments:
        rows = (held.commitments[finding.focus],)
    elif finding.focus in held.measures:
        rows = [held.commitments[iri] for iri in held.supported_by.get(finding.focus, ())]
    names = (name for row in rows for name in row.of_role("directorate"))
    return tuple(dict.fromkeys(unit_name(held, name) for name in names))


def unit_name(held: Holdings, name: Name) -> str:
    """A directorate by its name, or as printed where it is not known."""
    return held.agents[name.agent].name if name.agent in held.agents else name.printed
