"""What is kept of each council: only what changed is made again, and the result is that of a build from nothing."""

from __future__ import annotations

import pkgutil
import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from goldenthread.build_report import Built
from goldenthread.cli import run
from goldenthread.errors import BuildError
from goldenthread.pipeline import build
from goldenthread.portions import checksum_of_files
from goldenthread.read.source_catalogue import load_catalogue
from tests.cases.council import PLAN, Council
from tests.crashes import files_of
from tests.two_councils import OTHER, two_councils

OPTIONS = "patches", "decisions", "interpretation"


class Kept:
    """Two councils with a folder of what is kept of them."""

    def __init__(self, folder: Path) -> None:
        self.council = two_councils(folder)
        self.parts = folder / "parts"
        self._folder = folder

    def built(self, *, without: str = "", jobs: int = 1) -> Built:
        options = {name: name != without for name in OPTIONS}
        return build(self.council.data, self.council.out, parts=self.parts, jobs=jobs, **options)  # type: ignore[arg-type] # bools

    def is_as_from_nothing(self) -> bool:
        """Whether the last build is, byte for byte, what one without anything kept is."""
        fresh = self._folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        build(self.council.data, fresh)
        return files_of(fresh) == files_of(self.council.out)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    kept = Kept(tmp_path)
    assert kept.built().as_before == 0
    return kept


def test_nothing_changed(kept: Kept) -> None:
    built = kept.built()
    assert built.as_before == 2
    assert built.findings
    assert kept.is_as_from_nothing()


def title_of_one(council: Council) -> None:
    """Gives the last document of the catalogue, which is the other council's, another title."""
    head, title, rest = council.text("sources.toml").rpartition("How we did")
    council.write("sources.toml", f"{head}{title} it all{rest}")


def one_is_gone(council: Council) -> None:
    """Takes the other council's documents out of the catalogue; what the tables say of it is now of no council."""
    head, *documents = council.text("sources.toml").split("[[documents]]")
    council.write("sources.toml", "[[documents]]".join([head, *(one for one in documents if OTHER not in one)]))


CHANGES: dict[str, tuple[Callable[[Council], object], int]] = {
    "a document of one": (title_of_one, 1),
    "a key of one": (lambda one: one.write("registers/commitments.tsv", _without_last(one, OTHER)), 1),
    "a council is gone, its keys are told by the other": (one_is_gone, 0),
    "who judged": (lambda one: one.write("reviewers.tsv", "key\tkind\tname\tdate\nr\tperson\tR\t2026-01-01\n"), 0),
    "what both have": (lambda one: one.source(PLAN, one.text(PLAN).replace("Plan", "Scheme")), 0),
    "a file that nobody reads": (lambda one: one.write("links/notes.txt", "nothing"), 2),
}


def _without_last(council: Council, body: str) -> str:
    lines = council.text("registers/commitments.tsv").splitlines(keepends=True)
    last = max(place for place, line in enumerate(lines) if line.startswith(body))
    return "".join(line for place, line in enumerate(lines) if place != last)


FEW = ("a document of one", "statements cut")
"""What the fast tests try."""


def fast(names: Iterable[str]) -> list[object]:
    """The names, of which only a few are tried by the fast tests."""
    return [name if name in FEW else pytest.param(name, marks=pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", fast(CHANGES))
def test_only_what_changed_is_made_again(kept: Kept, name: str) -> None:
    change, as_before = CHANGES[name]
    change(kept.council)
    assert kept.built().as_before == as_before
    assert kept.is_as_from_nothing()
    there = {entry.body for entry in load_catalogue(kept.council.data).documents}
    assert {path.stem.removeprefix("of-") for path in kept.parts.iterdir()} == there


@pytest.mark.slow
@pytest.mark.parametrize("option", OPTIONS)
def test_other_options_are_other_portions(kept: Kept, option: str) -> None:
    assert kept.built(without=option).as_before == 0
    assert kept.built().as_before == 0
    assert kept.is_as_from_nothing()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "statements cut": lambda run: run.write_bytes(run.read_bytes()[:-40]),
    "statements gone": lambda run: run.unlink(),
    "record cut": lambda run: (record := run.with_suffix(".json")).write_bytes(record.read_bytes()[:-40]),
    "record of something else": lambda run: run.with_suffix(".json").write_text("{}"),
    "record gone": lambda run: run.with_suffix(".json").unlink(),
}


@pytest.mark.parametrize("name", fast(DAMAGES))
def test_what_is_in_doubt_is_made_again(kept: Kept, name: str) -> None:
    DAMAGES[name](kept.parts / f"of-{OTHER}.nq")
    assert kept.built().as_before == 1
    assert kept.is_as_from_nothing()


def test_a_build_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    kept = Kept(tmp_path)

    def broken_off(stage: str, what: str, _part: float = 0.0) -> None:
        if (stage, what) == ("councils", OTHER):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(kept.council.data, kept.council.out, parts=kept.parts, progress=broken_off)
    assert not kept.council.out.exists()
    assert kept.built().as_before == 1
    assert kept.is_as_from_nothing()


MEANWHILE = [
    ("goldenthread.pipeline.load_tables", "reviewers.tsv"),
    ("goldenthread.pipeline.load_tables", "acknowledged.toml"),
    ("goldenthread.council_by_council.state", "layouts/brackenford-plan.toml"),
]


@pytest.mark.parametrize(("stage", "name"), MEANWHILE)
def test_what_changes_while_it_is_built_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, name: str
) -> None:
    kept, real = Kept(tmp_path), pkgutil.resolve_name(stage)

    def meanwhile(*given: object, **options: object) -> object:
        result = real(*given, **options)
        with (kept.council.data / name).open("a") as file:
            file.write("# a colleague saves a file\n")
        return result

    monkeypatch.setattr(stage, meanwhile)
    assert kept.built().as_before == 0
    assert not list(kept.parts.glob("*.json"))


