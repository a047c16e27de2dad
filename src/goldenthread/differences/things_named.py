"""What people call the things of a build: its rows with their document and line, its threads, its people."""

from __future__ import annotations

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from goldenthread.differences.comparison_words import quoted, says
from goldenthread.differences.sorted_lines import SortedLines, name_of
from goldenthread.namespaces import DCTERMS, FOAF, GT, RDFS, SH, SKOS
from goldenthread.written_out import dated

_LABELS = (DCTERMS.title, RDFS.label, FOAF.name, SKOS.prefLabel)


@dataclass(frozen=True, slots=True)
class LinkSaid:
    """A judgement between two rows."""

    earlier: str
    later: str
    relation: str
    decision: str


@dataclass(frozen=True, slots=True)
class Build:
    """One of two builds, asked about single things.

    Attributes:
        lines: its statements.
        base: what its IRIs stand under.
    """

    lines: SortedLines
    base: str
    _known: dict[str, list[Quad]] = field(default_factory=dict)

    def about(self, subject: str) -> list[Quad]:
        """What it says of a subject."""
        if subject not in self._known:
            self._known[subject] = self.lines.about(subject)
        return self._known[subject]

    def raw(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values of a property, as they stand."""
        return tuple(dict.fromkeys(name_of(q.object) for q in self.about(subject) if q.predicate.value == predicate))

    def first(self, subject: str, predicate: str) -> str:
        """The first value of a property; empty where there is none."""
        return next(iter(self.raw(subject, predicate)), "")

    def values(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The values of a property as people read them."""
        found = [q.object for q in self.about(subject) if q.predicate.value == predicate]
        said = [self.label(one.value) if isinstance(one, NamedNode) else dated(name_of(one)) for one in found]
        return tuple(dict.fromkeys(said))

    def label(self, iri: str) -> str:
        """What a thing is called; the end of its address where it has no name."""
        for predicate in _LABELS:
            if found := self.first(iri, predicate):
                return found
        return iri.removeprefix(self.base) if iri.startswith(self.base) else iri.rpartition("/")[2].rpartition("#")[2]

    def has(self, iri: str) -> bool:
        """Whether it says what a thing is called, and not only that it is gone."""
        return any(quad.predicate.value in _LABELS for quad in self.about(iri))

    def threads_of(self, row: str) -> tuple[str, ...]:
        """The threads that a row is in."""
        return self.raw(row, GT.inThread)

    def edition_of(self, thing: str) -> str:
        """The label of the document that states something."""
        edition = self.first(thing, GT.statedIn)
        return self.first(edition, RDFS.label) if edition else ""

    def place(self, thing: str) -> str:
        """The document and line of something."""
        line = self.first(thing, GT.firstLine)
        return ", ".join(part for part in (self.edition_of(thing), f"line {line}" if line else "") if part)

    def row(self, iri: str) -> str:
        """A row by its words and its place."""
        place = self.place(iri)
        return quoted(self.label(iri)) + (f" ({place})" if place else "")

    def link(self, iri: str) -> LinkSaid | None:
        """A judgement, where it is there."""
        said = [self.first(iri, one) for one in (GT.earlier, GT.later, GT.relation, GT.decision)]
        return LinkSaid(*said) if all(said) else None

    def finding(self, iri: str) -> str:
        """A finding in words."""
        severity = self.first(iri, SH.resultSeverity).rpartition("#")[2].casefold()
        return says("finding", severity=severity, message=dated(self.first(iri, SH.resultMessage)))

    def finding_label(self, iri: str) -> str:
        """What a finding is of, and about which row."""
        code, focus = self.first(iri, GT.findingCode), self.first(iri, SH.focusNode)
        return f"{code}: {self.row(focus)}" if focus else code


@dataclass(frozen=True, slots=True)
class Both:
    """Two builds: what the newer one calls a thing counts, what only the older one has is called as there."""

    old: Build
    new: Build

    def _of(self, iri: str) -> Build:
        return self.new if self.new.has(iri) or not self.old.has(iri) else self.old

    def label(self, iri: str) -> str:
        """What a thing is called."""
        for build in (self.new, self.old):
            if build.raw(iri, GT.findingCode):
                return build.finding_label(iri)
        return self._of(iri).label(iri)

    def row(self, iri: str) -> str:
        """A row by its words and its place."""
        return self._of(iri).row(iri)

    def thread(self, iri: str) -> str:
        """A thread by its title."""
        return quoted(self.label(iri)) if iri else "—"

    def threads_of(self, row: str) -> tuple[str, ...]:
        """The threads that a row is in now, or was in."""
        return self.new.threads_of(row) or self.old.threads_of(row)

    def value_name(self, value: str, measure: str) -> str:
        """Which value of a measure one is: its kind, its period and where it is printed."""
        build = self.new if self.new.about(value) else self.old
        said = [build.first(value, one) for one in (GT.valueKind, GT.period, GT.origin)]
        return " ".join(filter(None, said)) or value.removeprefix(f"{measure}/")
