"""How a commitment stood, as a shape and as a pattern: neither needs colour to be told from the others."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from goldenthread.pictures.drawing import Svg, element, group, number


class State(Enum):
    """How a commitment stood, as the documents say; the values are the words they use."""

    COMPLETED = "completed"
    ON_TARGET = "on target"
    DELAYED = "delayed"
    OVERDUE = "overdue"
    DISCONTINUED = "discontinued"
    NOT_DUE = "not due yet"
    OTHER = "another word or colour"
    UNREPORTED = "nothing reported"
    UNTOLD = "cannot be told"

    @classmethod
    def of(cls, status: str) -> State:
        """The state that a printed status is, ``OTHER`` where it is none of the usual words.

        >>> [State.of(status).value for status in ("On target", "abandoned", "")]
        ['on target', 'another word or colour', 'nothing reported']
        """
        said = status.strip().lower()
        if not said:
            return cls.UNREPORTED
        return next((state for state in cls if state.value == said), cls.OTHER)

    @property
    def slug(self) -> str:
        """The name of its class and pattern."""
        return self.name.lower().replace("_", "-")


RADIUS = 9.0
"""How far a mark reaches from its middle."""


def mark(state: State, x: float, y: float) -> Svg:
    """The mark of a state: a tick in a disc, a ring, a half disc, a triangle, a crossed square, a diamond, a query.

    What is not due yet is a dotted ring with a hand.
    """
    at = f"M{number(x)} {number(y)}"
    ring = element("circle", cx=x, cy=y, r=RADIUS - 1, class_="body")
    shapes = {
        State.COMPLETED: (
            element("circle", cx=x, cy=y, r=RADIUS, class_="full"),
            element("path", d=f"{at}m-4 0l3 3 5-6", class_="knock"),
        ),
        State.ON_TARGET: (ring, element("circle", cx=x, cy=y, r=3.5, class_="full")),
        State.DELAYED: (ring, element("path", d=f"{at}v-8a8 8 0 0 1 0 16z", class_="full")),
        State.OVERDUE: (
            element("path", d=f"{at}m0-10l10 18h-20z", class_="full"),
            element("path", d=f"{at}m0-3v5m0 2.5v1", class_="knock"),
        ),
        State.DISCONTINUED: (
            element("path", d=f"{at}m-8-8h16v16h-16z", class_="body"),
            element("path", d=f"{at}m-5-5l10 10m0-10l-10 10", class_="stroke"),
        ),
        State.NOT_DUE: (
            element("circle", cx=x, cy=y, r=RADIUS - 1, class_="body dotted"),
            element("path", d=f"{at}v-6m0 6h4", class_="stroke"),
        ),
        State.OTHER: (element("path", d=f"{at}m0-10l10 10-10 10-10-10z", class_="body"),),
        State.UNREPORTED: (ring,),
        State.UNTOLD: (
            element("circle", cx=x, cy=y, r=RADIUS - 1, class_="body dotted"),
            element("text", Svg("?"), x=x, y=y + 4.5, text_anchor="middle", class_="strong"),
        ),
    }
    return group(shapes[state], class_=f"mark {state.slug}")


_PATTERNS = {
    State.COMPLETED: "",
    State.ON_TARGET: "M2 2h1.5v1.5h-1.5zM6 6h1.5v1.5h-1.5z",
    State.DELAYED: "M0 8L8 0",
    State.OVERDUE: "M0 8L8 0M0 0L8 8",
    State.DISCONTINUED: "M0 2H8M0 6H8",
    State.NOT_DUE: "M0 4H8",
    State.OTHER: "M2 0V8M6 0V8",
}


def patterns(ident: str, states: Iterable[State]) -> Svg:
    """The patterns that fill areas of these states, as definitions of the picture ``ident``."""
    used = set(states)
    defined = [
        element(
            "pattern",
            element("path", d="M0 0H8V8H0z", class_="ground"),
            element("path", d=drawn, class_="weave"),
            id=f"{ident}-{state.slug}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
            class_=state.slug,
        )
        for state, drawn in _PATTERNS.items()
        if drawn and state in used
    ]
    return element("defs", *defined) if defined else Svg("")


def filling(ident: str, state: State) -> str:
    """The value of ``fill`` for an area of a state; empty where its class alone fills it."""
    return f"url(#{ident}-{state.slug})" if _PATTERNS.get(state) else ""
