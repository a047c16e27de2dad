"""A build council by council: what one council says does not depend on the others that are built with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.build_figures import answers_of
from goldenthread.errors import DataError
from goldenthread.link_bounds import summed
from goldenthread.pipeline import build
from goldenthread.store import DATASET, EmbeddedStore
from tests.cases.council import Council
from tests.crashes import files_of
from tests.two_councils import OTHER, two_councils

DATA = Path(__file__).parents[1] / "data"
BASE = "https://example.org/data/"


def lines(out: Path) -> list[str]:
    return (out / DATASET).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = two_councils(tmp_path_factory.mktemp("two"))
    build(council.data, council.out)
    return council


def test_several_at_once_give_the_same_bytes(both: Council, tmp_path: Path) -> None:
    build(both.data, tmp_path / "at-once", jobs=2)
    assert files_of(tmp_path / "at-once") == files_of(both.out)


def test_a_council_says_beside_another_what_it_says_alone(both: Council, tmp_path: Path) -> None:
    alone = Council.under(tmp_path)
    build(alone.data, alone.out)
    mine = {line for line in lines(alone.out) if line.startswith(f"<{BASE}brackenford/")}
    assert {line for line in lines(both.out) if line.startswith(f"<{BASE}brackenford/")} == mine


def test_each_council_has_its_own_issues(both: Council) -> None:
    """Both have an edition of one label: an issue leads to the document of its council."""
    rows = EmbeddedStore.open(both.out).select(
        "PREFIX gt: <https://w3id.org/goldenthread/ns#> SELECT ?issue ?edition WHERE "
        "{ ?issue a gt:Issue OPTIONAL { ?issue gt:statedIn ?edition } }"
    )
    editions = [row["edition"].removeprefix(BASE).partition("/")[0] for row in rows.records()]
    assert editions.count("brackenford") == editions.count(OTHER) > 0
    assert "" not in editions


def test_what_is_counted_is_counted_over_all(both: Council, tmp_path: Path) -> None:
    alone = Council.under(tmp_path)
    one = build(alone.data, alone.out).report
    two = build(both.data, tmp_path / "both").report
    assert {name: 2 * number for name, number in one.figures.items()} == two.figures
    assert [line.split(" ", 1)[1] for line in one.waiting] == [line.split(" ", 1)[1] for line in two.waiting]


def test_what_is_told_is_what_the_whole_graph_answers(tmp_path: Path) -> None:
    """Issues that belong to no single document too: here two of one label, of which no row is registered."""
    council = two_councils(tmp_path)
    head, *documents = council.text("sources.toml").split("[[documents]]")
    more = [re.sub(r'document = "[a-z-]+"', 'document = "second"', one) for one in documents]
    council.write("sources.toml", "[[documents]]".join([head, *documents, *more]))
    council.write("registers/commitments.tsv", council.text("registers/commitments.tsv").splitlines()[0] + "\n")
    report = build(council.data, council.out).report
    answers = answers_of(EmbeddedStore.open(council.out))
    assert report.figures == answers.figures
    waiting = [f"{number:,} {what}: {command}" for number, what, command in answers.waiting]
    assert report.waiting[: len(waiting)] == waiting
    assert report.bounds == list(summed(answers.sure))
    assert sorted(report.doubts) == sorted(answers.doubts)


@pytest.mark.parametrize("jobs", [1, 2])
def test_several_councils_are_told_as_they_are_built(both: Council, tmp_path: Path, jobs: int) -> None:
    told: list[tuple[str, str]] = []
    build(both.data, tmp_path / "out", jobs=jobs, progress=lambda stage, what, *_: told.append((stage, what)))
    assert [what for stage, what in told if stage == "councils"] == ["brackenford", OTHER]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_one_council_leaves_nothing(tmp_path: Path, jobs: int) -> None:
    council = two_councils(tmp_path)
    wrong = f"data:{OTHER}/2018-19/plan/activity/9999\t\t\tx\t2026-01-01\ty\t\t\n"
    council.write("corrections.tsv", "about\tfield\tline\twrong\tsince\tby\tcorrected\treference\n" + wrong)
    with pytest.raises(DataError, match=rf"corrections\.tsv:2: .*data:{OTHER}/2018-19/plan/activity/9999"):
        build(council.data, council.out, jobs=jobs)
    assert list(tmp_path.iterdir()) == [council.data]
