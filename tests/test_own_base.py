"""Whoever changes the base keeps all keys: registers, decisions and judgements do not hold it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.fingerprints import digest, squash
from goldenthread.interpret.judgements import COLUMNS, load_judgements
from goldenthread.interpret.judgements import rekeyed as rekeyed_judgements
from goldenthread.linking.closings import ClosingLine, dump_closings, load_closings
from goldenthread.linking.decisions import load_file, rekeyed
from goldenthread.minting import absolute, keyed
from goldenthread.pipeline import build
from goldenthread.store import DATASET
from goldenthread.upkeep import update_keys, update_registers
from goldenthread.validation.acknowledged import load_acknowledged
from goldenthread.validation.acknowledged import rekeyed as rekeyed_acknowledgements
from tests.cases.council import Council

OLD, NEW = "https://example.org/data/", "https://open.brackenford.example/promises/"
EARLIER = "brackenford/2018-19/plan/activity/0003"
LATER = "brackenford/2019-20/year-end-report/activity/0003"
COLUMN_NAMES = (
    "subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\t"
    "confidence\treviewer_label\tmapping_date\tcomment\tsubject_hash\tobject_hash\tjoins"
)
DECISIONS = """\
#curie_map:
#  gt: https://w3id.org/goldenthread/ns#
#  data: {base}
#  bf: https://first.example/d/brackenford/
#mapping_set_id: {base}mappings/steps
#license: https://creativecommons.org/publicdomain/zero/1.0/
{columns}
{later}\tL\tgt:continues\t\t{earlier}\tE\tsemapv:ManualMappingCuration\t0.9\tAda\t2020-05-01\tsee http://x.example/\t\t\t
"""


ACKNOWLEDGED = (
    '[[acknowledged]]\ncode = "no-milestones"\nfocus = "{focus}"\nreason = "{reason}"\nby = "b"\ndate = 2020-01-01\n'
)


@pytest.fixture
def council(tmp_path: Path) -> Council:
    council = Council.under(tmp_path)
    council.write("links/steps.sssom.tsv", decisions(f"data:{LATER}", f"data:{EARLIER}"))
    council.write("acknowledged.toml", ACKNOWLEDGED.format(focus=LATER, reason="counted twice"))
    mark = digest(squash("Make ten school streets free of traffic at the gates"))
    closed = ClosingLine(OLD + EARLIER, f"{OLD}brackenford/2019-20/year-end-report", "Ada", "2020-05-01", "", mark)
    council.write("links/ends.closed.tsv", dump_closings([closed], OLD))
    return council


def decisions(later: str, earlier: str, base: str = OLD) -> str:
    return DECISIONS.format(later=later, earlier=earlier, base=base, columns=COLUMN_NAMES)


def statements(council: Council, base: str) -> list[str]:
    build(council.data, council.out)
    return sorted((council.out / DATASET).read_text(encoding="utf-8").replace(base, "BASE").splitlines())


def moved(council: Council) -> None:
    council.replace("sources.toml", OLD, NEW)


@pytest.mark.parametrize("registered", [True, False])
def test_the_graph_is_the_same_up_to_the_base(council: Council, registered: bool) -> None:
    if not registered:
        for path in (council.data / "registers").iterdir():
            path.unlink()
    before = statements(council, OLD)
    assert [line for line in before if "/closing/" in line or not registered]
    moved(council)
    assert statements(council, NEW) == before


def test_the_folder_has_no_base_but_in_its_catalogue(council: Council) -> None:
    update_registers(council.data)
    for path in (council.data / "registers").iterdir():
        assert "://" not in path.read_text(encoding="utf-8")
    for path in (council.data / "patches").iterdir():
        assert OLD not in path.read_text(encoding="utf-8")


def spelled_out(council: Council) -> dict[str, str]:
    """The folder as it was written before: with whole IRIs. Returns its files as they stand with keys."""
    now = {}
    for name in ("registers/threads.tsv", "links/steps.sssom.tsv"):
        text = council.text(name)
        now[name] = text
        council.write(name, re.sub(r"(?<!#  )\bdata:", OLD, text))
    now["acknowledged.toml"] = council.text("acknowledged.toml")
    council.replace("acknowledged.toml", f'"{LATER}"', f'"{OLD}{LATER}"')
    return now


@pytest.mark.parametrize("base", [OLD, NEW])
def test_files_with_whole_iris_are_read_and_rewritten(council: Council, base: str) -> None:
    update_registers(council.data)
    before = statements(council, OLD)
    with_keys = spelled_out(council)
    assert council.text("registers/threads.tsv").count(OLD) > 10
    if base == NEW:
        moved(council)
    assert statements(council, base) == before
    changed = update_keys(council.data)
    update_registers(council.data)
    assert {path.name for path in changed} == {"steps.sssom.tsv", "acknowledged.toml"}
    assert {name: council.text(name) for name in with_keys} == {
        name: re.sub(f"(data: |_id: ){OLD}", rf"\g<1>{base}", text) for name, text in with_keys.items()
    }
    assert statements(council, base) == before
    assert update_keys(council.data) == []


@pytest.mark.parametrize("base", [OLD, NEW])
def test_a_closing_holds_no_base(council: Council, base: str) -> None:
    row = f"{OLD}brackenford/2018-19/plan/activity/0001"
    towards = f"{OLD}brackenford/2019-20/year-end-report"
    lines = [ClosingLine(row, towards, "ann", "2020-05-01", "see http://x.example/", "0")]
    spelled = dump_closings(lines, OLD).replace("data:", OLD)
    council.write("links/ends.closed.tsv", spelled)
    assert spelled.count(OLD) == 2
    if base == NEW:
        moved(council)
    assert "ends.closed.tsv" in {path.name for path in update_keys(council.data)}
    assert council.text("links/ends.closed.tsv") == spelled.replace(OLD, "data:")
    (line,) = load_closings(council.data / "links", base)
    assert (line.commitment, line.edition) == (row.replace(OLD, base), towards.replace(OLD, base))
    assert update_keys(council.data) == []


def test_second_opinions_are_rewritten_too(council: Council) -> None:
    council.write("links/opinions/ben.sssom.tsv", decisions(OLD + LATER, f"data:{EARLIER}"))
    moved(council)
    assert {path.relative_to(council.data).as_posix() for path in update_keys(council.data)} == {
        "links/steps.sssom.tsv",
        "links/opinions/ben.sssom.tsv",
    }
    assert council.text("links/opinions/ben.sssom.tsv") == decisions(f"data:{LATER}", f"data:{EARLIER}", NEW)
    assert update_keys(council.data) == []


class TestKeys:
    @pytest.mark.parametrize(
        "key",
        [
            "data:b/2019-20/plan/activity/0001",
            "b/2019-20/plan/activity/0001",
            "https://new.example/b/2019-20/plan/activity/0001",
            "http://old.example/some/where/b/2019-20/plan/activity/0001",
        ],
    )
    def test_however_a_record_is_written(self, key: str) -> None:
        iri = absolute(key, "https://new.example/")
        assert iri == "https://new.example/b/2019-20/plan/activity/0001"
        assert keyed(iri, "https://new.example/") == "data:b/2019-20/plan/activity/0001"

    @pytest.mark.parametrize("tail", ["b/thread/activity-0001", "finding/0123456789ab", "b/2019-20/mid-year-report"])
    def test_other_things_of_an_earlier_base(self, tail: str) -> None:
        assert absolute(f"https://old.example/x/{tail}", "https://new.example/") == f"https://new.example/{tail}"

    @pytest.mark.parametrize("iri", ["https://elsewhere.example/page", "https://old.example/b/19/plan/activity/1", ""])
    def test_what_is_none_of_ours_stays(self, iri: str) -> None:
        assert absolute(iri, "https://new.example/") == iri
        assert keyed(iri, "https://new.example/") == iri


class TestDecisions:
    def test_a_prefix_of_the_file_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "one.sssom.tsv"
        path.write_text(decisions("bf:2019-20/year-end-report/activity/0003", f"data:{EARLIER}"), encoding="utf-8")
        (line,) = load_file(path, NEW)
        assert (line.later, line.earlier) == (NEW + LATER, NEW + EARLIER)

    def test_only_commitments_and_the_base_are_rewritten(self) -> None:
        old = decisions(OLD + LATER, "bf:2018-19/plan/activity/0003")
        new = rekeyed(old, NEW)
        assert new.splitlines()[-1] == decisions(f"data:{LATER}", f"data:{EARLIER}").splitlines()[-1]
        assert new.splitlines()[:5] == decisions("", "", NEW).splitlines()[:5]
        assert rekeyed(new, NEW) == new

    def test_line_ends_and_odd_lines_stay(self) -> None:
        old = (
            decisions(f"data:{LATER}", f"data:{EARLIER}").replace("\n", "\r\n")
            + "# a note: https://x.example/\r\n\r\nshort"
        )
        assert rekeyed(old, OLD) == old


def test_judgements(tmp_path: Path) -> None:
    path = tmp_path / "j.tsv"
    cells = ["", "stale-future-comment", "no", "Ada", "2020-05-01", "", "", f"not so, says {OLD}{LATER}", "0" * 12]
    rows = [[f"{OLD}{LATER}", *cells[1:]], [f"data:{EARLIER}", *cells[1:]]]
    path.write_text("\n".join("\t".join(row) for row in ([*COLUMNS], *rows)) + "\n", encoding="utf-8")
    assert [one.commitment for one in load_judgements(tmp_path, NEW)] == [NEW + LATER, NEW + EARLIER]
    new = rekeyed_judgements(path.read_text(encoding="utf-8"), NEW).splitlines()
    assert [line.split("\t")[0] for line in new] == ["commitment", f"data:{LATER}", f"data:{EARLIER}"]
    assert [line.split("\t")[1:] for line in new[1:]] == [cells[1:], cells[1:]]


def test_acknowledgements(tmp_path: Path) -> None:
    path = tmp_path / "acknowledged.toml"
    text = ACKNOWLEDGED.format(focus=OLD + LATER, reason=f"focus = {OLD}")
    text += ACKNOWLEDGED.format(focus=f"data:{EARLIER}", reason="r")
    path.write_text(text, encoding="utf-8")
    assert [one.focus for one in load_acknowledged(path, NEW)] == [NEW + LATER, NEW + EARLIER]
    now = rekeyed_acknowledgements(text, NEW)
    assert now == text.replace(f'"{OLD}{LATER}"', f'"{LATER}"')
