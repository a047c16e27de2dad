"""Whether a document gave what its layout expects of it, and anything at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.issues import Issue
from goldenthread.model import Commitment, Edition, Heading, Kind, Measure
from goldenthread.read.layout import Expected, Layout

CODE = "rows-unexpected"
_KINDS: Mapping[Expected, Kind] = {
    "themes": Kind.THEME,
    "priorities": Kind.PRIORITY,
    "objectives": Kind.OBJECTIVE,
    "activities": Kind.ACTIVITY,
    "milestones": Kind.MILESTONE,
}


def unexpected(
    edition: Edition,
    layout: Layout,
    headings: Sequence[Heading],
    commitments: Sequence[Commitment],
    measures: Sequence[Measure],
) -> tuple[Issue, ...]:
    """An issue where a document gave nothing, and one for each number of rows outside its bounds.

    Args:
        edition: its entry in the catalogue.
        layout: how it looks, with what it expects.
        headings: what was read.
        commitments: what was read.
        measures: what was read.
    """
    found = []
    if not commitments and not measures:
        found.append(
            _issue(
                edition,
                "",
                "0",
                f"No line was taken for a commitment or a measure: the layout '{layout.name}' does not fit "
                f"(see goldenthread layout check {edition.path} --layout {layout.name}).",
            )
        )
    kinds = [*(one.kind for one in headings), *(one.kind for one in commitments)]
    for what, (least, most) in layout.expect.items():
        number = kinds.count(_KINDS[what]) if what in _KINDS else len(measures)
        if not least <= number <= most:
            message = f"The document gave {number:,} {what}; its layout '{layout.name}' expects {least:,} to {most:,}."
            found.append(_issue(edition, what, f"{number}", message))
    return tuple(found)


def _issue(edition: Edition, what: str, number: str, message: str) -> Issue:
    return Issue(edition.label, 0, CODE, what, number, "", "expected-rows", message)
