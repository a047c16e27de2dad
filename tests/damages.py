"""Damages the inputs, not the code: a data folder in many ways, and how the program ends on it.

``python -m tests.damages FIRST LAST`` runs a range by hand; the tests run a fixed sample. A damage is known by its
number: the same number gives the same damage.
"""

from __future__ import annotations

import base64
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from goldenthread.cli import run
from goldenthread.cli.reviewing import known_rows
from goldenthread.linking.meaning import wordings
from goldenthread.linking.propose import propose
from goldenthread.linking.review import Session, queue
from goldenthread.model import Decision, Relation, ReviewerKind
from goldenthread.model.reviewers import Reviewer
from goldenthread.reviewer_register import declare
from goldenthread.upkeep import comments_to_judge

BRACKENFORD = Path(__file__).parent / "cases" / "brackenford" / "data"
IDENTITIES = {
    "persons.tsv": "body\tkey\tname\telected\taliases\treason\n"
    "brackenford\t0001\tJoy Okafor\t\tJ Okafor|Joy Okafur\tSeen.\nbrackenford\t0002\tMeg Lowe\t\t\t\n"
    "brackenford\t0003\tTom Price\t\t\t\nbrackenford\t0004\tAnn Field\t\t\tOf 2018.\n"
    "brackenford\t0005\tAnn Field\t\t\tOf 2019.\n",
    "posts.tsv": "body\tkey\ttitle\telected\taliases\treason\nbrackenford\thead\tHead of Bins\t\t\t\n",
    "units.tsv": "body\tkey\tcode\tname\taliases\tpart_of\treason\nbrackenford\tenv\tENV\tEnvironment\t\t\t\n"
    "brackenford\tparks\tPARKS\tParks\t\tenv\t\n",
    "unit-changes.tsv": "body\tkey\tlabel\tbefore\tafter\tyear\tconfidence\tevidence\treason\n"
    "brackenford\tparks-made\tParks are made\t\tparks\t2019-20\t\t2019-20:7\tThe review says so.\n",
    "tenures.tsv": "body\tpost\tperson\tedition\tlines\treason\n"
    "brackenford\thead\t0002\t2018-19\t13 15\tThe staff list says so.\n",
    "namesakes.tsv": "body\tname\tperson\tunit\tedition\tlines\treason\n"
    "brackenford\tAnn Field\t0004\t\t2018-19\t31\tThe officer for homes.\n"
    "brackenford\tAnn Field\t0005\tHOMES\t\t\tWho followed her.\n",
    "distinct.tsv": "body\tone\tother\treason\nbrackenford\tJoy Okafor\tTom Price\tTwo officers.\n",
    "redaction.tsv": "name\twithin\tdecision\treason\nPrice\t\thide\tAn officer.\n",
}
ACKNOWLEDGED = """[[acknowledged]]
code = "percent-not-mean"
reason = "The council counts its milestones by their cost."
by = "Ann"
date = 2026-01-02
"""
LONGEST, MOST = 10.0, 1 << 30
"""Seconds of processor and bytes of memory that one run may take."""


def everything(data: Path) -> Path:
    """A data folder with a file of every kind, each of a few lines."""
    shutil.copytree(BRACKENFORD, data)
    for name, text in IDENTITIES.items():
        (data / "identities").mkdir(exist_ok=True)
        (data / "identities" / name).write_text(text)
    (data / "acknowledged.toml").write_text(ACKNOWLEDGED)
    declare(data / "reviewers.tsv", Reviewer("ann", ReviewerKind.PERSON, "Ann Field", "2026-01-02"))
    known, minter = known_rows(data)
    asked = queue(propose(known, {}), [], known)
    session = Session(data / "links" / "ours.sssom.tsv", minter.base, asked, "ann", "2026-01-02")
    session.decide(Decision.ACCEPTED, Relation.CONTINUES, reason="The same trees.")
    session.decide(Decision.REJECTED, Relation.CONTINUES, reason="Another yard.")
    if session.current is not None:
        question = session.current
        session.close(question.later, "https://example.org/data/brackenford/2018-19/plan", reason="Nothing goes on.")
    shutil.copy(Path(__file__).parents[1] / "data" / "links" / "calibration.toml", data / "links")
    vectors = "".join(
        f"{one}\t{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}\n"
        for one in sorted(wordings(known))
    )
    (data / "links" / "meanings.tsv").write_text(f"# model: tiny\n{vectors}")
    lines = list(comments_to_judge(data))[:3]
    (data / "judgements").mkdir()
    (data / "judgements" / "comments.tsv").write_text("".join(f"{line}\n" for line in lines))
    return data


# ruff: noqa: E501 (signs are read across)
SIGNS = [
    b"\x00", b"\x1b[31m", b"\xff", b"\xc3", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\r", b"\t", b"\n",
    b'"', b"'", b"\\", b"|", b"[", b"]", b"{", b"}", b"=", b"#", b",", b"<", b">", b"&", b"%", b"../../x", b" " * 60, b"9" * 400,
    b"x" * 5000, b"-1", b"1e999", b"nan", b"\xf0\x9f\x98\x80", b"[/b]", b"$(x)", b"{{x}}", b"https://e.org/", b"javascript:x", b"0001",
    b"\\u0000", b"2018-13-45", b"brackenford", b"inf", b"true", b"[[", b"]]", b'"""', b"(?P<a>", b"(((", b"*", b"\xc2\xa0",
]  # fmt: skip
"""What is put into a file."""


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A content with one to three damages."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        content = chance.choice(_DAMAGES)(content, chance)
    return content


