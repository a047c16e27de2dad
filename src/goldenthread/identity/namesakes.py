"""Two persons of one name: told apart where the register says how, and said to be unsure where nobody has decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.fingerprints import spelling
from goldenthread.identity.directory import Directory
from goldenthread.identity.identity_tables import NamesakeLine
from goldenthread.identity.printed_names import has_own_code
from goldenthread.issues import Issue
from goldenthread.model import Commitment, Edition, Officer, Plan


@dataclass(frozen=True, slots=True)
class Shared:
    """An unregistered name that one document prints with two units, each right after the name.

    Attributes:
        edition: the document.
        name: as first printed.
        units: the printed codes, with the first row of each.
    """

    edition: Edition
    name: str
    units: tuple[tuple[str, int], ...]

    @property
    def issue(self) -> Issue:
        """That the name may be two persons'."""
        where = ", ".join(f"{code} (line {line})" for code, line in self.units)
        return Issue(
            self.edition.label,
            self.units[1][1],
            "name-unsure",
            "officers",
            self.name,
            "",
            "one-name-two-units",
            f"'{self.name}' is printed with {where}: one person, or two of one name. Say it in persons.tsv.",
        )


def told_apart(plan: Plan, lines: Sequence[NamesakeLine], directory: Directory) -> Plan:
    """A plan whose officers have the key of the person whom a line of ``namesakes.tsv`` names; the first that fits."""
    mine = [line for line in lines if line.body == plan.edition.body]
    if not mine:
        return plan
    commitments = []
    for commitment in plan.commitments:
        officers = tuple(_known(plan.edition, commitment, officer, mine, directory) for officer in commitment.officers)
        commitments.append(replace(commitment, officers=officers) if officers else commitment)
    return replace(plan, commitments=tuple(commitments))


def _known(
    edition: Edition, commitment: Commitment, officer: Officer, lines: Sequence[NamesakeLine], directory: Directory
) -> Officer:
    for line in lines:
        if (
            spelling(line.name) == spelling(officer.printed)
            and line.edition in ("", edition.label)
            and (not line.lines or commitment.line in line.lines)
            and (not line.unit or _same_unit(edition.body, line.unit, officer.directorate, directory))
        ):
            return replace(officer, person=line.person)
    return officer


def _same_unit(body: str, one: str, other: str, directory: Directory) -> bool:
    return _unit(body, one, directory) == _unit(body, other, directory)


def _unit(body: str, code: str, directory: Directory) -> str:
    return directory.whole_unit(body, code) or spelling(code)


def undecided(plan: Plan, directory: Directory) -> Iterator[Issue]:
    """Rows that print a name which several registered persons bear, and of which no line says whose it is there.

    Lines tell officers apart; a lead member has no unit, and of those of one name nobody can be told.
    """
    for commitment in plan.commitments:
        open_names = [
            *(("officers", one.printed, _SAY_WHO) for one in commitment.officers if not one.person),
            *(("lead_members", name, _NEITHER) for name in commitment.lead_members),
        ]
        for field, name, what_now in open_names:
            if keys := directory.bearers(plan.edition.body, name):
                yield Issue(
                    plan.edition.label,
                    commitment.line,
                    "name-unsure",
                    field,
                    name,
                    "",
                    "persons-of-one-name",
                    f"'{name}' is the name of {' and of '.join(keys)}: {what_now}",
                )


_SAY_WHO = "say in namesakes.tsv who is meant here."
_NEITHER = "which lead member is meant cannot be told, and neither answers here."


def shared_names(plans: Iterable[Plan], directory: Directory) -> Iterator[Shared]:
    """Names that no register knows, and that one document prints with two units, each right after the name."""
    for plan in plans:
        body = plan.edition.body
        found: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        names: dict[str, str] = {}
        for commitment in plan.commitments:
            for officer in commitment.officers:
                printed = officer.printed
                if directory.agent(body, printed) or directory.bearers(body, printed):
                    continue
                if has_own_code(commitment, officer):
                    name = names.setdefault(spelling(printed), printed)
                    where = _unit(body, officer.directorate, directory)
                    found[name].setdefault(where, (officer.directorate, commitment.line))
        for name, units in found.items():
            if len(units) > 1:
                yield Shared(plan.edition, name, tuple(units.values()))
