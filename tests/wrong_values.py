"""A data folder with one thing wrong in it: a value of another type, a column elsewhere, a pipe in the place of a file.

``python -m tests.wrong_values FIRST LAST [STEP]`` runs a range by hand; the tests run a fixed sample.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

from goldenthread.cli import run
from tests.damages import Outcome, everything, ran

Change = Callable[[Path], object]
"""Changes one file."""
Where = tuple[str | int, ...]
"""The keys and places that lead to a value of a TOML file."""

VALUES: dict[str, str] = {
    "nothing": '""',
    "a blank": '" "',
    "words": '"some words"',
    "a long text": f'"{"x" * 70_000}"',
    "signs": r'"\u0000\u001b[31m\u202e\u0085<b>{{x}}|"',
    "a path": '"../../etc/passwd"',
    "a pattern": "'(((a'",
    "a pattern of groups": "'(?P<ref>a)(?P<ref>b)'",
    "a pattern that repeats nothing": "'()*{0,9999}'",
    "a number": "7",
    "a negative number": "-1",
    "a large number": "9" * 19,
    "a gigantic number": "9" * 400,
    "a hundred thousand": "100000",
    "a fraction": "0.5",
    "no number": "nan",
    "without end": "-inf",
    "true": "true",
    "a day": "2019-04-01",
    "the first day": "0001-01-01",
    "the last day": "9999-12-31",
    "a moment": "2019-04-01T10:00:00Z",
    "an hour": "10:00:00",
    "a list": "[]",
    "a list of words": '["a", "b"]',
    "a list of kinds": '[1, "a", [], {}]',
    "a deep list": "[" * 60 + "]" * 60,
    "a table": "{}",
    "a table of something": '{ a = 1, "" = "b" }',
}
"""What is put in the place of a value, as TOML writes it."""
MANY = 12
"""Numbers of a table above which only a few are tried."""
DAYS = (
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2019-02-29",
    "-2019-01-01",
    "2019-W01-1",
    "20190101",
    "2019-01-01T00:00",
)


def written(value: object) -> str:
    """A value as TOML writes it, in one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            plain = value.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + "".join(f"\\u{ord(one):04X}" if ord(one) < 32 else one for one in plain) + '"'
        case datetime() | date() | clock():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return "{" + ", ".join(f"{written(key)} = {written(one)}" for key, one in value.items()) + "}"
        case Literally():
            return value.text
        case _:
            return str(value)


class Literally:
    """A value as it is to be written."""

    def __init__(self, text: str) -> None:
        self.text = text


def places(value: object, where: Where = ()) -> Iterator[Where]:
    """The places of all values within a value."""
    if where:
        yield where
    if isinstance(value, dict):
        weights = len(value) > MANY and all(isinstance(one, float) for one in value.values())
        for key, one in list(value.items())[: 2 if weights else None]:  # the others are like these
            yield from places(one, (*where, key))
    if isinstance(value, list):
        for place, one in enumerate(value[:2]):  # the others are like these
            yield from places(one, (*where, place))


def _at(table: Any, where: Where) -> Any:
    for one in where[:-1]:
        table = table[one]
    return table


def put(where: Where, text: str) -> Change:
    """Puts something in the place of a value."""

    def change(path: Path) -> None:
        table = tomllib.loads(path.read_text())
        _at(table, where)[where[-1]] = Literally(text)
        path.write_text("".join(f"{written(key)} = {written(value)}\n" for key, value in table.items()))

    return change


def without(where: Where) -> Change:
    """Takes a value out."""

    def change(path: Path) -> None:
        table = tomllib.loads(path.read_text())
        del _at(table, where)[where[-1]]
        path.write_text("".join(f"{written(key)} = {written(value)}\n" for key, value in table.items()))

    return change


def beside(where: Where, key: str) -> Change:
    """Puts a key that nobody knows beside a value, or the same again."""

    def change(path: Path) -> None:
        table = tomllib.loads(path.read_text())
        inner = _at(table, where)
        if isinstance(inner, dict):
            inner["\N{ZERO WIDTH SPACE}twice"] = Literally("0")
        text = "".join(f"{written(one)} = {written(value)}\n" for one, value in table.items())
        path.write_text(text.replace('"\N{ZERO WIDTH SPACE}twice"', written(key)))

    return change


