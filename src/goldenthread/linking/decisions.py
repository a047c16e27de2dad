"""Decisions of readers about links: SSSOM tables in ``data/links/*.sssom.tsv``, which beat every score.

The subject is the later commitment, the object the earlier one; ``gt:continues``, ``gt:succeeds`` and ``gt:reverses``
point from later to earlier. A rejected link has ``predicate_modifier`` Not. Beyond SSSOM's own columns each line keeps
the hash of both texts, so that a decision about other words is reported, and ``joins``: ``no`` where the readers saw a
likeness that is too weak to join the two (it stays a candidate). Who the reviewers are, persons or not, stands in the
register of reviewers (:mod:`goldenthread.reviewer_register`).

Commitments stand in the files as CURIEs. ``data:`` is always what stands under the base of the folder, wherever that is
now; another prefix is what the file's own ``curie_map`` says.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import listed, read_entries, read_text
from goldenthread.issues import Issue
from goldenthread.minting import absolute, keyed
from goldenthread.model import Decision, Relation, Reviewer, ReviewerKind, Reviewers
from goldenthread.model.reviewers import keys_of, resolve

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "reviewer_label",
    "mapping_date",
    "comment",
    "subject_hash",
    "object_hash",
    "joins",
)
PREDICATES = tuple(f"gt:{relation}" for relation in Relation)
"""How a later commitment may stand to an earlier one, as the tables write it."""
OPINIONS = "opinions"
"""The folder beside the decisions for second opinions, which a build does not read."""
MANUAL = "semapv:ManualMappingCuration"
"""A person curated."""
REVIEW = "semapv:MappingReview"
"""Somebody or something judged whether the link is right; of the justifications that SSSOM 1.1 admits in a file, the
one that is true of software and language models."""
BY_LANGUAGE_MODEL = "semapv:LLMBasedMatching"
"""A language model judged. SEMAPV defines it, and the closed list of SSSOM 1.1 does not admit it in a file yet."""
_HEADER = """\
#curie_map:
#  gt: https://w3id.org/goldenthread/ns#
#  semapv: https://w3id.org/semapv/vocab/
#  xsd: http://www.w3.org/2001/XMLSchema#
#  data: {base}
#mapping_set_id: {base}mappings/{name}
#license: https://creativecommons.org/publicdomain/zero/1.0/
#extension_definitions:
#  - slot_name: subject_hash
#    property: gt:laterTextHash
#    type_hint: xsd:string
#  - slot_name: object_hash
#    property: gt:earlierTextHash
#    type_hint: xsd:string
#  - slot_name: joins
#    property: gt:joins
#    type_hint: xsd:string
"""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One judgement of a reader about two commitments.

    Attributes:
        later: IRI of the later commitment.
        earlier: IRI of the earlier commitment.
        relation: continues, succeeds or reverses.
        decision: accepted, rejected, or candidate (seen, and too weak to join).
        confidence: 0 to 1.
        reviewer: who decided; several are separated by ``|``, as in every SSSOM table.
        date: ISO date.
        reason: in words.
        later_label: the later title when it was decided.
        earlier_label: the earlier title when it was decided.
        later_hash: hash of the later title when it was decided.
        earlier_hash: hash of the earlier title when it was decided.
        path: the file, for messages.
        justification: CURIE of the SEMAPV term that the file gives.
        line: 1-based line of the file.
    """

    later: str
    earlier: str
    relation: Relation
    decision: Decision
    confidence: float
    reviewer: str
    date: str
    reason: str
    later_label: str = ""
    earlier_label: str = ""
    later_hash: str = ""
    earlier_hash: str = ""
    path: str = ""
    justification: str = REVIEW
    line: int = 0

    @property
    def reviewers(self) -> tuple[str, ...]:
        """The keys of those who decided."""
        return keys_of(self.reviewer)


def load_decisions(folder: Path, base: str) -> list[DecisionLine]:
    """All decisions of a data folder.

    Raises:
        DataError: a file is malformed, or two lines decide the same pair differently.
    """
    decisions: list[DecisionLine] = []
    for path in listed(folder, "*.sssom.tsv"):
        decisions += load_file(path, base)
    seen: dict[tuple[str, str], DecisionLine] = {}
    for line in decisions:
        other = seen.setdefault((line.later, line.earlier), line)
        if other is not line and (other.decision, other.relation) != (line.decision, line.relation):
            raise DataError(
                f"{line.later} and {line.earlier} are decided differently in {other.path} and {line.path}",
                path=Path(line.path),
            )
    return list(seen.values())


def load_file(path: Path, base: str) -> list[DecisionLine]:
    """The decisions of one file.

    Raises:
        DataError: the file is missing or malformed.
    """
    prefixes = _prefixes(read_text(path))

    def made(number: int, row: dict[str, str]) -> DecisionLine:
        for column in ("subject_id", "object_id"):
            row[column] = _expanded(row[column], base, prefixes)
        return _line(row, path, number)

    return read_entries(path, COLUMNS[:8], "decision", made)


