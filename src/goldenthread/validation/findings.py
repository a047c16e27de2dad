"""Findings: what the shapes report, as records that a person can read, and as triples."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.errors import DOES_NOT_CONFORM
from goldenthread.minting import Minter
from goldenthread.namespaces import DCTERMS, GT, OA, PROV, RDF, RDFS, SH, XSD, kind_concept
from goldenthread.store import Term
from goldenthread.store.base import text
from goldenthread.validation.checks import Check, expand, finding_codes
from goldenthread.validation.property_columns import Columns
from goldenthread.validation.rdflib_terms import ill_typed
from goldenthread.validation.sure import Violated


class Severity(StrEnum):
    """How grave a finding is."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody has looked at a finding and accepts it: it counts, and does not fail.

    Attributes:
        reason: why it is accepted.
        by: who says so.
        date: when.
        code: the code of the finding, where it is named by code and focus.
        focus: IRI of what it is about, likewise; with a code alone, all findings of that code.
        finding: IRI of the finding, where it is named so.
    """

    reason: str
    by: str
    date: datetime.date
    code: str = ""
    focus: str = ""
    finding: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether it is about that finding."""
        if self.finding:
            return finding.iri == self.finding
        return finding.code == self.code and self.focus in ("", finding.focus)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing or does not add up.

    Attributes:
        iri: its IRI, the same in every build for the same code, focus, path and value.
        code: what kind of finding.
        severity: how grave.
        focus: IRI of the commitment, measure or other record at fault.
        edition: label of the edition that states it, or empty.
        edition_iri: IRI of that edition, or empty.
        line: 1-based line where it begins, 0 where it belongs to no line.
        message: one plain sentence, with the values in it.
        shape: IRI of the shape.
        group: ``structure``, ``completeness`` or ``consistency``.
        path: the property or path, with prefixes.
        value: the value at fault, or empty.
        value_type: IRI of its datatype, empty for an IRI or nothing.
        component: IRI of the kind of constraint.
        source: the document's file, relative to the data folder, or empty.
        title: what the record at fault is called, or empty.
        acknowledged: who accepts it and why, or nothing.
        judged_by: of what kind they are whose judgement it rests on (``language model``, ``person``, ``rules``,
            ``the machine alone``), or empty where it rests on what is printed alone.
    """

    iri: str
    code: str
    severity: Severity
    focus: str
    edition: str
    edition_iri: str
    line: int
    message: str
    shape: str
    group: str
    path: str
    value: str = ""
    value_type: str = ""
    component: str = ""
    source: str = ""
    title: str = ""
    acknowledged: Acknowledgement | None = None
    judged_by: str = ""

    def told(self, letters: int) -> str:
        """The message after the title of what it is about, which is cut between words to at most so many letters."""
        short = shorten(self.title, letters, placeholder="…", break_on_hyphens=False).rstrip(".:;")
        return f"{short}: {self.message}" if short else self.message


def describe(
    violated: Iterable[Violated], checks: Mapping[str, Check], data: Columns, minter: Minter
) -> tuple[Finding, ...]:
    """Results as findings, sorted, each once; no message names a value that is not what its type says."""
    return in_order(_finding(result, checks, data, minter) for result in violated)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by edition, line and code, each once."""
    found = {finding.iri: finding for finding in findings}
    return tuple(
        sorted(found.values(), key=lambda f: (f.edition, f.edition_iri, f.line, f.code, f.focus, f.value, f.iri))
    )


def exit_code(findings: Iterable[Finding], fail_on: Severity = Severity.VIOLATION) -> int:
    """0, or 1 where a finding that nobody acknowledged is at least as grave as asked."""
    return DOES_NOT_CONFORM if any(fails(finding, fail_on) for finding in findings) else 0


def fails(finding: Finding, fail_on: Severity) -> bool:
    """Whether a finding is at least as grave as asked, and not acknowledged."""
    return finding.severity.rank <= fail_on.rank and finding.acknowledged is None


def failing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that must stop a build: the structure is the builder's own promise."""
    return tuple(finding for finding in findings if finding.group == "structure")


def report_quads(minter: Minter, *, conforms: bool) -> list[Quad]:
    """The head of the validation report, for the named graph ``graph/findings``.

    Args:
        minter: names the graph.
        conforms: whether nothing was found, in the whole graph.
    """
    graph, report = NamedNode(minter.graph("findings")), minter.finding("report")
    said = "true" if conforms else "false"
    return [
        _quad(report, RDF.type, NamedNode(SH.ValidationReport), graph),
        _quad(report, RDFS.label, Literal("what the shapes report", language="en"), graph),
        _quad(report, SH.conforms, Literal(said, datatype=NamedNode(XSD.boolean)), graph),
    ]


def findings_to_quads(findings: Sequence[Finding], minter: Minter) -> list[Quad]:
    """The findings as results of the validation report, for the named graph ``graph/findings``."""
    graph, report = NamedNode(minter.graph("findings")), minter.finding("report")
    quads: list[Quad] = []
    for finding in findings:
        quads.append(_quad(report, SH.result, NamedNode(finding.iri), graph))
        quads += [_quad(finding.iri, predicate, term, graph) for predicate, term in _terms(finding)]
    return quads


