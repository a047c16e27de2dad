"""Changes lines of the code one at a time and tells which changes no test noticed.

    python -m tests.mutation --count 100 --seed 1 linking interpret

Each change is made in a copy of the checkout. The doctests of the module and the tests named after it are run first,
then the tests that mirror its package, which must pass while nothing is changed; with ``--all`` what they let pass is
put to the whole fast suite. All kinds of changes have the same share, and no line is changed twice. To be run by hand:
an hour, not a minute.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path

import pytest

from tests.mutation.changes import Change, changes

ROOT = Path(__file__).parents[2]
CODE = Path("src/goldenthread")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "build", "node_modules", "vendored", "__pycache__", ".*_cache")
MINUTES = 10


def chosen(places: list[str], count: int, seed: int) -> list[tuple[Path, Change]]:
    """A sample of the changes of some packages or modules, the same for the same seed: of each kind in its turn."""
    paths = [path for place in places or ["."] for path in _modules(ROOT / CODE / place)]
    every = [(path.relative_to(ROOT), change) for path in sorted(set(paths)) for change in changes(path.read_text())]
    random.Random(seed).shuffle(every)  # noqa: S311  # a sample, not a secret
    kinds: dict[str, list[tuple[Path, Change]]] = defaultdict(list)
    for path, change in every:
        kinds[change.kind].append((path, change))
    lines: dict[tuple[Path, int], tuple[Path, Change]] = {}
    for path, change in (one for turn in zip_longest(*kinds.values()) for one in turn if one):
        lines.setdefault((path, change.line), (path, change))
    return list(lines.values())[:count]


def _modules(place: Path) -> list[Path]:
    return [place] if place.is_file() else [path for path in place.rglob("*.py") if path.name != "__main__.py"]


def mirrors(module: Path) -> list[str]:
    """The tests that mirror a module: its own doctests, and those of its package.

    >>> mirrors(Path("src/goldenthread/linking/threads.py"))
    ['src/goldenthread/linking/threads.py', 'tests/linking']
    """
    package = module.relative_to(CODE).parts[0].removesuffix(".py")
    found = (ROOT / "tests" / package, *sorted((ROOT / "tests").glob(f"test_{package}*.py")))
    return [str(module), *(str(path.relative_to(ROOT)) for path in found if path.exists())]


def nearest(module: Path) -> list[str]:
    """Of the tests that mirror a module its doctests and those that are named after it: they tell the most, soonest.

    >>> nearest(Path("src/goldenthread/linking/moved_deadlines.py"))
    ['src/goldenthread/linking/moved_deadlines.py', 'tests/linking/test_moved_deadlines.py']
    """
    own, *places = mirrors(module)
    named = f"test_*{module.stem}*.py"
    found = (path for place in places for path in sorted((ROOT / place).rglob(named)))
    return [own, *(str(path.relative_to(ROOT)) for path in found)]


def noticed(copy: Path, tests: list[str]) -> bool:
    """Whether a test fails, or does not come to an end; where there is no test, nothing is noticed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=MINUTES * 60, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode not in (0, pytest.ExitCode.NO_TESTS_COLLECTED)


def main() -> int:
    """Runs it; 1 where fewer than three of four changes were noticed."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("places", nargs="*", help="packages or modules under src/goldenthread; all of them otherwise")
    parser.add_argument("--count", type=int, default=100, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=1, help="which of them")
    parser.add_argument("--all", action="store_true", help="put what the mirrors let pass to the whole fast suite")
    asked = parser.parse_args()
    sample = chosen(asked.places, asked.count, asked.seed)
    lived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
        for tests in dict.fromkeys(tuple(mirrors(path)[1:]) for path, _ in sample):
            if tests and noticed(copy, list(tests)):
                sys.exit(f"{' '.join(tests)}: these tests fail while nothing is changed, or are too slow")
        for path, change in sample:
            whole = (copy / path).read_text()
            lines = whole.splitlines(keepends=True)
            lines[change.line - 1] = change.after + "\n"
            (copy / path).write_text("".join(lines))
            found = (
                noticed(copy, nearest(path))
                or noticed(copy, mirrors(path))
                or (asked.all and noticed(copy, ["tests", "src"]))
            )
            (copy / path).write_text(whole)
            lived += not found
            if not found:
                told = f"{path}:{change.line}: {change.kind}\n  - {change.before.strip()}\n  + {change.after.strip()}\n"
                sys.stdout.write(told)
                sys.stdout.flush()
    sys.stdout.write(f"{len(sample) - lived} of {len(sample)} changes noticed\n")
    return int(4 * lived > len(sample))


if __name__ == "__main__":
    sys.exit(main())
