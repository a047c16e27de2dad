"""Rejecting what is wrong costs nothing that is right, from the review to the answers; a closing closes its row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import cli, run
from goldenthread.linking.decisions import load_file
from goldenthread.model import Decision
from goldenthread.query import ask, load
from goldenthread.reviewer_register import FILE, load_reviewers
from goldenthread.store import EmbeddedStore, Table

PLACES = (("Alder", "path"), ("Birch", "pond"), ("Cedar", "fence"), ("Damson", "gate"), ("Elder", "bench"))
FIRST = [*(f"Repair the {what} in {park} Park" for park, what in PLACES), "Publish the tree register"]
SECOND = [f"{title}{more}" for title in FIRST[:-1] for more in ("", " again")]
"""Each row of the first year but the last has two rows in the second that the machine proposes for it."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    for edition, titles in (("2020-21", FIRST), ("2021-22", SECOND)):
        source = tmp_path / f"{edition}.csv"
        rows = [f"{title},Ida Brook,On target,31/03/20{edition[-2:]}" for title in titles]
        source.write_text("\n".join(["Action,Lead,Status,Target date", *rows]) + "\n", encoding="utf-8")
        words = ["--body", "wexmoor", "--edition", edition, "--document", "year-end-report", "--data", str(folder)]
        assert run(["add", str(source), *words]) == 0
    assert run(["register", "update", "--data", str(folder)]) == 0
    return folder


def built(data: Path) -> EmbeddedStore:
    out = data.parent / "out"
    assert run(["build", "--data", str(data), "--out", str(out), "--quiet"]) == 0
    return EmbeddedStore.open(out)


def rows(store: EmbeddedStore, question: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, load(question), values)
    assert isinstance(answer, Table)
    return answer.records()


def proposed(store: EmbeddedStore) -> set[tuple[str, str]]:
    """The titles of what the machine proposes."""
    found = [one for one in rows(store, "links-to-review") if one["decision"] == "proposed"]
    return {(one["earlierTitle"], one["laterTitle"]) for one in found}


def ended(store: EmbeddedStore) -> dict[str, str]:
    """The titles of what ended without a word, and by whose judgement: four questions say the same."""
    found = {one["title"]: one["judgedBy"] for one in rows(store, "how-commitments-ended", end="ended without a word")}
    dropped = [one for one in rows(store, "quietly-dropped") if one["commitment"]]
    assert {one["title"]: one["judgedBy"] for one in dropped} == found
    every = rows(store, "what-was-dropped", end="ended without a word")
    assert {one["title"]: one["judgedBy"] for one in every} == found
    said = {one["focusTitle"]: one["judgedBy"] for one in rows(store, "findings", code="ended-without-a-word")}
    assert said == {one["title"]: one["judgedBy"] for one in dropped if one["lastReport"] == "reported open"}
    return found


def review(data: Path, answers: Sequence[str], *options: str) -> str:
    words = ["links", "review", "--data", str(data), "--reviewer", "ida", *options]
    done = CliRunner().invoke(cli, words, input="".join(f"{one}\n" for one in answers), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


PERSON = ("--kind", "person", "--who", "Clerk to the committee")


def pairs(data: Path) -> list[tuple[str, str]]:
    """The pairs in the order in which a review asks about them; nothing is decided by looking."""
    shown = review(data, ["k"] * 200, *PERSON)
    bare = [line.replace("[", "").replace("]", "") for line in shown.splitlines()]
    earlier = [line.split(maxsplit=1)[1].strip() for line in bare if line.startswith("2020-21")]
    later = [line.split(maxsplit=1)[1].strip() for line in bare if line.startswith("2021-22")]
    return list(zip(earlier, later, strict=True))


def test_right_rejections_cost_no_right_link_and_accuse_nobody(data: Path) -> None:
    before = built(data)
    right = {(title, title) for title in FIRST[:-1]}
    wrong = {(title, f"{title} again") for title in FIRST[:-1]}
    assert proposed(before) == right | wrong
    silent = ended(before)
    assert silent == {FIRST[-1]: "the machine alone"}
    asked = pairs(data)
    review(data, [word for pair in asked for word in (("r", "not it") if pair in wrong else ("k",))], *PERSON)
    lines = load_file(data / "links" / "review.sssom.tsv", "https://w3id.org/goldenthread/data/")
    assert {(line.decision, line.earlier_label, line.later_label) for line in lines} == {
        (Decision.REJECTED, *pair) for pair in wrong
    }
    after = built(data)
    assert proposed(after) == right
    assert ended(after) == silent


def test_a_closing_closes_its_row(data: Path) -> None:
    row = FIRST[0]
    asked = pairs(data)
    place = next(place for place, pair in enumerate(asked) if pair == (row, row))
    review(data, [*["k"] * place, "n", "it was given up", "q"], *PERSON)
    after = built(data)
    assert proposed(after) == {(title, title + more) for title in FIRST[1:-1] for more in ("", " again")}
    assert ended(after) == {row: "person", FIRST[-1]: "the machine alone"}


class TestWhoSitsThere:
    def test_is_asked_once_and_stands_in_the_register(self, data: Path) -> None:
        said = review(data, ["robot", "person", "  ", "Clerk to  the committee", "q"])
        assert "does not know 'ida' yet" in said
        assert "'robot' is not one of" in said
        assert said.count("Name or post of the person") == 2
        declared = load_reviewers(data / FILE)["ida"]
        assert (declared.kind.value, declared.name) == ("person", "Clerk to the committee")
        assert "Who sits here" not in review(data, ["q"])

    def test_a_language_model_is_one_wherever_its_judgement_counts(self, data: Path) -> None:
        asked = pairs_of_the_machine(data)
        review(data, ["language model", "Parrot 3", *["k"] * asked.index((FIRST[0], FIRST[0])), "n", "gone", "q"])
        assert ended(built(data))[FIRST[0]] == "language model"

    def test_whoever_goes_away_has_declared_nothing(self, data: Path) -> None:
        words = ["review", "--data", str(data), "--reviewer", "ida"]
        assert CliRunner().invoke(cli, ["links", *words], input="person\n").exit_code == 1
        assert not (data / FILE).exists() or "ida" not in load_reviewers(data / FILE)

    def test_another_kind_than_the_declared_one_is_refused(self, data: Path) -> None:
        review(data, ["q"], *PERSON)
        assert run(["links", "review", "--data", str(data), "--reviewer", "ida", "--kind", "software"]) == 2


def pairs_of_the_machine(data: Path) -> list[tuple[str, str]]:
    """The order of the pairs, with the register of reviewers as it was before."""
    found = pairs(data)
    (data / FILE).unlink()
    return found
