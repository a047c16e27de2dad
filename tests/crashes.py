"""Commands that write folders and files, each of which a process may leave whole or not at all.

``python -m tests.crashes KIND [STEP [FIRST]]`` lets a command meet each ending at every event of writing, or at each of
so many (in pieces, FIRST from 0 to STEP - 1); without a kind it names them. The tests run some of them at every event,
and others at some.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.cli import run
from tests.cases.council import BRACKENFORD, Council
from tests.damages import everything
from tests.faults import ENDINGS, INTERRUPT, KILL, ended
from tests.redaction.invented import Hard, write_council

OFFICER = "Zadrozny"
Files = dict[str, bytes] | None


def files_of(folder: Path) -> Files:
    """What stands in a folder, by its path within; of a file, that file."""
    if folder.is_file():
        return {"": folder.read_bytes()}
    if not folder.is_dir():
        return None
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def names_in(folder: Path) -> list[str]:
    """The names of what stands in a folder."""
    return sorted(path.name for path in folder.iterdir())


@dataclass(frozen=True, slots=True)
class Case:
    """A command, the folder that it renews, and how to begin again.

    Attributes:
        root: holds all that the command writes.
        target: the folder.
        words: the command.
        again: makes all of it as it was before the command.
        given: what somebody types, where the command asks.
        then: what is typed into the command that is run behind one that was broken off.
        one_by_one: the command writes several files, each of them whole or not at all.
        never: what no file below the root holds in the end.
    """

    root: Path
    target: Path
    words: Sequence[object]
    again: Callable[[], None]
    given: str = ""
    then: str = ""
    one_by_one: bool = False
    never: bytes = b""

    def check(self, at: int, ending: str, new: Files) -> None:
        """Lets the command meet its end at one event; then runs it again."""
        self.again()
        old, before = files_of(self.target), set(self.root.rglob("*"))
        done = ended(self.words, self.root, at, ending, self.given)
        now = files_of(self.target)
        told = (at, ending, done)
        assert self.whole(now, old, new), told
        assert "Traceback" not in done.said, told
        if ending == KILL:
            assert done.code == -9, told
        if done.code in (0, 1) and not (self.one_by_one and ending == INTERRUPT):
            assert now == new, told
        left = self.left(before)
        if ending not in (KILL, INTERRUPT):
            assert not left, (told, left)
        after = ended(self.words, self.root, given=self.then or self.given)
        now = files_of(self.target)
        assert after.code in (0, 1) or now == new, (told, after)
        odd = {name for name, held in (now or {}).items() if held != (new or {}).get(name)}
        assert now == new or (self.one_by_one and self.whole(now, old, new, unfinished=False)), (told, odd)
        assert not self.left(before), told
        if self.never:
            assert not [name for name, held in (files_of(self.root) or {}).items() if self.never in held], told

    def whole(self, now: Files, old: Files, new: Files, *, unfinished: bool = True) -> bool:
        """Whether a folder is the old or the new one; or each of its files is, where that is all that is promised."""
        if not self.one_by_one or now is None:
            return now in (old, new)
        before, after = old or {}, new or {}
        kept = {name: held for name, held in now.items() if not (unfinished and _is_unfinished(name))}
        return before.keys() <= kept.keys() <= before.keys() | after.keys() and all(
            held in (before.get(name), after.get(name)) for name, held in kept.items()
        )

    def left(self, before: set[Path]) -> list[Path]:
        """What stands there, and did not before: beside the target, or within it and half done."""
        found = set(self.root.rglob("*")) - before
        return [path for path in found if not path.is_relative_to(self.target) or _is_unfinished(path.name)]

    def run(self, step: int = 1, first: int = 0) -> tuple[int, int]:
        """Goes through the events, all of them or each of so many; says how many there are, and how many were tried.

        Of few events each ending meets one at least.
        """
        self.again()
        clean = ended(self.words, self.root, given=self.given)
        assert clean.code in (0, 1), clean.said
        new, tried = files_of(self.target), 0
        step = min(step, clean.events)
        for place, ending in enumerate(ENDINGS):
            for at in range(1, clean.events + 1):
                if (at + place) % step == first:
                    self.check(at, ending, new)
                    tried += 1
        return clean.events, tried


def _is_unfinished(name: str) -> bool:
    return any(part[0] == "." and part.endswith((".new", ".lock", ".goldenthread")) for part in Path(name).parts)


def builds(root: Path) -> Path:
    """Builds that are the same for all: of a council, of it without its patches, and of another with hard names."""
    council = Council.under(root)
    everything(root / "everything")
    write_council(
        root / "hard",
        [Hard("Joy", OFFICER, f"Joy {OFFICER}"), Hard("Anne-Marie", "Tallis-Wray", "Anne-Marie Tallis-Wray")],
    )
    for out, data, *more in (
        ("one", council.data),
        ("two", council.data, "--no-patches"),
        ("named", root / "hard"),
        ("hidden", root / "hard", "--redact", "--no-interpretation"),
    ):
        assert run(["build", "--data", str(data), "--out", str(root / out), "--quiet", *map(str, more)]) == 0
    return root


class Scene:
    """Makes cases below a root from builds that are there."""

    def __init__(self, made: Path, root: Path) -> None:
        self.made, self.root, self.out = made, root, root / "out"

    def fresh(self, source: Path | None = None, *more: tuple[Path, Path]) -> None:
        """An empty root; or one with a folder in which others have something too, and copies."""
        for path in self.root.iterdir():
            shutil.rmtree(path)
        if source:
            shutil.copytree(source, self.out)
            (self.out / "mine").mkdir()
            (self.out / "mine" / "notes.txt").write_text("of another")
        for one, other in more:
            shutil.copytree(one, other)

    def renewing(self, words: Sequence[object], source: Path | None = None, *, never: bytes = b"") -> Case:
        """A command that renews the output."""
        return Case(self.root, self.out, words, lambda: self.fresh(source), never=never)

    def changing(
        self, words: Sequence[object], change: Callable[[Path], None], within: str = "", typed: str = ""
    ) -> Case:
        """A command that changes a data folder: a folder within at once, or its files one by one."""
        data = self.root / "data"

        def again() -> None:
            self.fresh(None, (self.made / "everything", data))
            change(data)

        then = "q\n" if typed else ""
        return Case(self.root, data / within, [*words, "--data", data], again, typed, then, one_by_one=not within)

    def writing(self, words: Sequence[object], option: str, name: str) -> Case:
        """A command that writes one file over an older one."""
        path = self.root / "pages" / name

        def again() -> None:
            self.fresh()
            path.parent.mkdir()
            path.write_text("of another day")

        return Case(self.root, path.parent, [*words, option, path], again, one_by_one=True)

    def older(self, *words: str, built: str = "two") -> Path:
        """An export of another build."""
        older = self.made / f"older {' '.join(words)} {built}"
        if not older.exists():
            assert run(["export", "--build", str(self.made / built), "--output", str(older), *words]) == 0
        return older

    def build(self, *more: object, data: str = "data") -> list[object]:
        """The words that build."""
        return ["build", *more, "--data", self.made / data, "--quiet", "--out", self.out]

    def export(self, *more: object, built: str = "one") -> list[object]:
        """The words that export."""
        return ["export", *more, "--build", self.made / built, "--output", self.out]


def _halved(data: Path) -> None:
    for name in ("commitments.tsv", "threads.tsv"):
        path = data / "registers" / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")


def _moved(data: Path) -> None:
    path = data / "sources.toml"
    path.write_text(path.read_text().replace("https://example.org/data/", "https://example.org/moved/"))


SOURCE = BRACKENFORD / "sources" / "2019-20-review.txt"
MAKERS: dict[str, Callable[[Scene], Case]] = {
    "build": lambda at: at.renewing(at.build(), at.made / "two"),
    "first build": lambda at: at.renewing(at.build()),
    "redacted build": lambda at: at.renewing(at.build("--redact", data="hard"), never=OFFICER.encode()),
    "redacted build over another": lambda at: at.renewing(
        at.build("--redact", data="hard"), at.made / "hidden", never=OFFICER.encode()
    ),
    "export": lambda at: at.renewing(at.export("--format", "csv"), at.older("--format", "csv")),
    "first export": lambda at: at.renewing(at.export("--format", "csv")),
    "export --excel": lambda at: at.renewing(at.export("--format", "csv", "--excel"), at.older("--format", "csv")),
    **{
        f"export {name}": lambda at, name=name: at.renewing(  # type: ignore[misc] # the name of now
            at.export("--format", name), at.older("--format", name)
        )
        for name in ("nq", "trig", "ttl", "jsonld", "xlsx", "parquet", "stratml", "ldes")
    },
    "redacted export": lambda at: at.renewing(
        at.export("--format", "csv", "--redact", built="named"), never=OFFICER.encode()
    ),
    "export of a redacted build": lambda at: at.renewing(
        at.export("--format", "csv", built="hidden"),
        at.older("--format", "csv", "--redact", built="named"),
        never=OFFICER.encode(),
    ),
    "diff": lambda at: at.writing(
        ["diff", at.made / "one", at.made / "two", "--format", "html"], "--output", "page.html"
    ),
    "diff as statements": lambda at: at.renewing(
        ["diff", at.made / "one", at.made / "two", "--format", "nq", "--output", at.out], at.older("--format", "nq")
    ),
    "workbook of a redacted build": lambda at: at.renewing(
        at.export("--format", "xlsx", built="hidden"), never=OFFICER.encode()
    ),
    "publish": lambda at: at.renewing(
        [
            *("publish", "--data", at.root, "--build", at.made / "one", "--out", at.out, "--release", "1"),
            *("--issued", "2031-06-01", "--licence", "CC0-1.0", "--publisher", "Vale", "--name-officers"),
            *("--publisher-iri", "https://vale.example/", "--contact", "data@vale.example"),
        ]
    ),
    "register update": lambda at: at.changing(["register", "update"], _halved, "registers"),
    "first register update": lambda at: at.changing(
        ["register", "update"], lambda data: shutil.rmtree(data / "registers"), "registers"
    ),
    "register update of keys": lambda at: at.changing(["register", "update"], _moved),
    "links review": lambda at: at.changing(
        ["links", "review", "--reviewer", "ann", "--least", "0"],
        lambda data: (data / "links" / "ours.sssom.tsv").unlink(),
        typed="c\nthe same\nn\nends\nq\n",
    ),
    "links review of a stranger": lambda at: at.changing(
        ["links", "review", "--reviewer", "bob", "--least", "0", "--kind", "person", "--who", "Bob"],
        lambda data: (data / "links" / "ours.sssom.tsv").unlink(),
        typed="s\n\nq\n",
    ),
    "decide": lambda at: at.changing(
        [
            *("decide", "brackenford/thread/activity-0004", "recalled", "--by", "Panel", "--on", "2020-05-04"),
            *("--minute", "P 1", "--until", "2020-09-30", "--build", at.made / "one", "--yes"),
        ],
        lambda data: None,
    ),
    "layout check": lambda at: at.writing(
        ["layout", "check", SOURCE, "--layout", "brackenford-review", "--data", BRACKENFORD], "--html", "page.html"
    ),
    "validate": lambda at: at.writing(
        ["validate", "--build", at.made / "one", "--format", "json"], "--output", "report.json"
    ),
    "example": lambda at: Case(at.root, at.out, ["example", at.out], at.fresh),
}
KINDS = ("build", "first build", "redacted build", "export", "register update")
"""What `make test-attacks` runs at every event, and the slow tests at each fifth; of the others they run a sample."""


def case_of(kind: str, made: Path, root: Path) -> Case:
    """A case of a kind, below a root that is not there yet."""
    root.mkdir()
    return MAKERS[kind](Scene(made, root))


def main() -> None:
    """Runs a campaign, or names the kinds."""
    if not sys.argv[1:]:
        sys.stdout.write("".join(f"{kind}\n" for kind in MAKERS))
        return
    kind, pieces = sys.argv[1], map(int, sys.argv[2:])
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "made").mkdir()
        made = builds(Path(folder) / "made")
        events, tried = case_of(kind, made, Path(folder) / "root").run(*pieces)
    sys.stdout.write(f"{kind}: {events} events, {tried} endings, {time.monotonic() - began:.0f} s: no fault\n")


if __name__ == "__main__":
    main()
