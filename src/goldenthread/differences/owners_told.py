"""What is new, gone or changed of each thread, finding, document, heading, measure and person, in plain sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad

from goldenthread.differences.comparison_words import Field, field_of, fields, quoted, says
from goldenthread.differences.kept_addresses import Gone
from goldenthread.differences.sorted_lines import SortedLines, name_of
from goldenthread.differences.things_named import Both, Build
from goldenthread.differences.whose import AGENTS, CLASSES, HEADINGS, RECORDS, ROWS, Whose, whose
from goldenthread.namespaces import GT, RDF, RDFS, SH

ADDED, DROPPED, CHANGED = "added", "dropped", "changed"
_PART_OF = {
    "document": "documents",
    "thread": "threads",
    "finding": "findings",
    "measure": "measures",
    **dict.fromkeys(HEADINGS, "headings"),
    **dict.fromkeys(AGENTS, "agents"),
    **dict.fromkeys(RECORDS, "records"),
}
_MAKES = {
    **CLASSES,
    SH.ValidationResult: "finding",
    GT.Link: "link",
    GT.CommitteeDecision: "decision",
    GT.Correction: "correction",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing that is said.

    Attributes:
        text: the sentence.
        subject: IRI of what it is about.
        field: what is said of it: ``deadline``, ``link`` ...; empty of the whole.
        old: its values in the older build, as people read them, whole.
        new: those in the newer one.
    """

    text: str
    subject: str
    field: str = ""
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that is new, gone or changed.

    Attributes:
        part: where it is told: ``threads``, ``findings`` ...
        state: ``added``, ``dropped`` or ``changed``.
        kind: what it is.
        iri: its address.
        label: what people call it.
        sentences: what differs.
    """

    part: str
    state: str
    kind: str
    iri: str
    label: str
    sentences: tuple[Sentence, ...]


def told_by_owner(
    old: SortedLines, new: SortedLines, removed: list[Quad], added: list[Quad], vanished: Iterable[Gone], base: str
) -> Iterator[Told]:
    """What differs, each thing once, in the order of their kinds and addresses.

    Args:
        old: the older build.
        new: the newer one.
        removed: the statements that only the older one has.
        added: those that only the newer one has.
        vanished: what the newer one no longer has.
        base: what the IRIs of the data stand under.
    """
    differing = _Differing(removed, added, base)
    both = Both(Build(old, base), Build(new, base))
    said: dict[str, list[Sentence]] = defaultdict(list)
    for owner in sorted(differing.owners, key=lambda one: (one.kind not in ROWS, one.owner)):
        for place, sentence in _of_owner(owner, differing, both):
            said[place].append(sentence)
    for one in vanished:
        if one.kind not in ROWS and one.kind in _PART_OF:
            said[one.iri].append(_address(one, both))
    others = differing.others(both) if said else Counter()
    for iri in sorted({*said, *differing.state}):
        kind = differing.kind.get(iri) or whose(iri, base).kind
        if kind in _PART_OF:
            sentences = [*said[iri]]
            if more := others[iri]:
                sentences.append(Sentence(says("more", count=f"{more:,}"), iri))
            yield Told(_PART_OF[kind], differing.state.get(iri, CHANGED), kind, iri, both.label(iri), tuple(sentences))


class _Differing:
    """The statements that differ, by whose they are."""

    def __init__(self, removed: list[Quad], added: list[Quad], base: str) -> None:
        self.fields: dict[Whose, set[tuple[str, Field]]] = defaultdict(set)
        self.state: dict[str, str] = {}
        self.kind: dict[str, str] = {}
        self.decided: set[str] = set()
        self.moved: set[str] = set()
        self._others: Counter[str] = Counter()
        types: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set()])
        for side, quads in enumerate((removed, added)):
            for quad in quads:
                self._take(side, quad, base, types)
        for iri, (before, now) in types.items():
            if not (before and now):
                self.state[iri] = ADDED if now else DROPPED
            self.kind[iri] = min(now or before)

    def _take(self, side: int, quad: Quad, base: str, types: Mapping[str, list[set[str]]]) -> None:
        subject, predicate = name_of(quad.subject), quad.predicate.value
        owner = whose(subject, base)
        if predicate == RDF.type and (kind := _MAKES.get(name_of(quad.object))):
            types[subject][side].add(kind)
            self.fields[Whose(kind, subject)]
        elif predicate == GT.inThread:
            self.moved.add(subject)
            self.fields[Whose(owner.kind, owner.owner)]
        elif not owner.kind:
            return
        elif owner.kind == "link" and predicate == GT.decision:
            self.decided.add(subject)
            self.fields[Whose(owner.kind, owner.owner)]
        elif found := field_of(owner.kind, owner.part, predicate):
            self.fields[Whose(owner.kind, owner.owner)].add((subject, found))
        else:
            self._others[owner.owner] += 1

    @property
    def owners(self) -> Iterable[Whose]:
        """Whose fields differ, or who is new or gone."""
        return self.fields

    def others(self, both: Both) -> Counter[str]:
        """How many other statements differ about what is neither new nor gone; those about a row are its threads'."""
        found: Counter[str] = Counter()
        for iri, count in self._others.items():
            for place in both.threads_of(iri) or (iri,):
                if not {iri, place} & self.state.keys():
                    found[place] += count
        return found


