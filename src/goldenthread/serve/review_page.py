"""What the page of a review shows: who sits there, and one pair with everything that speaks for it or against it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.linking.changes import marked
from goldenthread.linking.profiles import Profile
from goldenthread.linking.review import Question, Session
from goldenthread.linking.review_steps import hanging
from goldenthread.linking.stakes import Stakes
from goldenthread.model import Decision, Reviewer
from goldenthread.serve.server_pages import rendered

_MOST_STEPS = 40
_LONGEST = 2000
Pieces = list[tuple[str, bool]]
"""A wording in pieces, each with whether it differs from the other wording."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rows.

    Attributes:
        name: what it is called on the page.
        row: the row.
        pieces: its title.
        told: what is reported of it.
    """

    name: str
    row: Profile
    pieces: Pieces
    told: str


def mark_of(question: Question) -> str:
    """A short name of a pair, so that a form that was left open answers no other."""
    return hashlib.sha256(f"{question.earlier.iri} {question.later.iri}".encode()).hexdigest()[:16]


def who_page(key: str, register: Sequence[Reviewer], kinds: Sequence[str]) -> bytes:
    """The form that asks who sits there.

    Args:
        key: what lets somebody begin.
        register: who is declared.
        kinds: of what kind a reviewer may be.
    """
    return rendered("review-who.html", key=key, register=register, kinds=kinds)


def question_page(
    reviewer: Reviewer, session: Session, stakes: Stakes, question: Question | None, token: str, said: str
) -> bytes:
    """The pair that is asked now, or that none is left.

    Args:
        reviewer: who is asked.
        session: the review.
        stakes: what hangs on its pairs.
        question: the pair.
        token: of the reviewer's session.
        said: what the last answer did.
    """
    shown = {
        "reviewer": reviewer,
        "session": session,
        "token": token,
        "said": said,
        "expected": f"{stakes.expected():.2f}",
        "question": question,
    }
    if question is None:
        return rendered("review.html", **shown, pair="", sides=(), hangs="", steps=(), more=0)
    steps = stakes.steps_below(question, session.waiting)
    wordings = zip(("Earlier", "Later"), (question.earlier, question.later), _marked(question), strict=True)
    return rendered(
        "review.html",
        **shown,
        pair=mark_of(question),
        sides=[Side(name, row, pieces, row.comments[:_LONGEST]) for name, row, pieces in wordings],
        hangs=hanging(stakes.of(question)),
        steps=[(mark_of(one), one, one.link.decision is Decision.PROPOSED) for one in steps[:_MOST_STEPS]],
        more=max(0, len(steps) - _MOST_STEPS),
    )


def _marked(question: Question) -> tuple[Pieces, Pieces]:
    """Both wordings in pieces: brackets of their own are read as marks, and lose nothing but themselves."""
    left, right = marked(question.earlier.text, question.later.text)
    return _pieces(left), _pieces(right)


def _pieces(wording: str) -> Pieces:
    """A wording in pieces.

    >>> _pieces("Plant [250] trees")
    [('Plant ', False), ('[250]', True), (' trees', False)]
    """
    parts = wording.replace("]", "[").split("[")
    return [(f"[{part}]" if i % 2 else part, bool(i % 2)) for i, part in enumerate(parts) if part]
