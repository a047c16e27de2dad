"""Officers with hard names leave no trace in any output, and none is refused without a list of what to decide."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest

from goldenthread.cli import run
from goldenthread.export import FORMATS
from goldenthread.redaction.seal import SEAL
from tests.redaction.invented import MEMBER, Hard, hard_names, plain, traces, write_council


def decided(errors: str) -> str:
    """A table that keeps every word which stands alone, and hides what stands beside a title, an initial or a post."""
    asked = re.findall(r"^  ([^:\n]+): '(.*)', \d+ times, first in .*\((.*)\)$", errors, re.MULTILINE)
    assert asked, errors
    lines = {
        f"{name}\t\tkeep" if kind == "the surname alone" else f"{name}\t{phrase}\thide" for name, phrase, kind in asked
    }
    return "name\twithin\tdecision\treason\n" + "".join(f"{line}\tInvented.\n" for line in sorted(lines))


def outputs(folder: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Every output of a redacted build, by the name of what made it."""
    built = folder / "built"
    found = {}
    formats = [("export", fmt) for fmt in FORMATS] + [("validate", fmt) for fmt in ("html", "json", "sarif")]
    for command, fmt in formats:
        output = folder / f"{command}-{fmt}"
        if command == "export":
            assert run(["export", "--format", fmt, "--build", str(built), "--output", str(output)]) == 0
        else:
            run(["validate", "--format", fmt, "--build", str(built), "--data", str(data), "--output", str(output)])
    assert run(["site", "--build", str(built), "--out", str(folder / "site")]) == 0
    for name in ("findings", "issues", "load-per-officer", "where-an-officer-sat"):
        capsys.readouterr()
        run(["query", name, "--build", str(built)])
        found[f"query {name}"] = capsys.readouterr().out
    run(["trace", "Mend the high street", "--build", str(built)])
    found["trace"] = capsys.readouterr().out
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != SEAL and "assets" not in path.parts:
            found[str(path.relative_to(folder))] = path.read_text(encoding="utf-8")
    return found


def decoded(text: str) -> str:
    """A text as its readers decode it."""
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return html.unescape(unquote(text.replace("\\n", "\n").replace("\\t", "\t")))


def check(hards: Sequence[Hard], folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Builds without names, deciding what must be decided, and searches every output; what is wrong."""
    data = write_council(folder / "data", hards)
    arguments = ["build", "--data", str(data), "--out", str(folder / "out" / "built"), "--quiet", "--redact"]
    capsys.readouterr()
    code = run(arguments)
    if code:
        errors = capsys.readouterr().err
        if "only a person can say" not in errors:
            return [f"refused without a list: {errors}"]
        (data / "identities" / "redaction.tsv").write_text(decided(errors), encoding="utf-8")
        if run(arguments):
            return [f"refused again: {capsys.readouterr().err}"]
    found = {place: decoded(text) for place, text in outputs(folder / "out", data, capsys).items()}
    assert MEMBER in found["export-nq/goldenthread.nq"]  # elected members stay named
    lines = {place: dict.fromkeys([place, *text.splitlines()]) for place, text in found.items()}
    wrong = []
    for hard in hards:
        last = {re.findall(r"[^\W\d_]+", name)[-1].lower() for name in (hard.surname, plain(hard.surname))}
        for place, some in lines.items():
            near = "\n".join(line for line in some if any(word in line.lower() for word in last))
            wrong += [f"{place}: {match[0]!r}" for pattern in traces(hard) if (match := pattern.search(near))]
    return wrong


EIGHT = 8


def test_hard_names_leave_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(list(hard_names(EIGHT)), tmp_path, capsys) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(EIGHT, 200, EIGHT))
def test_two_hundred_hard_names_leave_no_trace(first: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(list(hard_names(200))[first : first + EIGHT], tmp_path, capsys) == []