def _line(row: Mapping[str, str], path: Path, number: int) -> DecisionLine:
    predicate = row["predicate_id"]
    if predicate not in PREDICATES:
        raise ValueError(f"predicate_id must be one of {', '.join(PREDICATES)}, not '{predicate}'")
    rejected = row["predicate_modifier"] == "Not"
    weak = row.get("joins") == "no"
    confidence = float(row["confidence"])
    if not 0 <= confidence <= 1:
        raise ValueError("confidence must lie between 0 and 1")
    return DecisionLine(
        later=row["subject_id"],
        earlier=row["object_id"],
        relation=Relation(predicate.removeprefix("gt:")),
        decision=Decision.REJECTED if rejected else Decision.CANDIDATE if weak else Decision.ACCEPTED,
        confidence=confidence,
        reviewer=row.get("reviewer_label", ""),
        date=row.get("mapping_date", ""),
        reason=row.get("comment", ""),
        later_label=row.get("subject_label", ""),
        earlier_label=row.get("object_label", ""),
        later_hash=row.get("subject_hash", ""),
        earlier_hash=row.get("object_hash", ""),
        path=str(path),
        justification=row["mapping_justification"],
        line=number,
    )


def justification(reviewers: Iterable[Reviewer]) -> str:
    """How a decision is justified, by the kinds of those who took it: what the graph says.

    A person among the reviewers makes it a curation by hand.
    """
    kinds = {one.kind for one in reviewers}
    if ReviewerKind.PERSON in kinds:
        return MANUAL
    return BY_LANGUAGE_MODEL if kinds == {ReviewerKind.LANGUAGE_MODEL} else REVIEW


def untrue(lines: Iterable[DecisionLine], register: Reviewers) -> list[Issue]:
    """Decisions that say in their file that a person curated, and are known to name none: an issue for each file."""
    found: dict[str, list[int]] = {}
    for line in lines:
        kinds = {one.kind for one in resolve(line.reviewers, register)}
        if line.justification == MANUAL and kinds and not kinds & {ReviewerKind.PERSON, ReviewerKind.UNDECLARED}:
            found.setdefault(line.path, []).append(line.line)
    return [_untrue(Path(path), numbers) for path, numbers in found.items()]


def _untrue(path: Path, lines: Sequence[int]) -> Issue:
    more = f" (and {len(lines) - 1} more lines)" if len(lines) > 1 else ""
    place = f"{path.parent.name}/{path.name}:{lines[0]}"
    message = f"{place}{more} says {MANUAL}, but no reviewer of it is a person: write {REVIEW}."
    return Issue("", 0, "justification-untrue", "mapping_justification", MANUAL, REVIEW, "apply-decisions", message)


def _prefixes(text: str) -> dict[str, str]:
    """The prefixes of the ``curie_map`` of a file, without ``data``."""
    head = "\n".join(line[1:] for line in text.splitlines() if line.startswith("#"))
    listed = re.search(r"^\s*curie_map:[^\S\n]*\n((?:[ \t]+\S.*\n?)*)", head, re.MULTILINE)
    pairs = re.findall(r"^\s+[\"']?([\w.-]+)[\"']?:\s+[\"']?([^\s\"']+)", listed[1] if listed else "", re.MULTILINE)
    return {prefix: iri for prefix, iri in pairs if prefix != "data"}


def _expanded(curie: str, base: str, prefixes: Mapping[str, str]) -> str:
    prefix, colon, name = curie.partition(":")
    return absolute(prefixes[prefix] + name if colon and prefix in prefixes else curie, base)


def rekeyed(text: str, base: str) -> str:
    """A decision file with its commitments by their keys, and nothing else changed but where ``data:`` stands for.

    Args:
        text: the whole file.
        base: what the IRIs stand under now.
    """
    prefixes, out, places = _prefixes(text), [], list[int]()
    for line in text.splitlines(keepends=True):
        if line.startswith("#"):
            line = re.sub(r"^(#\s+data:\s+)\S+", rf"\g<1>{base}", line)
            line = re.sub(r"^(#\s*mapping_set_id:\s+)\S+/(mappings/\S+)", rf"\g<1>{base}\g<2>", line)
        else:
            cells = line.split("\t")
            places = places or [
                place for place, cell in enumerate(cells) if cell.strip() in ("subject_id", "object_id")
            ]
            for place in places:
                if place < len(cells) and ":" in cells[place]:
                    cells[place] = keyed(_expanded(cells[place], base, prefixes), base)
            line = "\t".join(cells)
        out.append(line)
    return "".join(out)


def dump_decisions(lines: Iterable[DecisionLine], base: str, name: str) -> str:
    """Decisions as an SSSOM table, sorted by later and earlier commitment."""
    out = io.StringIO()
    out.write(_HEADER.format(base=base, name=name))
    out.write("\t".join(COLUMNS) + "\n")
    for line in sorted(lines, key=lambda one: (one.later, one.earlier)):
        cells = (
            keyed(line.later, base),
            line.later_label,
            f"gt:{line.relation.value}",
            "Not" if line.decision is Decision.REJECTED else "",
            keyed(line.earlier, base),
            line.earlier_label,
            line.justification,
            f"{line.confidence:g}",
            line.reviewer,
            line.date,
            line.reason,
            line.later_hash,
            line.earlier_hash,
            "no" if line.decision is Decision.CANDIDATE else "",
        )
        out.write("\t".join(" ".join(cell.split()) for cell in cells) + "\n")
    return out.getvalue()
