"""The graph without the names of officers: in every statement, title, comment, quoted line and address.

Elected members and posts stay as they are. The documents themselves have no place beside a redacted graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.errors import BuildError
from goldenthread.fingerprints import digest
from goldenthread.graph import nquads, recounted
from goldenthread.namespaces import DCTERMS, FOAF, GT, OA, ORG, RDF, RDFS, SKOS, STATUS, XSD
from goldenthread.redaction.folders import NOTE
from goldenthread.redaction.mention_kinds import Mention, Ruling, Verdict, hidden
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.name_fragments import cut_names, in_a_reason, means_an_officer
from goldenthread.redaction.officers import Officers, officers
from goldenthread.redaction.persons_in_graph import Term, value_of
from goldenthread.redaction.proof import prove_statements
from goldenthread.redaction.refusals import Leak, Question, refuse_leaks, refuse_undecided, refuse_unresolved
from goldenthread.redaction.rulings import TABLE, spelt
from goldenthread.redaction.said_where import is_in_lower_case, is_of_the_product
from goldenthread.redaction.views import composed, decoded, without_tags

_CELLS = frozenset((OA.exact, DCTERMS.description, GT.officersPrinted, GT.membersPrinted, GT.printed))
"""What holds cells as they are printed, names cut by line breaks among them."""
_AT_ONCE = 5_000
"""Statements that are written together: more would only take memory."""
_PASSES = 5
"""How often one text is searched; what is left then the proof refuses."""
_PERSONAL = frozenset((SKOS.altLabel, SKOS.editorialNote))
"""What is said of an officer that only tells other spellings of the name."""
_HASHED = re.compile(r"/(?:issue|finding|committee|decision|correction)/[0-9a-f]+$")
"""What is called by a hash of words, names perhaps among them."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A graph without the names of officers.

    Attributes:
        lines: sorted N-Quads.
        names: what was hidden, for the proof of what is made of the graph.
        taken_for_posts: titles that no register has, and that stay as they are printed.
    """

    lines: list[bytes]
    names: Names
    taken_for_posts: tuple[str, ...] = ()


def redacted(
    dataset: Path, rulings: Mapping[str, tuple[Ruling, ...]] | None = None, table: Path = Path("data", *TABLE)
) -> Redacted:
    """A dataset in which no officer is named, which is proved before it is handed out.

    Args:
        dataset: sorted N-Quads.
        rulings: what people decided about surnames.
        table: where they write it.

    Raises:
        BuildError: the file is not N-Quads; somebody is not registered; a surname waits for a decision; a name is left.
    """
    lines: list[bytes] = []
    try:
        known = officers(_quads(dataset), rulings)
        refuse_unresolved(known.unresolved)
        moved = moves(_quads(dataset), known)
        questions: list[Question] = []
        quads = redact(_quads(dataset), known, moved, questions)
        while some := list(islice(quads, _AT_ONCE)):
            lines += nquads(some).splitlines(keepends=True)
    except (SyntaxError, UnicodeDecodeError, OSError) as error:
        raise BuildError("the built dataset cannot be read: run 'goldenthread build' again", path=dataset) from error
    refuse_undecided(questions, table)
    lines.sort()
    lines = recounted([line for line, _ in groupby(lines)])
    members = frozenset(moved.get(subject, subject) for subject in known.told_of_members)
    leaks: list[Leak] = list(islice(prove_statements(lines, known.names, known.base, members), 20))
    refuse_leaks(leaks)
    return Redacted(lines, known.names, known.taken_for_posts)


def _quads(dataset: Path) -> Iterator[Quad]:
    return parse(path=str(dataset), format=RdfFormat.N_QUADS)


def moves(quads: Iterable[Quad], known: Officers) -> dict[str, str]:
    """Addresses that show a name, or a hash of words with a name, and what stands for them.

    A part of an address is replaced by a number in the order of all such parts: no name can be computed from it.

    Args:
        quads: the whole graph.
        known: who is not to be named.
    """
    shown = _Shown(known)
    for quad in quads:
        shown.take(quad)
    number = {part: f"hidden-{place}" for place, part in enumerate(sorted(shown.parts), start=1)}
    moved = {}
    for address, home in shown.homes.items():
        moved[address] = home + "/".join(number.get(part, part) for part in address[len(home) :].split("/"))
    for place, address in enumerate(sorted(shown.hashed), start=1):
        moved[address] = f"{moved.get(address, address).rpartition('/')[0]}/hidden-{place}"
    for membership, said in shown.memberships.items():
        member, unit = said.get(ORG.member, ""), said.get(ORG.organization, "")
        if member in moved or unit in moved:
            now = digest(moved.get(member, member), moved.get(unit, unit), said.get(GT.inEdition, ""))
            moved[membership] = f"{membership.rpartition('/')[0]}/{now}"
    return moved


class _Shown:
    """The addresses of a graph that show a name, or are made of words with one.

    Attributes:
        parts: the parts of addresses that show a name.
        homes: each address with such a part -> what it begins with.
        hashed: addresses that are hashes of words with a name.
        memberships: who sat where and when, from which the addresses of memberships are made.
    """

    def __init__(self, known: Officers) -> None:
        names = known.names
        self.parts: set[str] = set()
        self.homes: dict[str, str] = {}
        self.hashed: set[str] = set()
        self.memberships: dict[str, dict[str, str]] = defaultdict(dict)
        self._begin = (known.base, STATUS)
        self._seen: set[str] = set()
        self._is_named = lru_cache(maxsize=50_000)(lambda text: bool(names.mentions(composed(text))))
        self._in_address = lru_cache(maxsize=50_000)(lambda part: names_an_officer(part, names))

    def take(self, quad: Quad) -> None:
        """Notes the addresses of one statement."""
        for term in (quad.subject, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and term.value not in self._seen:
                self._seen.add(term.value)
                self._address(term.value)
        subject, predicate = value_of(quad.subject), quad.predicate.value
        if predicate in (ORG.member, ORG.organization, GT.inEdition):
            self.memberships[subject][predicate] = value_of(quad.object)
        if isinstance(quad.object, Literal) and _HASHED.search(subject) and self._is_named(quad.object.value):
            self.hashed.add(subject)

    def _address(self, address: str) -> None:
        home = next((home for home in self._begin if address.startswith(home)), None)
        if home is None:
            return
        parts = [part for part in address[len(home) :].split("/") if self._in_address(part)]
        if parts:
            self.homes[address] = home
            self.parts.update(parts)


def names_an_officer(part: str, names: Names) -> bool:
    """Whether a part of an address shows a name; a hash shows none."""
    text = composed(unquote(part))
    return not re.fullmatch(r"[0-9a-f]{8,}", text) and bool(names.mentions(text, address=True))


def redact(
    quads: Iterable[Quad], known: Officers, moved: Mapping[str, str], questions: list[Question] | None = None
) -> Iterator[Quad]:
    """The quads with every name of an officer replaced.

    Args:
        quads: the whole graph.
        known: who is not to be named.
        moved: addresses that show a name, and what stands for them.
        questions: what only a person can decide is added here.
    """
    texts = _Texts(known, [] if questions is None else questions)
    for quad in quads:
        subject, predicate, of = value_of(quad.subject), quad.predicate.value, quad.object
        if subject in known.by_person:
            if predicate in _PERSONAL:
                continue
            if predicate in (FOAF.name, RDFS.label):
                of = Literal(known.by_person[subject])
        if isinstance(of, Literal):
            of = texts.literal(of, quad)
        graph = quad.graph_name
        yield Quad(_moved(quad.subject, moved), quad.predicate, _moved(of, moved), _moved(graph, moved))  # type: ignore[arg-type]
        if predicate == RDF.type and value_of(of) == ORG.FormalOrganization:
            note = NamedNode(SKOS.editorialNote)
            yield Quad(_moved(quad.subject, moved), note, Literal(NOTE), _moved(graph, moved))  # type: ignore[arg-type]


def _moved(term: Term, moved: Mapping[str, str]) -> Term:
    if isinstance(term, NamedNode) and term.value in moved:
        return NamedNode(moved[term.value])
    return term


@dataclass(slots=True)
class _Texts:
    """Replaces names in texts, and notes what only a person can decide."""

    known: Officers
    questions: list[Question]
    _cut: re.Pattern[str] | None = field(init=False)
    _reason: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        self._cut, self._reason = cut_names(self.known), in_a_reason(self.known)

    def literal(self, literal: Literal, quad: Quad) -> Literal:
        """A literal without names.

        Args:
            literal: what a statement says.
            quad: the statement.
        """
        subject, predicate = value_of(quad.subject), quad.predicate.value
        if literal.datatype.value in (XSD.hexBinary, XSD.integer, XSD.decimal, XSD.date, XSD.boolean):
            return literal
        text = before = literal.value
        if self.known.names.may_name(without_tags(decoded(text))) or self.known.names.may_name(decoded(text)):
            if predicate in _CELLS and self._cut:
                text = self._whole(text, quad)
                text = self._cut.sub(lambda match: self.known.by_part[match[0]], text)
            elif predicate == RDFS.comment and "/link/" in subject and self._reason:
                text = self._reason.sub(self._officer, self._whole(text, quad, ask=False))
            text = self._whole(text, quad)
        if text == before:
            return literal
        return (
            Literal(text, language=literal.language) if literal.language else Literal(text, datatype=literal.datatype)
        )

    def _whole(self, text: str, quad: Quad, *, ask: bool = True) -> str:
        """A text without names; what is left that only a person can judge is asked.

        It is searched again as long as a search hid something: names in a row can be parted in several ways, and what
        one way leaves may be a name by another.
        """
        said, found = self._mentions(text, quad)
        for _ in range(_PASSES):
            if not any(mention.verdict is Verdict.HIDE for mention in found):
                break
            text = hidden(said, found)
            said, found = self._mentions(text, quad)
        for mention in found:
            if not ask or mention.verdict is not Verdict.ASK:
                continue
            surname = self.known.names.surnames.get(mention.key)
            name = surname.printed if surname else spelt(said[mention.start : mention.end], mention.key)
            self.questions.append(Question(value_of(quad.subject), quad.predicate.value, said, mention, name))
        return said if found else text

    def _mentions(self, text: str, quad: Quad) -> tuple[str, list[Mention]]:
        """The view of a text in which most is found, and what is found there."""
        names, said, low = self.known.names, composed(text), is_in_lower_case(quad)
        found = names.mentions(said, address=low)
        for read in (decoded(text), without_tags(decoded(text))):
            more = names.mentions(read, address=low) if read != said else []
            if _surer(more, found):
                said, found = read, more
        if is_of_the_product(quad, self.known.base):
            found = [mention for mention in found if mention.is_beyond_doubt]
        return said, told_of_one(found, value_of(quad.subject), self.known)

    def _officer(self, match: re.Match[str]) -> str:
        return self.known.by_part[match[0]] if means_an_officer(match, self.known) else match[0]


def told_of_one(found: list[Mention], subject: str, known: Officers) -> list[Mention]:
    """Mentions without doubt where one person alone is told of: a member's own name is the member's."""
    if subject in known.told_of_members:
        return [mention for mention in found if mention.verdict is not Verdict.ASK]
    if subject in known.told_of:
        return [replace(one, verdict=Verdict.HIDE) if one.verdict is Verdict.ASK else one for one in found]
    return found


def _surer(some: list[Mention], others: list[Mention]) -> bool:
    """Whether some mentions are more, or leave less doubt, than others of the same text."""

    def weight(found: list[Mention]) -> int:
        return sum(2 if mention.verdict is Verdict.HIDE else 1 for mention in found)

    return weight(some) > weight(others)
