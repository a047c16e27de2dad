"""Issues: problems met while reading, kept as resources with an address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Quad

from goldenthread.graph.context import Context, line_numbers, sources
from goldenthread.graph.statements import about, iri, iris, text, whole
from goldenthread.issues import CODES, Issue
from goldenthread.model import Edition
from goldenthread.namespaces import GT, PROV, RDF, RDFS, kind_concept


def issue_quads(context: Context, edition: Edition | None, issues: Iterable[Issue], body: str = "") -> Iterator[Quad]:
    """The issues of one edition, or those that belong to none.

    No line number stands in their IRIs: two that are alike in all else are told apart by a number.

    Args:
        context: what all statements share.
        edition: which edition; none where they belong to no single one.
        issues: what was met.
        body: the key of the council that met what belongs to no edition; empty where the whole folder is meant.
    """
    minter = context.minter
    graph = minter.graph("issues")
    home = minter.edition(edition) if edition else minter.body(body) if body else minter.base.rstrip("/")
    often: Counter[tuple[str, ...]] = Counter()
    for place, issue in enumerate(sorted(issues), start=1):
        parts = (issue.edition, issue.code, issue.field, issue.printed, issue.value, issue.rule)
        often[parts] += 1
        lines = [line for line in (issue.lines or (issue.line,)) if line]
        yield from about(
            graph,
            minter.issue(home, *parts, str(often[parts])),
            (RDF.type, iri(GT.Issue)),
            (RDFS.label, text(issue.code)),
            (GT.statedIn, iri(home) if edition else None),
            (GT.inEdition, text(issue.edition)),
            (GT.order, whole(place)),
            (GT.issueCode, text(issue.code)),
            (GT.kind, iri(kind_concept("issue", issue.code)) if issue.code in CODES else None),
            (GT.issueRule, text(issue.rule)),
            (GT.firstLine, whole(issue.line)),
            (GT.lineNumbers, text(line_numbers(lines))),
            (GT.field, text(issue.field)),
            (GT.printed, text(issue.printed)),
            (GT.readAs, text(issue.value)),
            (RDFS.comment, text(issue.message)),
            (PROV.hadPrimarySource, iris(*sources(context, edition, lines)) if edition else None),
        )


def edition_of(issue: Issue, editions: Sequence[Edition]) -> Edition | None:
    """The edition that an issue is about, where its label names exactly one."""
    matches = [edition for edition in editions if edition.label == issue.edition]
    return matches[0] if len(matches) == 1 else None