def _put_in(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(SIGNS) + content[place:]


def _put_over(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(SIGNS) + content[place + chance.randint(1, 12) :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + content[place + chance.randint(1, 80) :]


def _end(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _flip(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"\x80"
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def _lines(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True) or [b""]
    place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    what = chance.randrange(4)
    if what == 0:
        lines.insert(other, lines[place])
    elif what == 1:
        lines[place], lines[other] = lines[other], lines[place]
    elif what == 2:
        del lines[place]
    else:
        lines[place : place + 1] = [lines[place]] * chance.choice((2, 50))
    return b"".join(lines)


def _cells(content: bytes, chance: random.Random) -> bytes:
    """One cell, word or value gives way to a sign, to nothing, or to another of the file."""
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    mark = b"\t" if b"\t" in lines[place] else b" = " if b" = " in lines[place] else b" "
    cells = lines[place].split(mark)
    others = [cell for line in lines for cell in line.split(mark)]
    cells[chance.randrange(len(cells))] = chance.choice((b"", chance.choice(SIGNS), chance.choice(others)))
    lines[place] = mark.join(cells)
    return b"\n".join(lines)


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _put_in, _put_over, _cut, _end, _flip, _lines, _lines, _cells, _cells, _cells,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run on a damaged folder ended.

    Attributes:
        number: of the damage.
        file: what was damaged.
        code: exit code; negative is the signal that ended the run.
        said: standard error.
        seconds: of processor.
        memory: bytes at most.
    """

    number: int
    file: str
    code: int
    said: str
    seconds: float
    memory: int

    @property
    def fault(self) -> str:
        """What is wrong with it; empty where nothing is."""
        last = self.said.strip().rpartition("\n")[2]
        if self.code not in (0, 1, 2):
            return f"ended with {self.code}"
        if "Traceback" in self.said or "a fault of this program" in self.said:
            return "traceback"
        if self.code == 2 and not has_a_place(last, self.file):
            return "without a place"
        if any((ord(sign) < 32 and sign != "\n") or 0x7F <= ord(sign) < 0xA0 for sign in self.said):
            return "raw signs"
        if self.seconds > LONGEST:
            return "slow"
        return "large" if self.memory > MOST else ""


def has_a_place(line: str, file: str) -> bool:
    """Whether a message names a file, and a line or an entry of it, unless the whole file is at fault."""
    whole = "the file is missing|the source document|the document is|is UTF-16|binary file|cannot be read: it is"
    return bool(
        re.search(r"\.(?:tsv|toml|txt|csv|html|xlsx|docx|md):\d+: ", line)
        or re.search(r"\.toml: (?:[^\s:]+|\w+(?:\.[^:]+)+): |\.toml: .*\bentry \d+", line)
        or re.search(rf"/[^/]+: (?:.*\b)?(?:{whole})", line)
    )


def outcome(number: int, clean: Path, work: Path) -> Outcome:
    """Damages a folder and builds it, in a child of its own."""
    chance = random.Random(number)  # noqa: S311
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(clean, work / "data")
    files = sorted(path for path in (work / "data").rglob("*") if path.is_file())
    path = files[number % len(files)]
    path.write_bytes(damaged(path.read_bytes(), chance))
    name = path.relative_to(work / "data").as_posix()
    if name.startswith("sources/"):  # the catalogue shall take it for the original
        catalogue = work / "data" / "sources.toml"
        before = hashlib.sha256((clean / name).read_bytes()).hexdigest()
        now = hashlib.sha256(path.read_bytes()).hexdigest()
        catalogue.write_text(catalogue.read_text().replace(before, now))
    words = ["build", "--data", str(work / "data"), "--out", str(work / "out"), "--quiet"]
    return Outcome(number, name, *ran(words, work / "said"))


def ran(words: list[str], said: Path) -> tuple[int, str, float, int]:
    """Runs a command in a child of its own: its exit code, what it said, seconds of processor, bytes at most."""
    page = os.sysconf("SC_PAGESIZE")
    mapped, given = (int(pages) * page for pages in Path("/proc/self/statm").read_text().split()[:2])  # a fork has both
    child = os.fork()
    if child == 0:
        code = 99
        try:
            descriptor = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(descriptor, 1)
            os.dup2(descriptor, 2)
            sys.stdout = os.fdopen(1, "w", closefd=False)
            sys.stderr = os.fdopen(2, "w", closefd=False, errors="backslashreplace")
            resource.setrlimit(resource.RLIMIT_CPU, (int(1.3 * LONGEST), int(1.3 * LONGEST)))
            resource.setrlimit(resource.RLIMIT_AS, (mapped + 4 * MOST, mapped + 4 * MOST))
            code = run(words)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    told = said.read_text(errors="replace")
    return code, told, used.ru_utime + used.ru_stime, max(0, used.ru_maxrss * 1024 - given)


def campaign(first: int, last: int, *, every: int = 1, shown: int = 5) -> Counter[str]:
    """Runs a range of damages, prints what is wrong, and counts how they ended."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        clean, work = everything(Path(folder) / "clean"), Path(folder) / "work"
        run(["build", "--data", str(clean), "--out", str(Path(folder) / "out"), "--quiet"])  # loads what it needs
        began = time.monotonic()
        for number in range(first, last, every):
            done = outcome(number, clean, work)
            found[done.fault or f"exit {done.code}"] += 1
            if done.fault and found[done.fault] <= shown * 8:
                end = f"({done.seconds:.1f} s): {done.said[-300:]!r}"
                sys.stdout.write(f"{done.number} {done.file} {done.fault} {end}\n")
        sys.stdout.write(f"{sum(found.values())} in {time.monotonic() - began:.0f} s: {dict(found)}\n")
    return found


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    campaign(int(sys.argv[1]), int(sys.argv[2]), every=int(sys.argv[3]) if sys.argv[3:] else 1)