def _terms(finding: Finding) -> Iterable[tuple[str, NamedNode | Literal]]:
    yield RDF.type, NamedNode(SH.ValidationResult)
    yield RDFS.label, Literal(finding.code)
    yield GT.findingCode, Literal(finding.code)
    if finding.code in finding_codes():
        yield GT.kind, NamedNode(kind_concept("finding", finding.code))
    yield SH.resultSeverity, NamedNode(SH[finding.severity.value.capitalize()])
    yield SH.focusNode, NamedNode(finding.focus)
    yield SH.resultMessage, Literal(finding.message, language="en")
    yield SH.sourceShape, NamedNode(finding.shape)
    yield SH.sourceConstraintComponent, NamedNode(finding.component)
    if re.fullmatch(r"[\w-]+:\w+", finding.path):
        yield SH.resultPath, NamedNode(expand(finding.path))
    if finding.value_type:
        yield SH.value, Literal(finding.value, datatype=NamedNode(finding.value_type))
    elif finding.value:
        yield SH.value, NamedNode(finding.value)
    if finding.edition_iri:
        yield GT.statedIn, NamedNode(finding.edition_iri)
    if finding.line:
        yield GT.firstLine, Literal(finding.line)
    if finding.judged_by:
        yield GT.reviewerKind, Literal(finding.judged_by)
    if finding.acknowledged:
        yield GT.acknowledgedBecause, Literal(finding.acknowledged.reason)
        yield GT.acknowledgedBy, Literal(finding.acknowledged.by)
        yield GT.acknowledgedOn, Literal(finding.acknowledged.date.isoformat(), datatype=NamedNode(XSD.date))


def _quad(subject: str, predicate: str, term: NamedNode | Literal, graph: NamedNode) -> Quad:
    return Quad(NamedNode(subject), NamedNode(predicate), term, graph)


def _finding(result: Violated, checks: Mapping[str, Check], data: Columns, minter: Minter) -> Finding:
    check = checks[result.shape]
    focus, name = result.focus, text(result.focus)
    owner = _first(data, focus, GT.progressOf) or focus
    edition = _edition(data, owner)
    line = _first(data, owner, GT.firstLine)
    source = _first(data, edition, PROV.hadPrimarySource)
    value = text(result.value)
    return Finding(
        iri=minter.finding(check.code, name, check.path, result.component, value),
        code=check.code,
        severity=Severity(check.severity),
        focus=name,
        edition=text(_first(data, edition, RDFS.label)),
        edition_iri=text(edition),
        line=int(line.value) if isinstance(line, Literal) and line.datatype.value == XSD.integer else 0,
        message=_message(check, focus, result.value, data),
        shape=check.iri,
        group=check.group,
        path=check.path,
        value=value,
        value_type=_type(result.value),
        component=result.component,
        source=text(_first(data, source, DCTERMS.title)),
        title=" ".join(text(_first(data, owner, DCTERMS.title)).split()),
        judged_by=", ".join(sorted(set(map(text, _along([focus], check.rests_on, data))))),
    )


def _type(value: Term | None) -> str:
    """The datatype of a literal; a text in a language counts as a text."""
    if not isinstance(value, Literal):
        return ""
    return XSD.string if value.language else value.datatype.value


def _values(data: Columns, subject: Term, predicate: str) -> list[Term]:
    """The values of a property that are what their type says, in the order of N-Triples."""
    values = data.of(predicate).get(subject, ())
    return sorted((value for value in values if not ill_typed(value)), key=str)


def _first(data: Columns, subject: Term | None, predicate: str) -> Term | None:
    return next(iter(_values(data, subject, predicate)), None) if subject is not None else None


def _edition(data: Columns, owner: Term) -> Term | None:
    """The edition that states a record, or states that on which it hangs: a name, a value, a change, a run of lines."""
    stated = _first(data, owner, GT.statedIn)
    if stated is not None:
        return stated
    rows = [row for name in (GT.observes, GT.figureOf, GT.judgementOf) for row in _values(data, owner, name)]
    rows += [row for name in (PROV.qualifiedAttribution, GT.hasChange) for row in data.to(name).get(owner, ())]
    editions = {edition for row in rows for edition in _values(data, row, GT.statedIn)}
    for source in _values(data, owner, OA.hasSource):
        editions |= set(data.to(PROV.hadPrimarySource).get(source, ()))
    return min((one for one in editions if one in data.instances(GT.Edition)), key=str, default=None)


def _along(nodes: list[Term], path: str, data: Columns) -> list[Term]:
    """What a path of properties with prefixes leads to; nothing where there is no path."""
    for step in path.split("/") if path else ():
        nodes = [node for start in nodes for node in _values(data, start, expand(step))]
    return nodes if path else []


def _message(check: Check, focus: Term, value: Term | None, data: Columns) -> str:
    """The message with the values in it, or the plain one where a value is wanting."""
    wanting = False

    def values(path: str) -> list[Term]:
        if path == "value" or path.startswith("value/"):
            nodes = [] if value is None else [value]
            return _along(nodes, path.removeprefix("value/"), data) if "/" in path else nodes
        return _along([focus], path, data)

    def fill(match: re.Match[str]) -> str:
        nonlocal wanting
        found = next(filter(None, (values(path) for path in match[1].split("|"))), [])
        wanting = wanting or not found
        return " and ".join(sorted(map(text, found)))

    filled = re.sub(r"\{([^{}]+)\}", fill, check.template)
    return check.message if wanting or not filled else filled