def test_no_layout_is_another_than_an_empty_one(kept: Kept) -> None:
    """One that ships is taken where there is none; an empty one is refused, whatever was kept."""
    council = kept.council
    council.write("layouts/plain.toml", "")
    before = checksum_of_files(council.data, ["layouts/plain.toml"])
    (council.data / "layouts" / "plain.toml").unlink()
    assert checksum_of_files(council.data, ["layouts/plain.toml"]) not in (before, None)


def test_what_is_kept_stands_neither_in_the_data_nor_in_the_output(tmp_path: Path) -> None:
    council = two_councils(tmp_path)
    for parts in (council.data / "parts", council.out, council.out / "parts", tmp_path):
        with pytest.raises(BuildError, match="lie in"):
            build(council.data, council.out, parts=parts)
    assert list(tmp_path.iterdir()) == [council.data]


def drop_a_line(council: Council, chance: random.Random) -> None:
    """Takes a line of one of the councils out of a table."""
    tables = [str(path.relative_to(council.data)) for path in sorted(council.data.rglob("*.tsv"))]
    name = chance.choice(tables)
    lines = council.text(name).splitlines(keepends=True)
    if rows := [place for place, line in enumerate(lines) if "brackenford" in line or OTHER in line]:
        del lines[chance.choice(rows)]
        council.write(name, "".join(lines))


def document_changed(council: Council, chance: random.Random) -> None:
    """Changes words of a document that both have."""
    council.source(PLAN, council.text(PLAN).replace(chance.choice("aeiou"), chance.choice("aeiou"), 3))


def renamed(council: Council, chance: random.Random) -> None:
    """Gives the other council another key, in the catalogue alone."""
    text = council.text("sources.toml")
    council.write("sources.toml", text.replace(OTHER, f"{OTHER}-{chance.randrange(9)}", text.count(OTHER)))


def layout_noted(council: Council, chance: random.Random) -> None:
    council.write(
        "layouts/brackenford-plan.toml", council.text("layouts/brackenford-plan.toml") + f"# {chance.random()}\n"
    )


def accepted(council: Council, chance: random.Random) -> None:
    day = f"date = 2026-01-{chance.randrange(10, 28)}"
    entry = f'[[acknowledged]]\ncode = "deadline-missing"\nreason = "so"\nby = "R"\n{day}\n'
    council.write("acknowledged.toml", entry)


CHANCES = [drop_a_line, drop_a_line, document_changed, renamed, layout_noted, accepted, lambda *_: None]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_changes_by_chance(kept: Kept, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - to choose changes
    for _ in range(3):
        for change in chance.choices(CHANCES, k=2):
            change(kept.council, chance)
        kept.built(jobs=chance.choice([1, 2]))
        assert kept.is_as_from_nothing()


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.parts.mkdir()
    (kept.parts / "letters.txt").write_text("dear")
    with pytest.raises(BuildError, match=r"'letters\.txt' is no portion of a build"):
        kept.built()
    assert [path.name for path in kept.parts.iterdir()] == ["letters.txt"]
    assert not kept.council.out.exists()


def test_a_redacted_build_keeps_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = Kept(tmp_path)
    assert run([*kept.council.build, "--redact", "--parts", str(kept.parts)]) == 2
    assert "holds all names" in capsys.readouterr().err
    assert not kept.parts.exists()


def test_the_command_says_what_was_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = Kept(tmp_path)
    words = [word for word in kept.council.build if word != "--quiet"]
    for as_before in (0, 2):
        assert run([*words, "--fresh", "--parts", str(kept.parts)]) == 0
        assert f"Councils taken as they were: {as_before} (kept in {kept.parts})" in capsys.readouterr().out
