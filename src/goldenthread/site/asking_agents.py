"""What the site asks of persons, units, posts, reviewers and subjects: rows of its queries as records."""

from __future__ import annotations

from collections import defaultdict

from goldenthread.model.subjects import OwnSubjects, Subject
from goldenthread.site.agent_records import Agent, DateIssue, Denied, Reviewer, Tenure, UnitChange
from goldenthread.site.asking import number, numbers, rows, whole
from goldenthread.store import Store


def agents(store: Store) -> list[Agent]:
    """Every person, post and unit once."""
    found: dict[str, Agent] = {}
    for row in rows(store, "site/agents"):
        found.setdefault(
            row["iri"],
            Agent(row["iri"], row["kind"], row["name"], row["code"], row["elected"] == "true", row["note"]),
        )
    return list(found.values())


def unit_changes(store: Store) -> list[UnitChange]:
    """Every change of directorates, the earliest first."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(store, "site/unit_changes"):
        found[row["iri"]].append(row)
    return [
        UnitChange(
            iri=iri,
            label=some[0]["label"],
            edition=some[0]["edition"],
            inferred=some[0]["inferred"] == "true",
            confidence=number(some[0]["confidence"]),
            reason=some[0]["reason"],
            before=tuple(row["value"] for row in some if row["column"] == "before"),
            after=tuple(row["value"] for row in some if row["column"] == "after"),
            evidence=tuple((row["value"], whole(row["line"])) for row in some if row["column"] == "evidence"),
        )
        for iri, some in found.items()
    ]


def tenures(store: Store) -> list[Tenure]:
    """Every holder of a post, as a document says."""
    return [
        Tenure(row["post"], row["person"], row["edition"], numbers(row["lines"]), row["reason"])
        for row in rows(store, "site/tenures")
    ]


def date_issues(store: Store) -> list[DateIssue]:
    """What was met while reading deadlines."""
    return [
        DateIssue(row["edition"], whole(row["line"]), row["code"], row["printed"], row["readAs"], row["message"])
        for row in rows(store, "site/date_issues")
    ]


def denied(store: Store) -> list[Denied]:
    """What readers judged that updates do not say."""
    return [
        Denied(row["commitment"], row["code"], row["kinds"], row["reason"])
        for row in rows(store, "site/judgements")
        if row["holds"] == "false"
    ]


def reviewers(store: Store) -> list[Reviewer]:
    """Everybody who judged, by kind and name."""
    return [
        Reviewer(
            row["label"],
            row["kind"],
            row["name"],
            whole(row["accepted"]),
            whole(row["rejected"]),
            whole(row["comments"]),
        )
        for row in rows(store, "reviewers")
    ]


def own_subjects(store: Store) -> OwnSubjects:
    """The subjects and the names of one thing that a council adds to those that ship."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(store, "site/subjects"):
        found[row["iri"]].append(row)
    words = [(some[0]["key"], some[0]["name"], tuple(row["word"] for row in some)) for some in found.values()]
    return OwnSubjects(
        tuple(Subject(key, name, said) for key, name, said in words if key),
        tuple((name, *said) for key, name, said in words if not key),
    )
