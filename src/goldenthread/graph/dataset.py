"""The whole dataset: everything that is known, as quads in named graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Quad

from goldenthread.graph.accuracy_quads import accuracy_quads
from goldenthread.graph.agent_finder import Agents, complete
from goldenthread.graph.commitment_quads import commitment_quads
from goldenthread.graph.committee_quads import correction_quads, decision_quads
from goldenthread.graph.context import Context
from goldenthread.graph.edition_quads import edition_quads
from goldenthread.graph.figure_quads import figure_quads
from goldenthread.graph.heading_quads import heading_quads
from goldenthread.graph.identity_quads import identity_quads
from goldenthread.graph.issue_quads import edition_of, issue_quads
from goldenthread.graph.link_quads import link_quads
from goldenthread.graph.measure_link_quads import measure_link_quads
from goldenthread.graph.measure_quads import measure_quads
from goldenthread.graph.ontology_quads import ontology_quads
from goldenthread.graph.reading_quads import judgement_quads, reading_quads
from goldenthread.graph.reviewer_quads import closing_quads, reviewer_quads
from goldenthread.graph.source_quads import source_quads
from goldenthread.graph.subject_quads import subject_quads
from goldenthread.graph.thread_quads import change_quads, recurrence_quads, thread_quads
from goldenthread.graph.tombstone_quads import tombstone_quads
from goldenthread.interpret.readings import Readings
from goldenthread.issues import Issue
from goldenthread.linking.measured import Accuracies
from goldenthread.minting import Minter
from goldenthread.model import (
    Change,
    Closing,
    CommitteeDecision,
    Correction,
    Edition,
    Identities,
    IriOf,
    Link,
    Plan,
    PrintedFields,
    Retired,
    Reviewers,
    Thread,
)
from goldenthread.model.reviewers import resolve
from goldenthread.model.subjects import OwnSubjects


def dataset(
    plans: Sequence[Plan],
    *,
    minter: Minter,
    iri_of: IriOf,
    printed: Mapping[str, PrintedFields],
    identities: Identities | None = None,
    links: Iterable[Link] = (),
    measure_links: Iterable[Link] = (),
    threads: Iterable[Thread] = (),
    changes: Iterable[Change] = (),
    readings: Readings | None = None,
    closings: Sequence[Closing] = (),
    reviewers: Reviewers | None = None,
    decisions: Iterable[CommitteeDecision] = (),
    corrections: Iterable[Correction] = (),
    subjects: OwnSubjects | None = None,
    issues: Iterable[Issue] = (),
    retired: Iterable[Retired] = (),
    accuracies: Accuracies | None = None,
    body: str = "",
) -> Iterator[Quad]:
    """Everything that is known, as quads. A quad may come twice; :func:`~goldenthread.graph.nquads` writes it once.

    Args:
        plans: what was read from each edition.
        minter: mints the IRIs.
        iri_of: the registered IRI of a record by its edition, kind and key within the edition.
        printed: what each layout prints where, by the name of the layout.
        identities: who is who; what the register does not know is added as provisional.
        links: judgements between commitments.
        measure_links: judgements between rows of tables of measures.
        threads: the enduring commitments.
        changes: what changed between linked commitments.
        readings: what the sentences of the plans mean; nothing where nobody interpreted them.
        closings: what readers closed towards an edition.
        reviewers: the register of reviewers; who is not in it is undeclared.
        decisions: what committees decided.
        corrections: what was wrong in the data.
        subjects: what the council adds to the subjects that ship.
        issues: problems that were met after reading; those of the plans are taken from the plans.
        retired: what was published and is gone.
        accuracies: how often the machine's links were wrong where it was measured.
        body: the council whose issues are those that belong to no single edition.
    """
    known = complete(identities or Identities(), plans, minter)
    context = Context(minter=minter, iri_of=iri_of, agents=Agents(minter, known), printed=printed)
    interpreted = readings or Readings()
    register = reviewers or {}
    links, of_measures, threads = list(links), list(measure_links), list(threads)
    editions = [plan.edition for plan in plans]
    issues_by_edition: dict[Edition | None, list[Issue]] = defaultdict(list)
    for plan in plans:
        issues_by_edition[plan.edition] += plan.issues
    for issue in issues:
        issues_by_edition[edition_of(issue, editions)].append(issue)
    for plan in plans:
        yield from edition_quads(context, plan.edition)
        yield from heading_quads(context, plan)
        yield from commitment_quads(context, plan)
        yield from measure_quads(context, plan, interpreted.cited)
        yield from reading_quads(context, plan, interpreted, register)
        yield from figure_quads(context, plan, interpreted)
        yield from source_quads(context, plan, issues_by_edition[plan.edition], known)
    yield from judgement_quads(context, interpreted.judgements, register)
    yield from closing_quads(context, closings)
    yield from decision_quads(context, decisions)
    yield from correction_quads(context, corrections)
    acting_reviewers = [reviewer for link in (*links, *of_measures) for reviewer in link.reviewers]
    acting_reviewers += [reviewer for closing in closings for reviewer in closing.reviewers]
    acting_reviewers += [
        reviewer for judgement in interpreted.judgements for reviewer in resolve(judgement.readers, register)
    ]
    yield from reviewer_quads(context, acting_reviewers)
    yield from subject_quads(context, subjects or OwnSubjects())
    yield from identity_quads(context, known, editions)
    yield from link_quads(context, links)
    yield from measure_link_quads(context, of_measures)
    yield from accuracy_quads(context, accuracies or Accuracies())
    yield from thread_quads(context, threads)
    yield from change_quads(context, changes)
    yield from recurrence_quads(context, interpreted.rows)
    yield from tombstone_quads(context, retired, {old for thread in threads for old in thread.replaces})
    for edition, its_issues in issues_by_edition.items():
        yield from issue_quads(context, edition, its_issues, body)
    yield from ontology_quads(minter)
