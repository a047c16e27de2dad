"""A brief as Markdown and as one page of HTML, by templates; and which formats there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldenthread.briefs.content import Brief
from goldenthread.markdown_words import plain
from goldenthread.templates import templates

if TYPE_CHECKING:
    from markupsafe import Markup


def markdown(brief: Brief) -> str:
    """A brief as Markdown (GitHub's, for its tables); a picture is its table there."""
    made = templates("goldenthread.briefs", {"words": plain, "cell": cell})
    return made.get_template("brief.md.j2").render(brief=brief, kind=kind)


def html(brief: Brief) -> str:
    """A brief as one page that needs nothing beside it: no script, no font, no picture of elsewhere."""
    made = templates("goldenthread.briefs", {"drawing": _drawing})
    return made.get_template("brief.html.j2").render(brief=brief, kind=kind) + "\n"


def kind(block: object) -> str:
    """What a block is, as the templates call it."""
    return type(block).__name__.lower()


def cell(text: str) -> str:
    r"""A text as a cell of a table.

    >>> print(cell("a|b *c*"), cell(""))
    a\|b \*c\* –
    """
    return plain(text) or "–"


def _drawing(svg: str) -> Markup:
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704 - made by goldenthread.pictures, which escapes every text
