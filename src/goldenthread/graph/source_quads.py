"""Where each statement comes from: the source file, and each run of its lines with the words quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Quad

from goldenthread.graph.context import Context, runs
from goldenthread.graph.fragments import fragment_of, path_of
from goldenthread.graph.statements import about, hexadecimal, iri, iris, text, whole
from goldenthread.issues import Issue
from goldenthread.model import Identities, Plan
from goldenthread.namespaces import DCTERMS, GT, OA, PROV, RDF, RDFS, SPDX


def source_quads(context: Context, plan: Plan, issues: Iterable[Issue], identities: Identities) -> Iterator[Quad]:
    """The file of one edition, and every run of its lines that a statement cites."""
    minter, edition = context.minter, plan.edition
    graph, source = minter.graph("provenance"), minter.source(edition)
    checksum = f"{source}/checksum"
    yield from about(
        graph,
        source,
        (RDF.type, iri(PROV.Entity)),
        (RDFS.label, text(edition.path)),
        (DCTERMS.title, text(edition.path)),
        (SPDX.checksum, iri(checksum)),
    )
    yield from about(
        graph,
        checksum,
        (RDF.type, iri(SPDX.Checksum)),
        (RDFS.label, text(f"SHA-256 of {edition.path}")),
        (SPDX.algorithm, iri(SPDX.checksumAlgorithm_sha256)),
        (SPDX.checksumValue, hexadecimal(edition.sha256)),
    )
    cited = set(cited_runs(plan, issues, identities))
    for first, last in sorted(cited):
        yield from _lines(context, plan, first, last)
    for first, last, taken_for in uncited_runs(plan, cited):
        yield from _lines(context, plan, first, last)
        lines = minter.source_lines(edition, first, last)
        yield from about(graph, lines, (GT.takenFor, text(taken_for)))


def cited_runs(plan: Plan, issues: Iterable[Issue], identities: Identities) -> Iterator[tuple[int, int]]:
    """Every run of lines of a plan that some statement cites."""
    cited: list[Iterable[int]] = [h.lines for h in plan.headings]
    cited += [c.lines or (c.line,) for c in plan.commitments]
    cited += [m.lines or (m.line,) for m in plan.measures]
    cited += [i.lines or (i.line,) for i in issues]
    cited += [m.lines for m in identities.memberships if m.edition == plan.edition]
    cited += [t.lines for t in identities.tenures if t.edition == plan.edition]
    cited += [at for change in identities.changes for edition, at in change.evidence if edition == plan.edition]
    for lines in cited:
        yield from runs(line for line in lines if line)


def uncited_runs(plan: Plan, cited: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Every run of lines that no statement cites, with what its lines were taken for.

    With them the graph holds every line of a document on which something is printed.
    """
    known = {line for first, last in cited for line in range(first, last + 1)}
    taken_for = {claim.line: claim.taken_for for claim in plan.claims}
    rest = (line for line, said in enumerate(plan.lines, start=1) if line not in known and said.strip())
    for what, alike in groupby(rest, key=lambda line: taken_for.get(line, "nothing")):
        for first, last in runs(alike):
            yield first, last, what


def _lines(context: Context, plan: Plan, first: int, last: int) -> Iterator[Quad]:
    edition, lines = plan.edition, plan.lines
    addresses, selectors = plan.addresses[first - 1 : last], plan.selectors[first - 1 : last]
    path = path_of(selectors)
    place, standard = (path, "") if path else fragment_of(first, last, addresses, selectors)
    graph, subject = context.minter.graph("provenance"), context.minter.source_lines(edition, first, last)
    at = f"line {first}" if first == last else f"lines {first}-{last}"
    selector, quote = f"{subject}/{'xpath' if path else 'fragment'}", f"{subject}/quote"
    yield from about(
        graph,
        subject,
        (RDF.type, iri(OA.SpecificResource)),
        (RDFS.label, text(f"{edition.path}, {at}")),
        (OA.hasSource, iri(context.minter.source(edition))),
        (OA.hasSelector, iris(selector, quote)),
        (GT.fromLine, whole(first)),
        (GT.toLine, whole(last)),
        (GT.address, text(" ".join(dict.fromkeys(addresses)) if path else "")),
    )
    yield from about(
        graph,
        selector,
        (RDF.type, iri(OA.XPathSelector if path else OA.FragmentSelector)),
        (RDFS.label, text(f"place of {at}")),
        (DCTERMS.conformsTo, iri(standard) if standard else None),
        (RDF.value, text(place)),
    )
    yield from about(
        graph,
        quote,
        (RDF.type, iri(OA.TextQuoteSelector)),
        (RDFS.label, text(f"words of {at}")),
        (OA.exact, text("\n".join(lines[first - 1 : last]))),
    )
