"""Every IRI that is minted, and the keys by which files that people keep name the same things.

IRIs are stable: no officer, status, line number or wording stands in them. A commitment's key comes from the
register (``data/registers/commitments.tsv``); a person's and a unit's from ``data/identities/``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from goldenthread.fingerprints import digest
from goldenthread.iris import file_address, normal, readable, segment, slug
from goldenthread.model import Edition, Kind
from goldenthread.plan_years import LABEL

DEFAULT_BASE = "https://w3id.org/goldenthread/data/"
"""Where the data live unless the catalogue says otherwise."""


TAKEN = frozenset({"catalogue", "finding", "graph", "issue", "query", "reviewer", "subject", "void"})
"""What stands directly under the base beside the bodies, so that no body may be called so."""


_RECORD = re.compile(rf".*/(finding/[^/]+|[^/]+/(?:thread/[^/]+|{LABEL}/[a-z][a-z0-9-]*(?:/[a-z]+/[^/]+)?))", re.DOTALL)
"""How the IRI of a finding, a thread, a record or an edition ends, under whichever base."""


def absolute(key: str, base: str) -> str:
    """The IRI of a thing of the data by its key, as files that people keep hold it.

    Args:
        key: ``data:`` and what follows the base, that alone, or an IRI under this base or an earlier one.
        base: what the IRIs stand under now.

    >>> absolute("data:wexley/2013-14/plan/activity/0001", "https://example.org/")
    'https://example.org/wexley/2013-14/plan/activity/0001'
    >>> absolute("https://old.example/x/wexley/2013-14/plan/activity/0001", "https://example.org/")
    'https://example.org/wexley/2013-14/plan/activity/0001'
    """
    if key.startswith(base):
        return key
    if "://" not in key:
        return base + key.removeprefix("data:") if key else ""
    known = _RECORD.fullmatch(key)
    return base + known[1] if known else key


def keyed(iri: str, base: str) -> str:
    """The key of a thing of the data: its IRI without the base, which may change; an IRI from elsewhere as it is.

    >>> keyed("https://example.org/wexley/2013-14/plan/activity/0001", "https://example.org/")
    'data:wexley/2013-14/plan/activity/0001'
    """
    return f"data:{iri.removeprefix(base)}" if iri.startswith(base) else iri


def rekeyed_table(text: str, columns: Collection[str], base: str) -> str:
    r"""A table with tabs between its cells, its IRIs by their keys, and nothing else changed.

    Args:
        text: the whole file; lines that begin with ``#`` are notes, the first other one names the columns.
        columns: those that hold IRIs.
        base: what the IRIs stand under now.

    >>> rekeyed_table("row\tof\nx\thttps://example.org/x/1\n", ["of"], "https://example.org/")
    'row\tof\nx\tdata:x/1\n'
    """
    out: list[str] = []
    places: list[int] = []
    for line in text.splitlines(keepends=True):
        said = line.rstrip("\r\n")
        cells = said.split("\t")
        if line.startswith("#"):
            pass
        elif not places:
            places = [place for place, cell in enumerate(cells) if cell.strip() in columns]
        else:
            for place in places:
                if place < len(cells) and "://" in cells[place]:
                    cells[place] = keyed(absolute(cells[place].strip(), base), base)
        out.append("\t".join(cells) + line[len(said) :])
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of one publication under one base.

    Attributes:
        base: ends in a slash.
    """

    base: str = DEFAULT_BASE

    def _digest(self, *parts: str) -> str:
        """A digest that does not depend on the base: IRIs count as they would be under the default one."""
        based = (f"{DEFAULT_BASE}{p.removeprefix(self.base)}" if p.startswith(self.base) else p for p in parts)
        return digest(*based)

    def body(self, body: str) -> str:
        """The council itself."""
        return f"{self.base}{body}"

    def edition(self, edition: Edition) -> str:
        """Body, year, kind of document: a year can have a plan, a mid-year and a year-end report."""
        return f"{self.base}{edition.body}/{edition.label}/{edition.document}"

    def record(self, edition: Edition, kind: Kind, key: str) -> str:
        """A heading, commitment or measure by its registered key."""
        return self.registered(edition.body, edition.label, edition.document, kind, key)

    def registered(self, body: str, label: str, document: str, kind: Kind, key: str) -> str:
        """The same of a row as the register has it, whose document need not be there any more."""
        return f"{self.base}{body}/{label}/{document}/{kind.value}/{key}"

    def scheme(self, edition: Edition) -> str:
        """The concept scheme that holds the headings of one edition."""
        return f"{self.edition(edition)}/headings"

    def cube(self, edition: Edition, name: str) -> str:
        """The Data Cube that holds values of measures of one edition: those that are numbers, or words."""
        return f"{self.edition(edition)}/cube/{name}"

    def source(self, edition: Edition) -> str:
        """The file that an edition was read from."""
        return f"{self.base}{edition.body}/source/{file_address(edition.path)}"

    def source_lines(self, edition: Edition, first: int, last: int) -> str:
        """A run of lines of that file, 1-based and inclusive."""
        return f"{self.source(edition)}/lines/{first}-{last}"

    def progress(self, commitment: str) -> str:
        """What an edition reports of a commitment."""
        return f"{commitment}/progress"

    def attribution(self, commitment: str, role: str, position: int) -> str:
        """One name in the lead cell of a row; role is ``officer``, ``member`` or ``directorate``."""
        return f"{commitment}/{role}/{position}"

    def figure(self, commitment: str, kind: str, position: int) -> str:
        """A quantity or date in the words of a row; kind is ``quantity`` or ``date``."""
        return f"{commitment}/{kind}/{position}"

    def judgement(self, commitment: str, code: str) -> str:
        """What readers say of a comment, under the code of a finding."""
        return f"{commitment}/judgement/{code}"

    def reviewer(self, key: str) -> str:
        """Who judged links or comments, by the key in the register of reviewers; the key may be a name."""
        return f"{self.base}reviewer/{digest(key)}"

    def subject(self, key: str) -> str:
        """A subject that a council adds, by the key that its file gives it."""
        return f"{self.base}subject/{key}"

    def names(self, group: Iterable[str]) -> str:
        """Names of one thing that a council adds."""
        return f"{self.base}subject/names/{digest(*group)}"

    def closing(self, commitment: str, edition: str) -> str:
        """The judgement that nothing else in an edition is linked with a commitment."""
        return f"{commitment}/closing/{self._digest(edition)}"

    def observation(self, measure: str, parts: Iterable[str]) -> str:
        """A value of a measure, by period, kind and origin; those that read alike are told apart by a number."""
        return f"{measure}/value/" + "/".join(readable(part) for part in parts)

    def status(self, body: str, word: str) -> str:
        """A printed status that the scheme does not have: no word of it stands in its IRI."""
        return f"{self.statuses(body)}/{digest(normal(word))}"

    def statuses(self, body: str) -> str:
        """The scheme of the statuses that a council prints and nobody has explained."""
        return f"{self.base}{body}/status"

    def person(self, body: str, key: str) -> str:
        """An officer or councillor by the register's key."""
        return f"{self.base}{body}/person/{segment(key)}"

    def unit(self, body: str, key: str) -> str:
        """A directorate or service by the register's key."""
        return f"{self.base}{body}/unit/{segment(key)}"

    def post(self, body: str, key: str) -> str:
        """A portfolio or post by the register's key."""
        return f"{self.base}{body}/post/{segment(key)}"

    def membership(self, body: str, person: str, unit: str, label: str) -> str:
        """A person in a unit during one plan year."""
        return f"{self.base}{body}/membership/{digest(person, unit, label)}"

    def change_event(self, body: str, key: str) -> str:
        """A renaming, merger or split of units."""
        return f"{self.base}{body}/change-event/{segment(key)}"

    def thread(self, body: str, key: str) -> str:
        """An enduring commitment by its registered key."""
        return f"{self.base}{body}/thread/{key}"

    def provisional(self, first: str) -> str:
        """The key of a thread that is not registered, by the IRI of its first commitment."""
        return f"p-{self._digest(first)[:10]}"

    def committee(self, body: str, name: str) -> str:
        """A body of a council that decides, by its name: capitals and blanks make no other."""
        return f"{self.base}{body}/committee/{digest(normal(name))}"

    def decision(self, body: str, *parts: str) -> str:
        """A decision of a committee, by what it is about and where it is on record."""
        return f"{self.base}{body}/decision/{self._digest(*parts)}"

    def correction(self, body: str, *parts: str) -> str:
        """An entry of the log of corrections, by what was wrong and since when."""
        return f"{self.base}{body}/correction/{self._digest(*parts)}"

    def link(self, body: str, earlier: str, later: str) -> str:
        """The record of one judgement between two commitments."""
        return f"{self.base}{body}/link/{self._digest(earlier, later)}"

    def change(self, body: str, earlier: str, later: str, kind: str) -> str:
        """One change between two linked commitments."""
        return f"{self.base}{body}/change/{self._digest(earlier, later)}/{slug(kind)}"

    def issue(self, edition: str, *parts: str) -> str:
        """A problem met while reading an edition."""
        return f"{edition}/issue/{self._digest(*parts)}"

    def finding(self, *parts: str) -> str:
        """A result of a shape, by code, focus, path and value."""
        return f"{self.base}finding/{self._digest(*parts)}"

    def catalogue(self, name: str = "") -> str:
        """The catalogue of what is published, or something that it describes."""
        return f"{self.base}catalogue/{segment(name)}" if name else f"{self.base}catalogue"

    def whole(self) -> str:
        """The dataset as a whole, which the server describes in VoID under the same name."""
        return f"{self.base}void#dataset"

    def graph(self, name: str) -> str:
        """A named graph that belongs to no single edition: ``links``, ``identities``, ``findings`` ..."""
        return f"{self.base}graph/{name}"

    def edition_graph(self, edition: Edition) -> str:
        """The named graph of one edition."""
        return f"{self.edition(edition)}/graph"