def of_tables(text: str) -> Iterator[tuple[str, Change]]:
    """Changes to a TOML file."""
    for where in places(tomllib.loads(text)):
        name = ".".join(map(str, where))
        yield f"{name} is left out", without(where)
        if isinstance(where[-1], str):
            yield f"{name} stands twice", beside(where, where[-1])
            yield f"{name} has an unknown neighbour", beside(where, "nobody-knows")
        for what, value in VALUES.items():
            yield f"{name} is {what}", put(where, value)


def cells(change: Callable[[list[list[str]]], object]) -> Change:
    """Changes the cells of a file of tab-separated values, notes apart."""

    def changed(path: Path) -> None:
        lines = path.read_text().splitlines()
        notes = [line for line in lines if line.startswith("#")]
        table = [line.split("\t") for line in lines if not line.startswith("#")]
        change(table)
        path.write_text("".join(f"{line}\n" for line in (*notes, *("\t".join(row) for row in table))))

    return changed


def of_columns(text: str) -> Iterator[tuple[str, Change]]:
    """Changes to a file of tab-separated values."""
    head = next((line.split("\t") for line in text.splitlines() if not line.startswith("#")), [])

    def renamed(column: int, name: str) -> Change:
        return cells(lambda table: table[0].__setitem__(column, name))

    def filled(column: int, value: str) -> Change:
        return cells(lambda table: [row.__setitem__(column, value) for row in table[1:] if len(row) > column])

    yield (
        "the columns are turned round",
        cells(lambda table: table.__setitem__(slice(None), [row[::-1] for row in table])),
    )
    yield "the rows are turned round", cells(lambda table: table.__setitem__(slice(1, None), table[:0:-1]))
    yield "the head is gone", cells(lambda table: table.pop(0))
    yield "the head stands twice", cells(lambda table: table.insert(1, list(table[0])))
    yield "only the head is left", cells(lambda table: table.__delitem__(slice(1, None)))
    yield (
        "there is one column more",
        cells(lambda table: table.__setitem__(slice(None), [[*row, "more"] for row in table])),
    )
    yield "each row stands twice", cells(lambda table: table.extend([list(row) for row in table[1:]]))
    for column, name in enumerate(head):
        yield f"{name} is gone", cells(lambda table, c=column: [row.pop(c) for row in table if len(row) > c])  # type: ignore[misc]
        yield f"{name} has another name", renamed(column, "another")
        yield f"{name} has the name of the first", renamed(column, head[0])
        yield f"{name} has no name", renamed(column, "")
        for value in ("", " ", "7", "-1", "9" * 400, "1e999", "nan", "\u00b2", "\u0661", "a|b||", "x" * 70_000, *DAYS):
            yield f"{name} is {value[:12]!r}", filled(column, value)


def of_bytes(_text: str) -> Iterator[tuple[str, Change]]:
    """Changes to the bytes of any file."""

    def recoded(encoding: str) -> Change:
        return lambda path: path.write_bytes(path.read_text().encode(encoding, "xmlcharrefreplace"))

    def ended(by: bytes) -> Change:
        return lambda path: path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", by))

    def mixed(path: Path) -> None:
        lines = path.read_bytes().split(b"\n")
        path.write_bytes(b"".join(line + (b"\r\n", b"\n")[place % 2] for place, line in enumerate(lines)))

    for encoding in ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-7", "utf-8-sig"):
        yield f"it is {encoding}", recoded(encoding)
    yield "it has two marks", lambda path: path.write_bytes(b"\xef\xbb\xbf" * 2 + path.read_bytes())
    for by in (b"\r\n", b"\r", b"\n\r", b"\x0b", b"\x0c", "\u2028".encode(), b"\n\n", b"\x00"):
        yield f"its lines end in {by!r}", ended(by)
    yield "its lines end in two ways", mixed
    yield "it has no end of line", lambda path: path.write_bytes(path.read_bytes().rstrip(b"\n"))
    yield "it is empty", lambda path: path.write_bytes(b"")
    yield "it is blank", lambda path: path.write_bytes(b" \n\t\n")
    yield "it is of notes", lambda path: path.write_bytes(b"# a\n#b\n")
    yield "it is of zeros", lambda path: path.write_bytes(bytes(100_000))
    yield "it is twice itself", lambda path: path.write_bytes(path.read_bytes() * 2)
    yield "it has one long line", lambda path: path.write_bytes(path.read_bytes() + b"x" * 2_000_000)


