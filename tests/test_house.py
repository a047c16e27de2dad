"""What keeps the house easy to walk through: small modules and functions, no room that is all of it, own names."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Class

import goldenthread

SOURCE = Path(goldenthread.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
LINES = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

LONGEST_MODULE = 300
LARGEST_PACKAGE = 0.22
"""Of all lines."""
MOST_COMPLEX = 20
"""Cyclomatic complexity, conditions within a line counted: the end of radon's grade C."""

MIRRORS = {"cli", "model", "graph", "views", "formats", "reports"}
"""Packages whose modules are named after what they command, hold, state, show, read or print, as those that make it."""


def complexities(source: str) -> Iterator[tuple[str, int]]:
    """Each function and method of a module with its complexity."""
    for block in cc_visit(source):
        if not isinstance(block, Class):
            yield block.fullname, block.complexity


def test_no_module_is_long() -> None:
    assert {str(path.relative_to(SOURCE)): lines for path, lines in LINES.items() if lines > LONGEST_MODULE} == {}


def test_no_package_is_much_of_the_house() -> None:
    packages: Counter[str] = Counter()
    for path, lines in LINES.items():
        packages[path.relative_to(SOURCE).parts[0]] += lines
    share = {name: lines / packages.total() for name, lines in packages.items()}
    assert len(share) > 12
    assert {name: round(part, 3) for name, part in share.items() if part > LARGEST_PACKAGE} == {}


def test_no_function_is_a_maze() -> None:
    found = [
        (f"{path.relative_to(SOURCE)}: {name}", complexity)
        for path in MODULES
        for name, complexity in complexities(path.read_text(encoding="utf-8"))
    ]
    assert len(found) > 1000
    assert [one for one in found if one[1] > MOST_COMPLEX] == []


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.name for path in MODULES if not path.name.startswith("__") and path.parent.name not in MIRRORS)
    assert [name for name, often in names.items() if often > 1] == []


def test_the_engine_of_queries_is_made_in_the_store_alone() -> None:
    """The linter of imports knows packages, and not which name of them is taken."""
    makers = {
        str(path.relative_to(SOURCE))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "pyoxigraph"
        if any(alias.name == "Store" for alias in node.names)
    }
    assert makers == {"store/embedded.py"}


@pytest.mark.parametrize(
    ("body", "complexity"),
    [("return a", 1), ("return a and b or c", 3), ("if a:\n        return [x for x in b if x]\n    return c", 4)],
)
def test_conditions_within_a_line_count(body: str, complexity: int) -> None:
    assert list(complexities(f"def f(a, b, c):\n    {body}\n")) == [("f", complexity)]
