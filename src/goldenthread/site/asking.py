"""Asks the named queries, each once and over everything, and turns their rows into records.

No page asks anything by itself: a site of ten thousand pages asks as often as one of ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from goldenthread.query import ask, list_queries, load
from goldenthread.site.quoted_lines import Run
from goldenthread.site.records import (
    Change,
    Commitment,
    Edition,
    Finding,
    Heading,
    Link,
    Measure,
    Name,
    StatedDate,
    Thread,
    Value,
)
from goldenthread.store import Store, Table

Row = Mapping[str, str]


def rows(store: Store, name: str) -> list[dict[str, str]]:
    """The rows of a named query, asked without parameters.

    Raises:
        TypeError: the query does not select.
    """
    answer = ask(store, load(name))
    if not isinstance(answer, Table):
        raise TypeError(f"{name} must be a SELECT query")
    return answer.records()


def values(store: Store) -> dict[str, tuple[str, ...]]:
    """What the parameters of questions may be, by the name of their type: each is a question itself."""
    return {
        query.name: tuple(row["value"] for row in rows(store, f"types/{query.name}"))
        for query in list_queries("types")
        if not query.parameters
    }


def editions(store: Store) -> list[Edition]:
    """Every document, by council, plan year and kind."""
    return [
        Edition(
            iri=row["iri"],
            body=row["body"],
            body_key=row["bodyKey"] or row["body"].rsplit("/", 1)[-1],
            body_name=row["bodyName"] or row["bodyKey"],
            label=row["label"],
            document=row["document"],
            title=row["title"],
            start=date.fromisoformat(row["start"]),
            end=date.fromisoformat(row["end"]),
            as_of=date.fromisoformat(row["asOf"]) if row["asOf"] else None,
            file=row["file"],
            checksum=row["checksum"],
            licence=row["licence"],
            prints=frozenset(row["prints"].split()),
        )
        for row in rows(store, "site/editions")
    ]


def headings(store: Store) -> list[Heading]:
    """Every heading, in document order."""
    return [
        Heading(
            row["iri"],
            row["edition"],
            row["kind"],
            row["ref"],
            row["text"],
            row["parent"],
            whole(row["line"]),
            numbers(row["lines"]),
            whole(row["order"]),
        )
        for row in rows(store, "site/headings")
    ]


def commitments(store: Store) -> list[Commitment]:
    """Every commitment, in document order."""
    names: dict[str, list[Name]] = defaultdict(list)
    for row in rows(store, "site/names"):
        names[row["commitment"]].append(Name(row["role"], row["name"], row["printed"], row["agent"], row["unit"]))
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in rows(store, "site/deadlines"):
        days[row["commitment"], row["standing"]].append(date.fromisoformat(row["day"]))
    return [
        Commitment(
            iri=row["iri"],
            edition=row["edition"],
            kind=row["kind"],
            ref=row["ref"],
            text=row["text"],
            parent=row["parent"],
            line=whole(row["line"]),
            lines=numbers(row["lines"]),
            order=whole(row["order"]),
            deadlines=tuple(sorted(days[row["iri"], "printed"])),
            deadline_printed=row["deadlinePrinted"],
            suggested=tuple(sorted(days[row["iri"], "suggested"])),
            status=row["status"],
            status_printed=row["statusPrinted"],
            rag=row["rag"],
            percent=number(row["percent"]),
            percent_printed=row["percentPrinted"],
            comment=row["comment"],
            reported=bool(row["reported"]),
            thread=row["thread"],
            names=tuple(names[row["iri"]]),
        )
        for row in rows(store, "site/commitments")
    ]


def threads(store: Store) -> list[Thread]:
    """Every thread with its members."""
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, "export/threads-cells"):
        members[row["id"]].append(row["value"])
    return [
        Thread(row["id"], row["label"], row["level"], row["kind"], tuple(members[row["id"]]))
        for row in rows(store, "export/threads")
    ]


def links(store: Store) -> list[Link]:
    """Every judgement that was made or proposed; what lies below the threshold is none."""
    return _judgements(store, "export/links")


def measure_links(store: Store) -> list[Link]:
    """Every judgement by which rows of different tables print one measure."""
    return _judgements(store, "site/measure_links")


def _judgements(store: Store, query: str) -> list[Link]:
    return [
        Link(
            row["id"],
            row["from"],
            row["to"],
            row["relation"],
            row["decision"],
            number(row["confidence"]),
            row["reviewer"],
            row["reason"],
            row["reviewer_kind"],
        )
        for row in rows(store, query)
    ]


def perhaps(store: Store) -> list[Link]:
    """Every likeness that nobody has decided and that is worth a word, the likeliest first."""
    found = rows(store, "perhaps-continued")
    return [
        Link(one["link"], one["commitment"], one["later"], one["relation"], "perhaps", float(one["confidence"]), "", "")
        for one in sorted(found, key=lambda one: (-float(one["confidence"]), one["link"]))
    ]


def changes(store: Store) -> list[Change]:
    """Every change, beginning and end."""
    return [
        Change(
            row["earlier"],
            row["later"],
            row["kind"],
            row["before"],
            row["after"],
            int(row["days"]) if row["days"] else None,
            row["judgedBy"],
            number(row["sureness"]),
        )
        for row in rows(store, "site/changes")
    ]


def stated_dates(store: Store) -> list[StatedDate]:
    """Every date that an update states."""
    return [
        StatedDate(
            row["commitment"], row["standing"], date.fromisoformat(row["date"]), row["precision"], row["printed"]
        )
        for row in rows(store, "export/dates")
    ]


def findings(store: Store) -> list[Finding]:
    """Every finding once."""
    found: dict[str, Finding] = {}
    for row in rows(store, "site/findings"):
        found.setdefault(
            row["iri"],
            Finding(
                row["iri"],
                row["code"],
                row["severity"],
                row["focus"],
                whole(row["line"]),
                row["message"],
                row["value"],
                row["source"],
                row["acknowledged"],
            ),
        )
    return list(found.values())


def measures(store: Store) -> list[Measure]:
    """Every row of a table of measures with its values."""
    values: dict[str, list[Value]] = defaultdict(list)
    for row in rows(store, "export/measure_values"):
        values[row["measure"]].append(
            Value(
                row["period"],
                row["kind"],
                number(row["value"]),
                row["printed"],
                row["origin"],
                row["basis"],
                whole(row["line"]),
            )
        )
    return [
        Measure(
            iri=row["iri"],
            edition=row["edition"],
            table=row["table"],
            name=row["name"],
            theme=row["theme"],
            priority=row["priority"],
            directorate=row["directorate"],
            lifecycle=row["lifecycle"],
            unit=row["unit"],
            polarity=row["polarity"],
            variance=row["variance"],
            direction=row["direction"],
            commentary=row["commentary"],
            line=whole(row["line"]),
            lines=numbers(row["lines"]),
            values=tuple(values[row["iri"]]),
        )
        for row in rows(store, "site/measures")
    ]


def supports(store: Store) -> list[tuple[str, str]]:
    """Pairs of a measure and an activity that it supports."""
    return [(row["measure"], row["activity"]) for row in rows(store, "site/supports")]


def runs(store: Store) -> list[Run]:
    """Every run of source lines that is quoted, in the order of the documents."""
    return [
        Run(
            iri=row["iri"],
            edition=row["edition"],
            first=whole(row["first"]),
            last=whole(row["last"]),
            text=row["text"],
            taken_for=row["takenFor"],
            place=row["place"],
        )
        for row in rows(store, "site/lines")
    ]


def whole(printed: str) -> int:
    """A count; 0 where nothing is printed."""
    return int(printed) if printed else 0


def number(printed: str) -> float | None:
    """A number; none where nothing is printed."""
    return float(printed) if printed else None


def numbers(printed: str) -> tuple[int, ...]:
    """Numbers with blanks between."""
    return tuple(map(int, printed.split()))