def of_places(_text: str) -> Iterator[tuple[str, Change]]:
    """What stands in the place of any file."""

    def instead(make: Change) -> Change:
        def change(path: Path) -> None:
            path.unlink()
            make(path)

        return change

    def aside(path: Path) -> None:
        path.rename(path.with_name(f"{path.name}.real"))
        path.symlink_to(f"{path.name}.real")

    yield "it is gone", instead(lambda _: None)
    yield "it is a folder", instead(lambda path: path.mkdir())
    yield "it is a pipe", instead(os.mkfifo)
    yield "it is a link to itself", instead(lambda path: path.symlink_to(path.name))
    yield "it is a link to nothing", instead(lambda path: path.symlink_to("nothing"))
    yield "it is a link to its folder", instead(lambda path: path.symlink_to("."))
    yield "it is a device without end", instead(lambda path: path.symlink_to("/dev/zero"))
    yield "it is a device without anything", instead(lambda path: path.symlink_to("/dev/null"))
    yield "it is a link to what it was", aside


def changes(data: Path) -> list[tuple[str, str, Change]]:
    """All changes to a data folder: the file, what is wrong with it, and what makes it so."""
    made: list[tuple[str, str, Change]] = []
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        name, text = path.relative_to(data).as_posix(), path.read_text()
        kinds: list[Callable[[str], Iterator[tuple[str, Change]]]] = [of_bytes, of_places]
        kinds += [of_tables] * (path.suffix == ".toml") + [of_columns] * (path.suffix == ".tsv")
        made += [(name, what, change) for kind in kinds for what, change in kind(text)]
    return made


def outcome(number: int, clean: Path, work: Path, wrong: tuple[str, str, Change]) -> Outcome:
    """Makes one thing wrong and builds, in a child of its own."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(clean, work / "data")
    name, what, change = wrong
    path = work / "data" / name
    change(path)
    if name.startswith("sources/") and path.is_file():  # the catalogue shall take it for the original
        catalogue = work / "data" / "sources.toml"
        before = hashlib.sha256((clean / name).read_bytes()).hexdigest()
        catalogue.write_text(catalogue.read_text().replace(before, hashlib.sha256(path.read_bytes()).hexdigest()))
    words = ["build", "--data", str(work / "data"), "--out", str(work / "out"), "--quiet"]
    return Outcome(number, f"{name}: {what}", *ran(words, work / "said"))


def fault(done: Outcome) -> str:
    """What is wrong with an ending; empty where nothing is. What is no file has no lines: its name is the place."""
    name = done.file.partition(":")[0]
    told = [line for line in done.said.splitlines() if line.startswith("goldenthread: ")]
    if done.fault == "without a place" and len(told) == 1 and f"/{name}: " in told[0] and ": it is " in done.file:
        return ""
    return done.fault


def main() -> None:
    """Runs a range."""
    first, last, *rest = map(int, sys.argv[1:])
    found: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        clean, work = everything(Path(folder) / "clean"), Path(folder) / "work"
        run(["build", "--data", str(clean), "--out", str(Path(folder) / "out"), "--quiet"])
        made = changes(clean)
        for number in range(first, min(last, len(made)), *rest):
            done = outcome(number, clean, work, made[number])
            found[fault(done) or f"exit {done.code}"] += 1
            if fault(done):
                end = f"({done.seconds:.1f} s, {done.memory >> 20} MB): {done.said[-300:]!r}"
                sys.stdout.write(f"{number} {done.file} {fault(done)} {end}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{sum(found.values())} of {len(made)} in {time.monotonic() - began:.0f} s: {dict(found)}\n")


if __name__ == "__main__":
    main()
