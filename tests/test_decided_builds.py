"""Builds with decisions and corrections: what they leave as it was, what stops them, and what they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.committee_folder import COLUMNS
from goldenthread.identity.identity_tables import PERSONS
from goldenthread.store import DATASET, EmbeddedStore
from tests.cases.council import Council
from tests.cases.decided import HOMES, HOMES_2019, PANEL, decide, table
from tests.crashes import files_of

APART = ("graph/committee>", "graph/corrections>", "graph/parts>")
OFFICERS = ("Ann Field", "Joy Okafor", "Meg Lowe", "Ravi Nair", "Tom Price")


def test_nothing_else_is_said_otherwise(brackenford: Path, decided: Path) -> None:
    before, after = (
        {line for line in (out / DATASET).read_text().splitlines() if not line.endswith(tuple(f"{g} ." for g in APART))}
        for out in (brackenford, decided)
    )
    assert before == after


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("committee/a.tsv", (HOMES, "recalled", PANEL, "2020-05-04", "1", "", "", "", ""), "a.tsv:2: this line is no"),
        ("committee/a.tsv", (f"{HOMES}9", "corrected", PANEL, "2020-05-04", "1", "", "", "", ""), "a.tsv:2: 'data:"),
        ("committee/a.tsv", (HOMES, "answered", PANEL, "2020-06-31", "1", "", "", "", ""), "a.tsv:2: this line is no"),
        ("committee/a.tsv", (HOMES, "answered", PANEL, "2020-06-30", "1", "", "x", "", ""), "there is no finding 'x'"),
    ],
)
def test_a_bad_line_stops_a_build_and_the_old_one_stays(
    tmp_path: Path, name: str, text: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    council = Council.under(tmp_path)
    assert run(council.build) == 0
    before = files_of(council.out)
    council.write(name, table(COLUMNS, [text]))
    assert run(council.build) == 2
    error = capsys.readouterr().err
    assert error.startswith("goldenthread: ")
    assert error.count("\n") == 1
    assert said in error
    assert files_of(council.out) == before


def test_a_bad_correction_stops_a_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    council = decide(Council.under(tmp_path))
    council.replace("corrections.tsv", "2018-19/plan", "2018-20/plan")
    assert run(council.build) == 2
    assert "corrections.tsv:3: this line is no correction: 'data:brackenford/2018-20/plan'" in capsys.readouterr().err


def test_a_thread_that_was_joined_to_another_is_followed(tmp_path: Path) -> None:
    line = ("data:brackenford/thread/activity-0009", "corrected", PANEL, "2020-07-01", "HSP 12", "", "", "", "")
    council = decide(Council.under(tmp_path), line)
    row = "data:brackenford/2019-20/year-end-report/activity/0003"
    old = f"brackenford\tactivity\t0009\tretired\t0004\t{row}\n"
    council.write("registers/threads.tsv", council.text("registers/threads.tsv") + old)
    assert run(council.build) == 0
    store = EmbeddedStore.open(council.out)
    about = "https://w3id.org/goldenthread/ns#concerns"
    thread = "https://example.org/data/brackenford/thread/activity-0004"
    assert store.ask(f"ASK {{ ?one <{about}> <{thread}> ; <https://w3id.org/goldenthread/ns#minute> 'HSP 12' }}")
    issue = "https://w3id.org/goldenthread/ns#issueCode"
    assert store.ask(f"ASK {{ ?one <{issue}> 'decision-followed' }}")


def test_keys_take_the_place_of_addresses(tmp_path: Path) -> None:
    council = decide(Council.under(tmp_path))
    before = council.text("committee/panel.tsv"), council.text("corrections.tsv")
    for name in ("committee/panel.tsv", "corrections.tsv"):
        council.write(name, council.text(name).replace("data:brackenford", "https://example.org/data/brackenford"))
    assert run(["register", "update", "--data", str(council.data)]) == 0
    assert (council.text("committee/panel.tsv"), council.text("corrections.tsv")) == before


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Council:
    more = [
        (HOMES_2019, "corrected", "Panel of Joy Okafor", "2020-07-01", "Note of Mr Nair", "", "", "", "Ann Field"),
        (HOMES, "answered", PANEL, "2020-07-02", "HSP 13", "", "percent-missing", "Okafor told Meg Lowe so.", ""),
    ]
    council = decide(Council.under(tmp_path_factory.mktemp("hidden")), *more)
    council.replace("corrections.tsv", "a member", "Tom Price")
    council.replace("corrections.tsv", "31 November is shown.", "Mr Nair saw 31 November.")
    council.write(
        "committee/okafor.tsv",
        table(COLUMNS, [(HOMES, "corrected", "Okafor Panel", "2020-07-03", "O 1", *("",) * 4)]),
    )
    rows = [f"brackenford\t{number:04d}\t{name}\t\t\t" for number, name in enumerate(OFFICERS, start=1)]
    council.write("identities/persons.tsv", "\n".join(["\t".join(PERSONS), *rows]) + "\n")
    assert run([*council.build, "--redact"]) == 0
    return council


@pytest.fixture(scope="module")
def nobody() -> Callable[[Path], bool]:
    def named(out: Path) -> bool:
        found = files_of(out) or {}
        assert found
        return not [
            (name, part)
            for name, content in found.items()
            for part in (b"Okafor", b"okafor", b"Nair", b"Joy ", b"Ann Field", b"Tom Price", b"Meg Lowe")
            if part in content or part in name.encode()
        ]

    return named


def test_names_are_hidden_in_the_graph(hidden: Council, nobody: Callable[[Path], bool]) -> None:
    assert nobody(hidden.out)
    text = (hidden.out / DATASET).read_text(encoding="utf-8")
    assert "Panel of Officer 0002" in text
    assert "Officer 0002 told Officer 0003 so." in text
    assert "Officer 0004 saw 31 November." in text


def test_no_address_is_made_of_a_name(hidden: Council, tmp_path: Path) -> None:
    named = tmp_path / "named"
    assert run(["build", "--data", str(hidden.data), "--out", str(named), "--quiet"]) == 0
    store = EmbeddedStore.open(named)
    bodies = store.select(
        "SELECT ?body { ?body a <http://www.w3.org/ns/org#Organization> ; "
        "<http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER(CONTAINS(?label, 'Okafor')) }"
    ).column("body")
    assert len(bodies) == 2
    text = (hidden.out / DATASET).read_text(encoding="utf-8")
    assert not [body for body in bodies if body in text]


def test_names_are_hidden_on_the_pages_and_in_briefs(
    hidden: Council, nobody: Callable[[Path], bool], tmp_path: Path
) -> None:
    assert run(["site", "--build", str(hidden.out), "--out", str(tmp_path / "site")]) == 0
    assert nobody(tmp_path / "site")
    (tmp_path / "briefs").mkdir()
    for fmt in ("md", "html", "docx", "pdf"):
        path = tmp_path / "briefs" / f"x.{fmt}"
        words = ["brief", "activity-0004", "--build", str(hidden.out), "--format", fmt, "--output", str(path)]
        assert run(words) == 0
    assert nobody(tmp_path / "briefs")
    assert "Panel of Officer 0002" in (tmp_path / "briefs" / "x.md").read_text(encoding="utf-8")
