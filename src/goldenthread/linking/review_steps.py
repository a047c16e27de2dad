"""How a review begins, how an answer is taken, and what is said of it: the same at the terminal and on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.linking.closings import apply_closings, edition_of, load_closings
from goldenthread.linking.decisions import OPINIONS, DecisionLine, load_decisions, load_file
from goldenthread.linking.judging import apply_decisions
from goldenthread.linking.profiles import Profile
from goldenthread.linking.review import Question, Session, queue
from goldenthread.linking.stakes import Stake, Stakes
from goldenthread.model import Decision, Kind, Link, Relation, Reviewer

ANSWERS = {
    "c": (Decision.ACCEPTED, Relation.CONTINUES),
    "s": (Decision.ACCEPTED, Relation.SUCCEEDS),
    "v": (Decision.ACCEPTED, Relation.REVERSES),
    "r": (Decision.REJECTED, Relation.CONTINUES),
    "w": (Decision.CANDIDATE, Relation.CONTINUES),
}
"""The answers that decide a pair, by their letters."""
CLOSING = ("n", "l")
"""The answers that close the earlier row, and the later one."""
SAID = {
    "c": "continues",
    "s": "succeeds",
    "v": "reverses: what undoes a promise joins nothing",
    "r": "rejected: this pair and no other",
    "w": "too weak to join",
    "n": "closed: nothing else in the later document continues the earlier row",
    "l": "closed: the later row continues nothing else of the earlier document",
    "k": "skipped",
    "u": "taken back",
}
"""What is said after an answer."""


@dataclass(frozen=True, slots=True)
class Review:
    """What reviews of a data folder begin from: its rows, and what the machine says of them.

    Attributes:
        data: the data folder.
        base: base of the data IRIs.
        known: the commitments.
        links: the machine's links and candidates.
        level: only pairs of this level, or of all.
        least: score below which a candidate is not asked.
        again: a second opinion: what others decided is asked too, and the answers join nothing.
    """

    data: Path
    base: str
    known: Sequence[Profile]
    links: Sequence[Link]
    level: Kind | None = None
    least: float = 0.1
    again: bool = False

    def path(self, name: str) -> Path:
        """The decision file of a name."""
        folder = self.data / "links" / OPINIONS if self.again else self.data / "links"
        return folder / f"{name.removesuffix('.sssom.tsv')}.sssom.tsv"

    def begin(self, name: str, reviewer: Reviewer) -> tuple[Session, Stakes]:
        """A session of a reviewer, from what is decided now, and what hangs on its pairs.

        Raises:
            DataError: a file of decisions or closings is malformed.
        """
        path = self.path(name)
        own = load_file(path, self.base) if self.again and path.exists() else []
        decided = own if self.again else load_decisions(self.data / "links", self.base)
        lines = [] if self.again else load_closings(self.data / "links", self.base)
        closed = apply_closings(lines, {profile.iri: profile for profile in self.known}, {})
        asked = queue(self.links, decided, self.known, level=self.level, least=self.least, closed=closed)
        judged = apply_decisions(self.links, decided, self.known, closed).links
        stakes = Stakes(asked, judged, self.known)
        asked = stakes.arranged(asked)
        today = date.today().isoformat()
        session = Session(path, self.base, asked, reviewer.key, today, kind=reviewer.kind, order=stakes)
        if not self.again:
            session.elsewhere = lambda: self._of_others(path, reviewer.key)
        return session, stakes

    def _of_others(self, path: Path, key: str) -> list[DecisionLine]:
        """What others decided: in another file, or in this one under another key."""
        decided = load_decisions(self.data / "links", self.base)
        return [line for line in decided if Path(line.path) != path or line.reviewer != key]


def pass_over(session: Session) -> Question | None:
    """The next pair that nobody else has decided meanwhile and whose rows are not closed; none at the end."""
    while session.current is not None and (session.taken() or session.is_closed(session.current)):
        session.place += 1
    return session.current


def take(session: Session, answer: str, reason: str) -> DecisionLine | None:
    """Writes an answer about the current pair: a decision or a closing.

    Args:
        session: the review.
        answer: a letter of :data:`ANSWERS` or :data:`CLOSING`.
        reason: in words, or empty.

    Returns:
        What another reviewer has decided about the pair meanwhile, so that nothing was written.
    """
    question = session.questions[session.place]
    if answer in CLOSING:
        row, facing = (question.earlier, question.later) if answer == "n" else (question.later, question.earlier)
        session.close(row, edition_of(facing.iri), reason=reason)
        return None
    if other := session.taken():
        return other
    decision, relation = ANSWERS[answer]
    return session.decide(decision, relation, confidence=0.4 if answer == "w" else 0.85, reason=reason)


def bought(before: float, after: float) -> str:
    """How much certainty answers bought: rows that were expected to stand wrongly.

    >>> bought(12.5, 11.75)
    'certainty: 12.50 rows were expected to stand wrongly, now 11.75'
    """
    return f"certainty: {before:.2f} rows were expected to stand wrongly, now {after:.2f}"


def hanging(stake: Stake) -> str:
    """What hangs on a decision, in words.

    >>> from goldenthread.linking.stakes import Stake
    >>> hanging(Stake(0.25, True, False, 3, 0))
    'whether the earlier row ended; 3 rows in the thread: 1.00 expected wrong'
    >>> hanging(Stake(0.25, False, False, 0, 0))
    'no end, no beginning, no thread'
    """
    said = (
        "whether the earlier row ended" if stake.ends else "",
        "whether the later row is new" if stake.begins else "",
        f"{stake.cut} rows in the thread" if stake.cut else "",
    )
    some = "; ".join(filter(None, said))
    some = f"{some}: {stake.worth:.2f} expected wrong" if some else "no end, no beginning, no thread"
    return f"{some}; {stake.below} pairs of steps below" if stake.below else some
