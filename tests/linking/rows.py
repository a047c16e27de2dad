"""Profiles and links of an invented council, made by hand."""

from __future__ import annotations

from goldenthread.linking.profiles import Profile
from goldenthread.model import Decision, Kind, Link, Relation

BASE = "https://example.org/"
YEARS = ("2012-13", "2013-14", "2014-15")


def profile(
    edition: str,
    key: str,
    text: str,
    *,
    parts: tuple[str, ...] = (),
    officers: tuple[str, ...] = (),
    kind: Kind = Kind.ACTIVITY,
    body: str = "marlow",
) -> Profile:
    return Profile(
        iri=f"{BASE}{body}/{edition}/plan/{kind.value}/{key}",
        body=body,
        edition=edition,
        year=int(edition[:4]),
        kind=kind,
        text=text,
        parts=parts,
        heading="",
        officers=frozenset(officers),
        units=frozenset(),
    )


def link(earlier: Profile, later: Profile, decision: Decision = Decision.ACCEPTED) -> Link:
    return Link(earlier.iri, later.iri, Relation.CONTINUES, decision, 0.9, "semapv:CompositeMatching")


TOWN = tuple(
    profile(year, f"{i:04d}", text)
    for year, texts in zip(
        YEARS,
        (
            ("Plant street trees in the Old Quarter", "Repair the town hall roof", "Open a youth club in Fenwick"),
            ("Plant more street trees in the Old Quarter", "Cut waiting times for repairs", "Run free school meals"),
            ("Care for street trees in the Old Quarter", "Repair the roof of the town hall", "Count the badgers"),
        ),
        strict=True,
    )
    for i, text in enumerate(texts, start=1)
)
