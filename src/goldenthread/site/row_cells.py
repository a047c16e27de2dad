"""The rows of a table of rows, as markup.

They stand by the thousand on the lists of documents, themes and people: as a template each takes three times as long.
Their table, its head and its runs are ``_rows.html.j2``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from goldenthread.site import plain
from goldenthread.site.cited import above, of_commitment
from goldenthread.site.fared import Became, NamedRow
from goldenthread.site.holdings import Holdings
from goldenthread.site.listed_rows import KIND, headings_of, hows, theme_of
from goldenthread.site.own_days import due_then
from goldenthread.site.page_links import Links, link_of
from goldenthread.site.page_words import MISSING, code
from goldenthread.site.records import Commitment, Name
from goldenthread.templates import harmless

MOST_NAMES = 3
LONGEST_UPDATE = 600
"""Letters of an update in a list; what is longer stands whole on the page of its row."""
_AS = {"officer": "officer", "member": "councillor or portfolio", "directorate": "directorate"}


@dataclass(frozen=True, slots=True)
class RowCells:
    """Makes the rows of one page.

    Attributes:
        held: what the pages speak of.
        links: the links of the page.
    """

    held: Holdings
    links: Links

    def __call__(
        self, rows: Iterable[NamedRow], second: str, *, short: bool = True, marked: bool = False, told: bool = False
    ) -> Markup:
        """Rows of a table.

        Args:
            rows: what they tell.
            second: what the second column is: ``who`` is named, ``as`` what somebody is named, or nothing.
            short: whether their document is named above them, and not beside each.
            marked: whether a script may choose among them.
            told: whether the update of each stands beside how it was reported.
        """
        return Markup("\n").join(self._row(row, second, short, marked, told) for row in rows)

    def _row(self, row: NamedRow, second: str, short: bool, marked: bool, told: bool) -> Markup:
        one = row.commitment
        ref = f"step {one.ref}" if one.kind == "milestone" else one.ref
        link = self.links
        title = link_of(link.href(one.iri), plain.shortened(one.text, 300) or "(no words printed)")
        doubts = "".join(
            f' <span class="doubt">{_tag(code(found.code).kind)} '
            f"{link_of(link.to(f'findings/{found.code}.html'), code(found.code).name)}</span>"
            for found in row.doubts
        )
        beside = f"<td>{self._who(one)}</td>" if second == "who" else f"<td>{self._as(row)}</td>" if second else ""
        line = link.line_of(one.edition, one.line) if short else link.place_of(one.edition, one.line)
        marks = self._marks(row) if marked else ""
        update = _update(one) if told else ""
        return Markup(  # noqa: S704 - every text of it is escaped here or by the links
            f'<tr{marks}><th scope="row"><span class="ref">{_text(ref)}</span> {title}{doubts}'
            f"</th>{beside}<td>{_due(row)}</td><td>{_reported(row)}{update}</td><td>{self._became(row.became)}</td>"
            f"<td>{line}</td></tr>"
        )

    def _marks(self, row: NamedRow) -> str:
        """What a script chooses by."""
        one, later = row.commitment, row.became.later
        marks = {
            "kind": KIND[one.kind],
            "how": "|".join(hows(one, row.edition)),
            "theme": theme_of(self.held, one),
            "under": headings_of(self.held, one),
            "unit": "|".join(name.name.replace("|", "¦") for name in one.of_role("directorate")),
            "became": "taken up again" if later else row.became.end,
        }
        return ' class="thread"' + "".join(f' data-{name}="{_text(value)}"' for name, value in marks.items())

    def _who(self, one: Commitment) -> str:
        names = [name for name in one.names if name.role != "directorate"]
        more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
        if names:
            return self._names(names[:MOST_NAMES]) + more
        over = above(self.held, one)
        return f'<span class="soft">{_text(of_commitment(over, MOST_NAMES) or "nobody beside it")}</span>'

    def _names(self, names: Sequence[Name]) -> str:
        return ", ".join(link_of(self.links.href(name.agent), name.name) for name in names)

    def _as(self, row: NamedRow) -> str:
        units = (self.held.agents[iri] for iri in row.units if iri in self.held.agents)
        beside = "".join(
            f' <span class="soft">({link_of(self.links.href(one.iri), one.code or one.name)})</span>' for one in units
        )
        return ", ".join(_AS.get(role, role) for role in row.roles) + beside

    def _became(self, it: Became) -> str:
        if not it.later:
            return f'<span class="{"untold" if it.untold else "soft"}">{_text(it.end)}</span>'
        said = "; ".join(link_of(self.links.href(iri), how) for iri, how in it.later)
        return said + (f" and {it.more} more" if it.more else "")


def _tag(kind: str) -> str:
    return f'<span class="tag tag-{"none" if kind == MISSING else "doubt"}">{_text(kind)}</span>'


def _text(text: object) -> Markup:
    return escape(harmless(text))


def _due(row: NamedRow) -> str:
    one, then = row.commitment, due_then(row.edition, row.commitment)
    if one.deadline:
        return plain.day(one.deadline) + (f' <span class="soft block">{then}</span>' if then else "")
    if one.deadline_printed:
        return f"“<bdi>{_text(plain.shortened(one.deadline_printed, 60))}</bdi>”"
    return '<span class="soft">none printed</span>'


def _update(one: Commitment) -> str:
    """What its update says: it may tell what became of it where no later document does."""
    if not one.comment:
        return ' <span class="soft block">no update is printed</span>'
    return f' <span class="soft block">“<bdi>{_text(plain.shortened(one.comment, LONGEST_UPDATE))}</bdi>”</span>'


def _reported(row: NamedRow) -> str:
    how, said = plain.standing(row.commitment, row.edition), plain.reported(row.commitment)
    if said:
        return f'<span class="tag tag-{how}">{_text(said)}</span>'
    if how == "unreported":
        return '<span class="untold">nothing printed</span>'
    return '<span class="soft">no column for it</span>'
