"""The page of a review: who is let in, what an answer writes, and what is refused."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.errors import BuildError
from goldenthread.linking.decisions import DecisionLine, dump_decisions, load_file
from goldenthread.linking.profiles import Profile
from goldenthread.linking.review_steps import Review
from goldenthread.model import Decision, Kind, Link, Relation, Reviewer
from goldenthread.reviewer_register import load_reviewers
from goldenthread.serve.replies import Refusal, Reply
from goldenthread.serve.review_desk import ANSWER, COOKIE, PAGE, WHO, Desk
from goldenthread.serve.service import Service
from goldenthread.store.summary import SUMMARY
from tests.linking.rows import BASE, TOWN, link, profile

HOST = "127.0.0.1:7878"
OURS = {"origin": f"http://{HOST}"}
HOSTILE = '<script>alert("x")</script> & {{ 7 * 7 }}'


def steps(above: Profile, *texts: str) -> list[Profile]:
    return [
        replace(profile(above.edition, f"{i:04d}", text, kind=Kind.MILESTONE), parent=above.iri)
        for i, text in enumerate(texts, start=1)
    ]


EARLIER, LATER = TOWN[0], TOWN[3]
BELOW = (
    *steps(EARLIER, "Buy 40 saplings", HOSTILE),
    *steps(LATER, "Buy 60 saplings", "Water the saplings"),
)
LINKS = (
    replace(link(EARLIER, LATER, Decision.PROPOSED), confidence=0.6),
    replace(link(BELOW[0], BELOW[2], Decision.PROPOSED), confidence=0.8),
    replace(link(BELOW[1], BELOW[3], Decision.CANDIDATE), confidence=0.3),
    replace(link(TOWN[1], TOWN[4], Decision.CANDIDATE), confidence=0.5),
)


def desk_of(folder: Path, links: tuple[Link, ...] = LINKS) -> Desk:
    return Desk(Review(folder, BASE, (*TOWN, *BELOW), links))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path)


class Reader:
    """One browser at the page."""

    def __init__(self, desk: Desk, key: str, kind: str = "person", who: str = "A clerk") -> None:
        self.desk = desk
        self.cookie: dict[str, str] = {}
        fields = {"token": [desk.key], "reviewer": [key], "kind": [kind], "who": [who]}
        begun = desk.answer("POST", WHO, fields, OURS, HOST)
        assert "HttpOnly; SameSite=Strict" in begun.headers["Set-Cookie"]
        self.cookie = {"cookie": begun.headers["Set-Cookie"].partition(";")[0]}

    def page(self) -> str:
        shown = self.desk.answer("GET", PAGE, {}, self.cookie, HOST)
        assert isinstance(shown.body, bytes)
        return shown.body.decode()

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page())
        assert found
        return found[1]

    def answer(self, letter: str, **more: str | list[str]) -> str:
        """Answers the pair that is shown; the page that follows."""
        fields = {"token": self.hidden("token"), "pair": self.hidden("pair"), "answer": letter, **more}
        self.post(fields)
        return self.page()

    def post(self, fields: dict[str, str | list[str]], **headers: str) -> Reply:
        listed = {name: [value] if isinstance(value, str) else value for name, value in fields.items()}
        return self.desk.answer("POST", ANSWER, listed, {**OURS, **self.cookie, **headers}, HOST)


def written(folder: Path) -> list[DecisionLine]:
    return load_file(folder / "links/review.sssom.tsv", BASE)


def refused(desk: Desk, method: str, path: str, fields: dict[str, list[str]], headers: dict[str, str]) -> int:
    with pytest.raises(Refusal) as refusal:
        desk.answer(method, path, fields, headers, HOST)
    return refusal.value.status


def test_it_asks_who_sits_there_and_declares_it_once(desk: Desk, tmp_path: Path) -> None:
    page = desk.answer("GET", PAGE, {"key": [desk.key]}, {}, HOST).body
    assert isinstance(page, bytes)
    assert b"Who sits there?" in page
    Reader(desk, "Ann")
    Reader(desk, "Ann", "", "")  # known by now
    assert load_reviewers(tmp_path / "reviewers.tsv")["Ann"].name == "A clerk"
    for key, kind, who, status in (
        ("Ann", "software", "", 409),
        ("Ben", "", "", 400),
        ("Ben", "person", " ", 400),
        ("Ben", "robot", "R", 400),
        ("a|b", "person", "R", 400),
        ("", "person", "R", 400),
    ):
        fields = {"token": [desk.key], "reviewer": [key], "kind": [kind], "who": [who]}
        assert refused(desk, "POST", WHO, fields, OURS) == status
    assert list(load_reviewers(tmp_path / "reviewers.tsv")) == ["Ann"]


def test_nobody_is_let_in_without_the_key_and_no_other_page_posts(desk: Desk, tmp_path: Path) -> None:
    assert refused(desk, "GET", PAGE, {}, {}) == 403
    assert refused(desk, "GET", PAGE, {"key": ["é"]}, {"cookie": f"{COOKIE}=x"}) == 403
    ann = Reader(desk, "Ann")
    good: dict[str, str | list[str]] = {
        "token": ann.hidden("token"), "pair": ann.hidden("pair"), "answer": "c",
    }  # fmt: skip
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://["},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:7879"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"cookie": ""},
    ):
        with pytest.raises(Refusal) as refusal:
            ann.post(good, **headers)
        assert refusal.value.status == 403
    for wrong, status in (({"token": "é"}, 403), ({"answer": "z"}, 400), ({"reason": "x" * 1001}, 400)):
        with pytest.raises(Refusal) as refusal:
            ann.post({**good, **wrong})
        assert refusal.value.status == status
    ben = Reader(desk, "Ben")
    with pytest.raises(Refusal):
        ann.post({**good, "token": ben.hidden("token")})
    assert not (tmp_path / "links/review.sssom.tsv").exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"])
def test_the_page_is_only_read(desk: Desk, method: str) -> None:
    assert refused(desk, method, PAGE, {}, OURS) == 405
    assert refused(desk, "GET", ANSWER, {}, OURS) == 405
    assert refused(desk, "GET", f"{PAGE}/other", {}, OURS) == 404


def test_an_answer_is_that_of_the_terminal_and_says_what_it_bought(desk: Desk, tmp_path: Path) -> None:
    ann = Reader(desk, "Ann")
    shown = ann.answer("s", reason="the same\ttrees")
    (line,) = written(tmp_path)
    assert (line.decision, line.relation, line.reviewer) == (Decision.ACCEPTED, Relation.SUCCEEDS, "Ann")
    assert (line.reason, line.justification) == ("the same trees", "semapv:ManualMappingCuration")
    assert re.search(r"succeeds; certainty: \d+\.\d\d rows were expected to stand wrongly, now \d", shown)
    assert "goldenthread build</code> has run again" in shown
    assert "taken back" in ann.answer("u")
    assert written(tmp_path) == []
    assert "Nothing was answered since you began" in ann.answer("u")


def test_a_parent_takes_its_ticked_steps_along_and_gives_them_back_together(desk: Desk, tmp_path: Path) -> None:
    ann = Reader(desk, "Ann")
    while "pairs of steps of the two" not in ann.page():
        ann.answer("k")
    marks = re.findall(r'name="below" value="(\w+)"( checked)?', ann.page())
    assert [bool(ticked) for _, ticked in marks] == [True, False]
    assert "with 1 of 1 pairs of steps" in ann.answer("c", group="on", below=[marks[0][0]])
    assert {(one.earlier, one.later) for one in written(tmp_path)} == {
        (EARLIER.iri, LATER.iri), (BELOW[0].iri, BELOW[2].iri),
    }  # fmt: skip
    ann.answer("u")
    assert written(tmp_path) == []
    ann.answer("c", below=[mark for mark, _ in marks])  # ticked, but not asked for
    assert len(written(tmp_path)) == 1


def test_two_at_once_lose_nothing(desk: Desk, tmp_path: Path) -> None:
    ann, ben = Reader(desk, "Ann"), Reader(desk, "Ben", "language model", "A model")
    old: dict[str, str | list[str]] = {"token": ben.hidden("token"), "pair": ben.hidden("pair"), "answer": "r"}
    ann.answer("c")
    ben.post(old)
    assert "That pair is asked no more: nothing was written." in ben.page()
    ben.answer("r")
    assert sorted((one.reviewer, one.justification) for one in written(tmp_path)) == [
        ("Ann", "semapv:ManualMappingCuration"), ("Ben", "semapv:MappingReview"),
    ]  # fmt: skip
    ann.answer("u")
    assert [one.reviewer for one in written(tmp_path)] == ["Ben"]


def test_a_pair_that_another_program_has_written_to_the_file_meanwhile_is_theirs(tmp_path: Path) -> None:
    session, _ = Review(tmp_path, BASE, TOWN, LINKS[:1]).begin("review", Reviewer("Ann"))
    theirs = DecisionLine(LATER.iri, EARLIER.iri, Relation.CONTINUES, Decision.REJECTED, 0.9, "Ben", "2026-01-01", "")
    (tmp_path / "links").mkdir(exist_ok=True)
    session.path.write_text(dump_decisions([theirs], BASE, "review"), encoding="utf-8")
    other = session.decide(Decision.ACCEPTED, Relation.CONTINUES)
    assert other
    assert other.reviewer == "Ben"
    assert [one.decision for one in written(tmp_path)] == [Decision.REJECTED]


def test_closing_skipping_and_the_end(desk: Desk, tmp_path: Path) -> None:
    ann = Reader(desk, "Ann")
    ann.answer("n")
    assert len((tmp_path / "links/review.closed.tsv").read_text(encoding="utf-8").splitlines()) == 4
    for _ in range(10):
        if "Nothing is left to ask" in ann.page():
            break
        ann.answer("k")
    assert "Nothing is left to ask" in ann.page()
    ann.answer("u")
    assert "Does the later row continue" in ann.page()


def test_text_stays_text(desk: Desk) -> None:
    ann = Reader(desk, "<b>Ann</b>", "person", HOSTILE)
    page, seen = ann.page(), ""
    while "Nothing is left to ask" not in page:
        seen += page
        page = ann.answer("k")
    assert "&lt;script&gt;" in seen
    assert "&lt;b&gt;Ann" in seen
    assert "<b>Ann" not in seen
    assert "alert(&#34;x&#34;)" in seen
    assert set(re.findall(r"<script[^>]*>", seen)) == {'<script src="/_ask/review.js" defer>'}


def test_a_page_lets_nothing_in_from_elsewhere(desk: Desk) -> None:
    headers = desk.answer("GET", PAGE, {"key": [desk.key]}, {}, HOST).headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_a_file_that_is_broken_meanwhile_is_told(desk: Desk, tmp_path: Path) -> None:
    ann = Reader(desk, "Ann")
    fields: dict[str, str | list[str]] = {"token": ann.hidden("token"), "pair": ann.hidden("pair"), "answer": "c"}
    (tmp_path / "links").mkdir(exist_ok=True)
    (tmp_path / "links/other.sssom.tsv").write_text("subject_id\nbroken", encoding="utf-8")
    with pytest.raises(Refusal, match=r"other\.sssom\.tsv") as refusal:
        ann.post(fields)
    assert refusal.value.status == 409


def test_a_redacted_build_is_not_reviewed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / SUMMARY).write_text('{"redacted": true}', encoding="utf-8")
    with pytest.raises(BuildError, match="this build is redacted"):
        Service(tmp_path, desk=desk)
