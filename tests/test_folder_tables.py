"""Which line of a table is whose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from goldenthread.folder_tables import load_tables
from goldenthread.pipeline import build
from goldenthread.store import DATASET
from tests.two_councils import OTHER, doubled, two_councils

DATA = Path(__file__).parents[1] / "data"


class _OfABody(Protocol):
    @property
    def body(self) -> str: ...


class TestTables:
    """Which line of a table is whose."""

    def test_every_line_stands_with_its_council(self, tmp_path: Path) -> None:
        parts = load_tables(doubled(DATA, tmp_path / "data")).by_body()
        assert list(parts) == [OTHER, "tower-hamlets"]
        for body, part in parts.items():
            register = part.register
            kinds: list[Sequence[_OfABody]] = [part.catalogue.documents, part.rows, part.threads, part.agents]
            kinds += [register.persons, register.posts, register.units, register.changes, register.tenures]
            for kind in kinds:
                assert {one.body for one in kind} == {body}
            judged = [one.later for one in (*part.links, *part.measure_links)]
            judged += [*(one.commitment for one in part.closings), *(one.commitment for one in part.judgements)]
            assert {iri.removeprefix(part.catalogue.base).partition("/")[0] for iri in judged} == {body}
        one, other = parts.values()
        assert len(one.links) == len(other.links) > 1000
        assert len(one.judgements) == len(other.judgements) > 100

    def test_what_is_of_no_council_is_told_once(self, tmp_path: Path) -> None:
        council = two_councils(tmp_path)
        row = "data:nowhere/2018-19/plan/activity/0001", "x", "gt:continues", "", "data:nowhere/2017-18/plan/activity/1"
        columns = "subject_id subject_label predicate_id predicate_modifier object_id object_label"
        columns += " mapping_justification confidence reviewer_label"
        cells = [*row, "y", "semapv:MappingReview", "0.9", "nobody"]
        council.write("links/ours.sssom.tsv", "\t".join(columns.split()) + "\n" + "\t".join(cells) + "\n")
        build(council.data, council.out)
        codes = [
            line.split(" ")[2]
            for line in (council.out / DATASET).read_text(encoding="utf-8").splitlines()
            if "#issueCode>" in line
        ]
        assert codes.count('"decision-orphaned"') == codes.count('"reviewer-undeclared"') == 1

    def test_what_joins_two_councils_is_told_and_joins_nothing(self, tmp_path: Path) -> None:
        council = two_councils(tmp_path)
        later, earlier = "data:brackenford/2019-20/year-end-report/activity/0001", f"data:{OTHER}/2018-19/plan"
        columns = "subject_id subject_label predicate_id predicate_modifier object_id object_label"
        columns += " mapping_justification confidence reviewer_label"
        cells = [later, "x", "gt:continues", "", f"{earlier}/activity/0001", "y", "semapv:MappingReview", "0.9", "r"]
        council.write("links/ours.sssom.tsv", "\t".join(columns.split()) + "\n" + "\t".join(cells) + "\n")
        closing = "commitment\tedition\treviewers\tdate\treason\tmark\n"
        council.write("links/ours.closed.tsv", f"{closing}{later}\t{earlier}\tr\t2026-01-01\tx\ty\n")
        threads = council.text("registers/threads.tsv").splitlines()
        key = f"brackenford\tactivity\t9999\tactive\t\t{earlier}/activity/0001"
        council.write("registers/threads.tsv", "\n".join([*threads, key]) + "\n")
        council.write(
            "patches/wrong.toml",
            f'[[patches]]\nedition = "1999-00"\nbody = "{OTHER}"\nkind = "activity"\nfield = "text"\n'
            'printed = "x"\nreading = "y"\nreason = "It is printed so."\n',
        )
        report = build(council.data, council.out).report
        said = (council.out / DATASET).read_text(encoding="utf-8")
        for message in (
            "The decision joins rows of two bodies",
            "closes a commitment towards its own edition, or towards another body's",
            f"names data:{OTHER}/2018-19/plan/activity/0001, which is another council's row",
            f"A patch is about {OTHER} 1999-00, which is no document of the catalogue",
        ):
            assert said.count(message) == 1, message
        assert "2 decisions about what is not in the data" in " ".join(report.waiting)
        assert any("thread brackenford activity 9999" in doubt for doubt in report.doubts)
