"""``goldenthread build`` and ``register update``, as they speak."""

from __future__ import annotations

import json

from tests.cases.council import PLAN, REVIEW, Council
from tests.cli.conftest import Run


def figures(out: str) -> dict[str, list[str]]:
    """The lines of the summary: words, then figures."""
    found = {}
    for line in out.splitlines():
        words = line.split()
        numbers = [word for word in words if word.replace(",", "").isdigit()]
        if numbers and words[-1] == numbers[-1]:
            found[" ".join(word for word in words if word not in numbers)] = numbers
    return found


def test_a_build_counts_what_it_holds(goldenthread: Run, council: Council) -> None:
    answer = goldenthread("build", "--data", council.data, "--out", council.out)
    assert (answer.code, answer.err) == (0, "")
    told = figures(answer.out)
    assert told["editions"] == ["2"]
    assert told["headings"] == ["9"]
    assert told["activities"] == ["7"]
    assert told["milestones"] == ["15"]


def test_a_build_accounts_for_every_line(goldenthread: Run, council: Council) -> None:
    told = figures(goldenthread("build", "--data", council.data, "--out", council.out).out)
    assert told["activity"] == ["4", "3"]
    assert told["milestone"] == ["10", "5"]
    assert told["continuation"] == ["1"]
    assert told["furniture"] == ["4", "2"]
    assert "unclaimed" not in told


def test_what_is_unclaimed_stands_last(goldenthread: Run, council: Council) -> None:
    council.source(PLAN, "Nobody knows\tthis line\n" + council.text(PLAN))
    answer = goldenthread("build", "--data", council.data, "--out", council.out)
    assert answer.code == 0
    assert list(figures(answer.out))[-1] == "unclaimed"
    assert figures(answer.out)["unclaimed"] == ["1"]


def test_a_quiet_build_says_nothing(goldenthread: Run, council: Council) -> None:
    answer = goldenthread(*council.build)
    assert (answer.code, answer.out, answer.err) == (0, "", "")


def test_a_log_is_lines_of_json(goldenthread: Run, council: Council) -> None:
    """Each step with how much of it is done, then the end with the exit code and what is told."""
    council.source(REVIEW, "Nothing that a table would hold.\n")
    answer = goldenthread(*council.build, "--log-json")
    *events, problem, end = answer.err.splitlines()
    steps = [json.loads(line) for line in events]
    assert {step["event"] for step in steps} == {"stage"}
    assert [(step["what"], step["part"]) for step in steps if step["stage"] == "reading"] == [
        ("Our Delivery Plan 2018/19", 0.0),
        ("How we did in 2019/20", 0.5),
    ]
    done = json.loads(end)
    assert (done["event"], done["exit"], done["kept"], done["unread"]) == ("done", 1, False, [problem])
    assert done["figures"]["editions"] == 2
    assert done["seconds"] >= steps[-1]["seconds"]
    *events, _, end = goldenthread(*council.build, "--log-json").err.splitlines()
    assert [json.loads(line)["stage"] for line in events] == ["comparing"]
    assert json.loads(end) == done | {"kept": True, "seconds": json.loads(end)["seconds"]}


def test_a_log_tells_what_cannot_be_built(goldenthread: Run, council: Council) -> None:
    council.source(PLAN, b"\x00")
    *_, event, refusal = goldenthread(*council.build, "--log-json").err.splitlines()
    assert refusal == f"goldenthread: {json.loads(event)['message']}"
    assert json.loads(event)["event"] == "error"


def test_patches_and_decisions_can_be_left_out(goldenthread: Run, council: Council) -> None:
    """A faulty patch or decision does no harm to a build that leaves it out."""
    council.write("patches/ours.toml", "[[")
    council.write("links/ours.sssom.tsv", "no\ttable\n")
    assert goldenthread(*council.build).code == 2
    assert goldenthread(*council.build, "--no-patches").code == 2
    assert goldenthread(*council.build, "--no-patches", "--no-decisions").code == 0


def test_a_register_is_told_to_have_grown(goldenthread: Run, council: Council) -> None:
    (council.data / "registers" / "commitments.tsv").unlink()
    answer = goldenthread("register", "update", "--data", council.data)
    assert answer.code == 0
    assert "commitments.tsv: 0 entries before, 31 now" in answer.out


def test_a_register_is_not_written_where_reading_fails(goldenthread: Run, council: Council) -> None:
    before = council.text("registers/commitments.tsv")
    council.source(PLAN, b"\x00")
    assert "binary" in goldenthread("register", "update", "--data", council.data).refusal
    assert council.text("registers/commitments.tsv") == before
    assert {path.name for path in (council.data / "registers").iterdir()} == {"commitments.tsv", "threads.tsv"}
