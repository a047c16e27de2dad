"""The page of ``serve --review``: who may post to it, who sits there, and what an answer does.

A post counts where it comes from this very page: the browser says so (``Origin``), and the form holds the token of the
session. Whoever begins needs the key that the terminal printed, so that other users of the machine are not let in.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from http.cookies import CookieError, SimpleCookie

from goldenthread.errors import GoldenThreadError
from goldenthread.linking.review import Question, Session
from goldenthread.linking.review_steps import ANSWERS, SAID, Review, bought, pass_over, take
from goldenthread.linking.stakes import Stakes
from goldenthread.model import Reviewer, ReviewerKind
from goldenthread.reviewer_register import FILE, KINDS, declare, load_reviewers
from goldenthread.serve.replies import Refusal, Reply
from goldenthread.serve.review_page import mark_of, question_page, who_page

PAGE = "/review"
WHO, ANSWER = f"{PAGE}/who", f"{PAGE}/answer"
COOKIE = "goldenthread-review"
LONGEST_REASON = 1000
MOST_SITTING = 50
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with 'no-referrer' a browser would not say where a form comes from
    "Cross-Origin-Resource-Policy": "same-origin",
}
Fields = Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Sitting:
    """One reviewer at the page.

    Attributes:
        reviewer: who it is.
        session: the pairs, and what is decided.
        stakes: what hangs on each.
        token: stands in each form.
        said: what the last answer did.
        steps: how many pairs each answer decided; what is taken back goes by answers.
    """

    reviewer: Reviewer
    session: Session
    stakes: Stakes
    token: str = field(default_factory=secrets.token_urlsafe)
    said: str = ""
    steps: list[int] = field(default_factory=list)


class Desk:
    """Where links are reviewed in a browser. Requests are answered one by one.

    Args:
        review: what is reviewed.
        name: the decision file that is written.
    """

    def __init__(self, review: Review, name: str = "review") -> None:
        self.key = secrets.token_urlsafe()
        self._review = review
        self._name = name
        self._sitting: dict[str, Sitting] = {}
        self._lock = threading.Lock()

    @staticmethod
    def holds(path: str) -> bool:
        """Whether a path is one of the page."""
        return path == PAGE or path.startswith(f"{PAGE}/")

    def answer(self, method: str, path: str, fields: Fields, headers: Mapping[str, str], host: str) -> Reply:
        """The answer to a request.

        Args:
            method: of HTTP.
            path: one that :meth:`holds`.
            fields: of the address, or of the form that was posted.
            headers: of the request, names in lower case.
            host: under which the client asks.

        Raises:
            Refusal: it is not answered.
        """
        if path not in (PAGE, WHO, ANSWER):
            raise Refusal(404, f"there is nothing here: the review is at {PAGE}")
        allowed = ("GET", "HEAD") if path == PAGE else ("POST",)
        if method not in allowed:
            raise Refusal(405, "this is not asked so", {"Allow": ", ".join(allowed)})
        if method == "POST":
            _same_origin(headers, host)
        try:
            with self._lock:
                if path == PAGE:
                    return self._shown(fields, headers)
                return self._begun(fields) if path == WHO else self._answered(fields, headers)
        except GoldenThreadError as problem:
            raise Refusal(409, f"nothing was written: {problem}") from None
        except OSError as problem:
            raise Refusal(409, f"nothing was written: {problem.strerror or 'the system refused it'}") from None

    def _shown(self, fields: Fields, headers: Mapping[str, str]) -> Reply:
        sitting = self._of(headers)
        if sitting is None:
            self._keyed(_one(fields, "key"))
            register = load_reviewers(self._review.data / FILE)
            return _page(who_page(self.key, list(register.values()), KINDS))
        question = pass_over(sitting.session)
        said, sitting.said = sitting.said, ""
        return _page(question_page(sitting.reviewer, sitting.session, sitting.stakes, question, sitting.token, said))

    def _begun(self, fields: Fields) -> Reply:
        self._keyed(_one(fields, "token"))
        reviewer = self._declared(_one(fields, "reviewer"), _one(fields, "kind"), _one(fields, "who"))
        session, stakes = self._review.begin(self._name, reviewer)
        if len(self._sitting) >= MOST_SITTING:
            del self._sitting[next(iter(self._sitting))]  # who began first; what was answered is on disk
        cookie = secrets.token_urlsafe()
        self._sitting[cookie] = Sitting(reviewer, session, stakes)
        return _back({"Set-Cookie": f"{COOKIE}={cookie}; Path={PAGE}; HttpOnly; SameSite=Strict"})

    def _declared(self, key: str, kind: str, name: str) -> Reviewer:
        """The reviewer as the register knows it, declared there where it does not."""
        path = self._review.data / FILE
        if not key or "|" in key or not key.isprintable() or len(key) > 100:
            raise Refusal(400, "say who you are: a key of at most 100 characters, without '|'")
        known = load_reviewers(path).get(key)
        if known:
            if kind and kind != known.kind.value:
                raise Refusal(409, f"'{key}' is declared as {known.kind.value}, not {kind}")
            return known
        if kind not in KINDS or not name or len(name) > 200:
            raise Refusal(400, f"'{key}' is not declared yet: say what you are ({', '.join(KINDS)}), and name it")
        reviewer = Reviewer(key, ReviewerKind(kind), name, date.today().isoformat())
        declare(path, reviewer)
        return reviewer

    def _answered(self, fields: Fields, headers: Mapping[str, str]) -> Reply:
        sitting = self._of(headers)
        if sitting is None or not secrets.compare_digest(_one(fields, "token").encode(), sitting.token.encode()):
            raise Refusal(403, "this is not the form of your session: open the page again")
        answer, reason = _one(fields, "answer"), _one(fields, "reason")
        if answer not in SAID:
            raise Refusal(400, f"an answer is one of {', '.join(SAID)}")
        if len(reason) > LONGEST_REASON:
            raise Refusal(400, f"a reason may have {LONGEST_REASON:,} characters")
        if answer == "u":
            sitting.said = _undone(sitting)
            return _back()
        question = pass_over(sitting.session)
        if question is None or mark_of(question) != _one(fields, "pair"):
            sitting.said = "That pair is asked no more: nothing was written."
            return _back()
        if answer == "k":
            sitting.session.skip()
            sitting.steps.append(1)
            sitting.said = SAID["k"]
            return _back()
        below = set(fields.get("below", ())) if "group" in fields and answer in ANSWERS else set[str]()
        sitting.said = _taken(sitting, question, answer, reason, below)
        return _back()

    def _of(self, headers: Mapping[str, str]) -> Sitting | None:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return None
        return self._sitting.get(found.value) if found else None

    def _keyed(self, key: str) -> None:
        if not secrets.compare_digest(key.encode(), self.key.encode()):
            raise Refusal(403, "open the address that 'goldenthread serve --review' printed: it holds the key")


def _taken(sitting: Sitting, question: Question, answer: str, reason: str, below: set[str]) -> str:
    """Writes an answer, and the same of the chosen steps below; what that did, in words."""
    session, stakes = sitting.session, sitting.stakes
    before = stakes.expected()
    steps = [one for one in stakes.steps_below(question, session.waiting) if mark_of(one) in below]
    if other := take(session, answer, reason):
        return f"{other.reviewer} has decided this pair meanwhile: yours is not kept."
    sitting.steps.append(1)
    also = _taken_below(sitting, steps, answer, reason)
    return f"{SAID[answer]}{also}; {bought(before, stakes.expected())}"


def _taken_below(sitting: Sitting, steps: Sequence[Question], answer: str, reason: str) -> str:
    """Writes the answer of steps; how many had it, in words. What fails half-way is told, since a part is written."""
    session, done = sitting.session, 0
    for one in steps:
        try:
            if session.ask_now(one) and not take(session, answer, reason):
                done += 1
                sitting.steps[-1] += 1
        except (GoldenThreadError, OSError) as problem:
            return f", with {done} of {len(steps)} pairs of steps; the next could not be written: {problem}"
    return f", with {done} of {len(steps)} pairs of steps" if steps else ""


def _undone(sitting: Sitting) -> str:
    if not sitting.steps:
        return "Nothing was answered since you began."
    before = sitting.stakes.expected()
    while sitting.steps[-1]:
        sitting.session.undo()
        sitting.steps[-1] -= 1
    sitting.steps.pop()
    return f"{SAID['u']}; {bought(before, sitting.stakes.expected())}"


def _same_origin(headers: Mapping[str, str], host: str) -> None:
    """Refuses a form that another page has sent.

    Raises:
        Refusal: so it is, or the browser does not say.
    """
    site = headers.get("sec-fetch-site", "same-origin")
    if not host or headers.get("origin", "").lower() != f"http://{host}".lower() or site != "same-origin":
        raise Refusal(403, "a form is taken from this server's own page only")


def _one(fields: Fields, name: str) -> str:
    """The value of a field in one line; empty where there is none."""
    return " ".join((fields.get(name) or ("",))[0].split())


def _page(body: bytes) -> Reply:
    return Reply(200, "text/html; charset=utf-8", body, _HEADERS)


def _back(headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(303, "text/plain; charset=utf-8", b"", {**_HEADERS, "Location": PAGE, **(headers or {})})
