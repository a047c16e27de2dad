"""Marlow Vale, an invented small council with a plan and a report: the records that many tests share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import Agents, Context, complete, dataset, write_nquads
from goldenthread.interpret import interpret
from goldenthread.issues import Issue
from goldenthread.minting import Minter
from goldenthread.model import (
    Change,
    ChangeKind,
    Commitment,
    CommitteeDecision,
    Correction,
    Decision,
    Edition,
    Heading,
    Identities,
    Kind,
    Link,
    Measure,
    Observation,
    Officer,
    Origin,
    Person,
    Plan,
    Post,
    PrintedFields,
    Progress,
    Relation,
    Resolution,
    Reviewer,
    ReviewerKind,
    Thread,
    ThreadKind,
    Unit,
    UnitChange,
    ValueKind,
)
from goldenthread.store import EmbeddedStore
from goldenthread.store.summary import SUMMARY, fingerprint
from goldenthread.validation import derive_facts

MINTER = Minter("https://example.org/data/")

PLAN = Edition(
    body="marlow-vale",
    label="2014-15",
    document="plan",
    title="Marlow Vale Plan 2014-15",
    path="sources/plan.txt",
    layout="marlow-vale-plan",
    sha256="00" * 32,
    publisher="Marlow Vale Council",
    licence="not stated",
    year_start=date(2014, 4, 1),
    year_end=date(2015, 3, 31),
)
REPORT = Edition(
    body="marlow-vale",
    label="2015-16",
    document="year-end-report",
    title="Marlow Vale Report 2015-16",
    path="sources/report.txt",
    layout="marlow-vale-report",
    sha256="11" * 32,
    publisher="Marlow Vale Council",
    licence="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    year_start=date(2015, 4, 1),
    year_end=date(2016, 3, 31),
    as_of=date(2016, 3, 31),
    note="The appendix is missing.",
)

PRINTED = {
    "marlow-vale-plan": PrintedFields(
        officers_on=(Kind.ACTIVITY,), members_on=(Kind.ACTIVITY,), deadline_on=(Kind.MILESTONE,)
    ),
    "marlow-vale-report": PrintedFields(
        officers_on=(Kind.ACTIVITY, Kind.MILESTONE),
        units_on=(Kind.ACTIVITY, Kind.MILESTONE),
        deadline_on=(Kind.ACTIVITY, Kind.MILESTONE),
        status_on=(Kind.ACTIVITY, Kind.MILESTONE),
        percent_on=(Kind.MILESTONE,),
    ),
}

PLAN_LINES = (
    "A Green Place",
    "Priority 1.1: Greener streets",
    "Plant 200 street trees | Cllr Fern Hollis | Ada Lark / Head of Parks (E&P)",
    "Choose the streets (June 2014)",
    "Plant the trees (31/06/2015)",
    "Number of street trees planted ~300",
)
REPORT_LINES = (
    "A Green Place",
    "1.1 Greener streets",
    "Plant 250 street",
    "trees | A. Lark | PLACE | 31/03/2016 | Overdue | A",
    'Choose the "streets" | Ben Moss | PLACE | 30/06/2015 | Completed | G | 100% | Done,',
    "at last",
)

PLAN_2014 = Plan(
    edition=PLAN,
    lines=PLAN_LINES,
    headings=(
        Heading("t1", Kind.THEME, "", "A Green Place", "", (1,)),
        Heading("p2", Kind.PRIORITY, "1.1", "Greener streets", "t1", (2,)),
    ),
    commitments=(
        Commitment(
            key="a3",
            kind=Kind.ACTIVITY,
            ref="1.1a",
            text="Plant 200 street trees",
            parent="p2",
            line=3,
            lines=(3,),
            text_printed="1.1a Plant 200 street trees",
            officers=(Officer("Ada Lark", "Ada Lark", "E&P"), Officer("Head of Parks", "Head of Parks", "E&P")),
            directorates=("E&P",),
            officers_printed="Ada Lark / Head of Parks (E&P)",
            lead_members=("Cllr Fern Hollis", "Cabinet Member for Parks"),
            members_printed="Cllr Fern Hollis, Cabinet Member for Parks",
        ),
        Commitment(
            key="m4",
            kind=Kind.MILESTONE,
            ref="",
            text="Choose the streets",
            parent="a3",
            line=4,
            lines=(4,),
            deadlines=(date(2014, 6, 30),),
            deadline_printed="June 2014",
        ),
        Commitment(
            key="m5",
            kind=Kind.MILESTONE,
            ref="",
            text="Plant the trees",
            parent="a3",
            line=5,
            lines=(5,),
            deadline_printed="31/06/2015",
            deadline_suggested=(date(2015, 6, 30),),
        ),
    ),
    measures=(
        Measure(
            key="s6",
            source_table="bullets",
            name="Number of street trees planted",
            line=6,
            lines=(6,),
            markers=("*", "new"),
            theme="A Green Place",
            directorate="E&P",
            unit="Number",
            supports=("1.1.a: Plant 200 street trees", "Something else"),
            observations=(
                Observation("2014/15", ValueKind.TARGET, 300.0, "~300", Origin.HEADLINE, 6, "approximate"),
                Observation("2014/15", ValueKind.ACTUAL, None, "Grade B", Origin.HEADLINE, 6),
                Observation("2014/15", ValueKind.ACTUAL, 12.5, "12.50", Origin.HEADLINE, 6),
            ),
        ),
    ),
    issues=(
        Issue("2014-15", 5, "date-impossible", "deadline", "31/06/2015", "", "date-numeric", "June has 30 days."),
        Issue("2014-15", 3, "stray-text", printed="x", rule="stray", message="Text set aside.", lines=(3, 4)),
        Issue("2014-15", 6, "stray-text", printed="x", rule="stray", message="Text set aside."),
    ),
    claims=(),
)

REPORT_2015 = Plan(
    edition=REPORT,
    lines=REPORT_LINES,
    headings=(
        Heading("t1", Kind.THEME, "", "A Green Place", "", (1,)),
        Heading("p2", Kind.PRIORITY, "1.1", "Greener streets", "t1", (2,)),
    ),
    commitments=(
        Commitment(
            key="a3",
            kind=Kind.ACTIVITY,
            ref="",
            text="Plant 250 street trees",
            parent="p2",
            line=3,
            lines=(3, 4),
            text_printed="Plant 250 street\ntrees",
            officers=(Officer("Ada Lark", "A. Lark", "PLACE"),),
            directorates=("PLACE",),
            officers_printed="A. Lark",
            deadlines=(date(2016, 3, 31),),
            deadline_printed="31/03/2016",
            progress=Progress(status="overdue", status_printed="Overdue", rag="A"),
        ),
        Commitment(
            key="m5",
            kind=Kind.MILESTONE,
            ref="1",
            text='Choose the "streets"',
            parent="a3",
            line=5,
            lines=(5, 6),
            text_printed='Choose the "streets"',
            officers=(Officer("Ben Moss", "Ben Moss", "PLACE"),),
            directorates=("PLACE",),
            deadlines=(date(2015, 6, 30), date(2015, 4, 30)),
            deadline_printed="30/06/2015",
            progress=Progress(
                status="completed",
                status_printed="Completed",
                rag="G",
                percent=100.0,
                percent_printed="100%",
                comment="Done,\nat last",
            ),
        ),
    ),
    measures=(),
    issues=(),
    claims=(),
)

PLANS = (PLAN_2014, REPORT_2015)

IDENTITIES = Identities(
    persons=(
        Person("marlow-vale", "ada-lark", "Ada Lark", ("A. Lark",), reason="The plan prints it in full."),
        Person("marlow-vale", "fern-hollis", "Fern Hollis", ("Cllr Fern Hollis",), elected=True),
    ),
    posts=(Post("marlow-vale", "head-of-parks", "Head of Parks"),),
    units=(
        Unit("marlow-vale", "e-and-p", "E&P", "Environment and Parks"),
        Unit("marlow-vale", "place", "PLACE", "Place"),
    ),
    changes=(
        UnitChange(
            *("marlow-vale", "place-2015", "Place took over", ("e-and-p",), ("place",), "2015-16", "The report."),
            evidence=((REPORT, (3, 4)),),
        ),
    ),
)


def iri_of(edition: Edition, kind: Kind, key: str) -> str:
    """A stand-in for the register: the digits of the local key, on four places."""
    return MINTER.record(edition, kind, key[1:].zfill(4))


KNOWN = complete(IDENTITIES, PLANS, MINTER)
CONTEXT = Context(minter=MINTER, iri_of=iri_of, agents=Agents(MINTER, KNOWN), printed=PRINTED)

ACTIVITY_2014 = iri_of(PLAN, Kind.ACTIVITY, "a3")
ACTIVITY_2015 = iri_of(REPORT, Kind.ACTIVITY, "a3")
MILESTONE_2014 = iri_of(PLAN, Kind.MILESTONE, "m4")
OTHER_2014 = iri_of(PLAN, Kind.MILESTONE, "m5")
MILESTONE_2015 = iri_of(REPORT, Kind.MILESTONE, "m5")

LINKS = (
    Link(
        earlier=ACTIVITY_2014,
        later=ACTIVITY_2015,
        relation=Relation.CONTINUES,
        decision=Decision.ACCEPTED,
        confidence=0.93,
        justification="semapv:ManualMappingCuration",
        reviewer="A reader",
        reviewers=(Reviewer("A reader", ReviewerKind.PERSON, "Clerk of Marlow Vale", "2026-11-20"),),
        reason="The same trees.",
        date="2026-11-22",
        parts=(("title", 0.87), ("milestones", 1.0)),
    ),
    Link(
        MILESTONE_2014,
        MILESTONE_2015,
        Relation.SUCCEEDS,
        Decision.PROPOSED,
        0.8,
        "semapv:LexicalSimilarityThresholdMatching",
    ),
    Link(
        OTHER_2014,
        MILESTONE_2015,
        Relation.CONTINUES,
        Decision.REJECTED,
        0.4,
        "semapv:ManualMappingCuration",
        reason="Not it.",
    ),
    Link(
        ACTIVITY_2014,
        MILESTONE_2015,
        Relation.CONTINUES,
        Decision.CANDIDATE,
        0.3,
        "semapv:LexicalSimilarityThresholdMatching",
    ),
)

THREADS = (
    Thread(
        MINTER.thread("marlow-vale", "0001"),
        "Plant 250 street trees",
        Kind.ACTIVITY,
        ThreadKind.UNBROKEN,
        (ACTIVITY_2014, ACTIVITY_2015),
        "2014-15",
        "2015-16",
        replaces=(MINTER.thread("marlow-vale", "0004"),),
    ),
    Thread(
        MINTER.thread("marlow-vale", "0002"),
        'Choose the "streets"',
        Kind.MILESTONE,
        ThreadKind.UNBROKEN,
        (MILESTONE_2014, MILESTONE_2015),
        "2014-15",
        "2015-16",
    ),
    Thread(
        MINTER.thread("marlow-vale", "0003"),
        "Plant the trees",
        Kind.MILESTONE,
        ThreadKind.SINGLE,
        (OTHER_2014,),
        "2014-15",
        "2014-15",
    ),
)

CHANGES = (Change(ACTIVITY_2014, ACTIVITY_2015, ChangeKind.TARGET_CHANGED, "200", "250"),)

DECISIONS = (
    CommitteeDecision(
        MINTER.thread("marlow-vale", "0001"),
        Resolution.RECALLED,
        "Green Scrutiny Committee",
        date(2016, 5, 4),
        "GSC 12.1",
        until=date(2016, 9, 30),
        words="With the count of trees.",
        written_by="the clerk",
        place="committee/green-scrutiny-committee.tsv:3",
    ),
    CommitteeDecision(
        ACTIVITY_2015,
        Resolution.ANSWERED,
        "Green Scrutiny Committee",
        date(2016, 6, 1),
        "GSC 13.4",
        finding="overdue-without-comment",
        words="The nursery failed.",
        place="committee/green-scrutiny-committee.tsv:4",
    ),
)

CORRECTIONS = (
    Correction(
        OTHER_2014,
        "deadline",
        5,
        "The day was given as 30 June.",
        date(2016, 1, 8),
        "a reader of the site",
        date(2016, 2, 1),
        "release 2016.1",
        place="corrections.tsv:2",
    ),
)

LATER_ISSUES = (
    Issue("2015-16", 3, "not-registered", message="The row has no registered key."),
    Issue("", 0, "decision-orphaned", message="A decision is about a row that is gone."),
)


def quads(plans: Sequence[Plan] = PLANS) -> list[Quad]:
    """Everything that is known of Marlow Vale, as quads."""
    return list(
        dataset(
            plans,
            minter=MINTER,
            iri_of=iri_of,
            printed=PRINTED,
            identities=IDENTITIES,
            links=LINKS,
            threads=THREADS,
            changes=CHANGES,
            readings=interpret(plans, iri_of),
            decisions=DECISIONS,
            corrections=CORRECTIONS,
            issues=LATER_ISSUES,
        )
    )


def write_dataset(path: Path) -> Path:
    """Writes Marlow Vale's dataset as the build would, and the summary beside it."""
    with path.open("wb") as stream:
        write_nquads(quads(), stream)
    return summed_up(path)


def summed_up(dataset: Path) -> Path:
    """Writes the summary beside a dataset, as the build would: what it said before stays."""
    summary = dataset.with_name(SUMMARY)
    said = json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else {"base": MINTER.base}
    summary.write_text(json.dumps(said | {"dataset": fingerprint(dataset).as_data()}), encoding="utf-8")
    return dataset


def said(statements: Iterable[Quad], subject: str, predicate: str) -> list[str]:
    """The objects of one subject and predicate, as plain texts, sorted."""
    return sorted(
        quad.object.value
        for quad in statements
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value == subject
        and quad.predicate.value == predicate
        and isinstance(quad.object, NamedNode | Literal)
    )


def with_facts(store: EmbeddedStore) -> EmbeddedStore:
    """A store with what is derived from it, as a build has it."""
    store.add(derive_facts(store, MINTER))
    return store