def _of_owner(owner: Whose, differing: _Differing, both: Both) -> Iterator[tuple[str, Sentence]]:
    """What differs of one thing, each sentence with the IRI of what it is told under."""
    iri, state = owner.owner, differing.state.get(owner.owner)
    if owner.kind == "link":
        yield from _link(iri, state, differing, both)
        return
    if owner.kind in ROWS:
        if state or iri in differing.moved:
            yield from _row(iri, state, both)
        if state:
            return
        places = both.threads_of(iri) or (iri,)
    else:
        places = (iri,)
    if state and owner.kind == "finding":
        side = both.new if state == ADDED else both.old
        yield iri, Sentence(side.finding(iri), iri)
    if state and owner.kind in RECORDS:
        side = both.new if state == ADDED else both.old
        about = ", ".join(map(both.row, side.raw(iri, GT.concerns)))
        words = " | ".join(map(quoted, side.values(iri, RDFS.comment)))
        yield iri, Sentence(says("record", about=about, words=f": {words}" if words else ""), iri)
    for subject, field in sorted(differing.fields[owner], key=lambda one: (fields().index(one[1]), one[0])):
        if not state:
            sentence = _field(subject, iri, field, both, own=owner.kind not in ROWS)
            yield from ((place, sentence) for place in places)


def _field(subject: str, owner: str, field: Field, both: Both, *, own: bool) -> Sentence:
    old, new = both.old.values(subject, field.property), both.new.values(subject, field.property)
    words = field.words
    if field.part.endswith("*"):
        words += f" {both.value_name(subject, owner)}"
    ending = "" if old and new else ("_new" if new else "_gone")
    name = ("own_field" if own else "field") + ending
    told = {"field": words, "old": " | ".join(map(quoted, old)), "new": " | ".join(map(quoted, new))}
    text = says(name, **told) if own else says(name, row=both.row(owner), **told)
    return Sentence(text, subject, field.words, old, new)


def _row(iri: str, state: str | None, both: Both) -> Iterator[tuple[str, Sentence]]:
    before, now = both.old.threads_of(iri), both.new.threads_of(iri)
    row = both.row(iri)
    if state:
        name = "row_new" if state == ADDED else "row_gone"
        for thread in now if state == ADDED else before:
            yield thread, Sentence(says(name, row=row), iri)
        return
    for thread in sorted({*now} - {*before}):
        for other in before or ("",):
            yield thread, Sentence(says("row_came", row=row, thread=both.thread(other)), iri)
    for thread in sorted({*before} - {*now}):
        for other in now or ("",):
            yield thread, Sentence(says("row_left", row=row, thread=both.thread(other)), iri)


def _link(iri: str, state: str | None, differing: _Differing, both: Both) -> Iterator[tuple[str, Sentence]]:
    old, new = both.old.link(iri), both.new.link(iri)
    one = new or old
    if one is None or {link.decision for link in (old, new) if link} <= {"candidate"}:
        return
    ends = {"earlier": both.row(one.earlier), "later": both.row(one.later)}
    if state or not (old and new):
        name = "link_new" if new else "link_gone"
        text = says(name, relation=one.relation, decision=one.decision, **ends)
    elif iri in differing.decided:
        text = says("link_changed", old=old.decision, new=new.decision, **ends)
    else:
        return
    sentence = Sentence(text, iri, "link", (old.decision,) if old else (), (new.decision,) if new else ())
    for thread in sorted({*chain(both.threads_of(one.earlier), both.threads_of(one.later))}):
        yield thread, sentence


def _address(one: Gone, both: Both) -> Sentence:
    text = address_words(one, [quoted(both.new.label(other)) for other in one.replaced_by])
    return Sentence(text, one.iri, "address", (), one.replaced_by)


def address_words(one: Gone, instead: list[str]) -> str:
    """What the address of something that is gone says now.

    Args:
        one: what is gone.
        instead: what took its place, as it is to be named.
    """
    if one.dangling:
        return says("dangling", instead=", ".join(one.dangling))
    if instead:
        return says("replaced", instead=", ".join(instead))
    return says("deprecated" if one.deprecated else "provisional" if one.is_provisional else "no_word")
