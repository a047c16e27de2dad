"""No word of English stands in a pattern outside ``language/``: words are data, and a second language has its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import goldenthread

SOURCE = Path(goldenthread.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "language")

TECHNICAL = {
    "markdown.py": "schemes of IRIs",
    "store/query_limits.py": "keywords of SPARQL",
    "store/sparql_tokens.py": "keywords of SPARQL, and what its engine prints",
    "site/addresses.py": "names that Windows keeps for devices",
    "read/markup.py": "names of HTML",
    "read/formats/webpage.py": "names of HTML and CSS",
    "read/formats/markdown.py": "names of HTML",
    "read/formats/separated.py": "the line of Excel that names a separator",
    "linking/decisions.py": "keys of SSSOM",
    "query/ask.py": "schemes of IRIs",
    "iris.py": "schemes of IRIs",
    "minting.py": "parts of our own IRIs",
    "redaction/rewrite.py": "parts of our own IRIs",
    "validation/acknowledged.py": "parts of our own IRIs",
}
"""Modules whose patterns are about a notation and no language."""

SYNTAX = re.compile(
    r"\(\?P[<=]\w+[>)]?"  # names of groups
    r"|\(\?[aiLmsux-]+[:)]"  # flags
    r"|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}"  # single characters
    r"|\\[a-zA-Z]"  # classes
    r"|\[(?:\\.|[^\]\\])*\]"  # sets
)
LOOKS_LIKE_A_PATTERN = re.compile(r"\\[bswdWDS]|\(\?[:=!<P]|\[a-z\]")
JOINING = {"compile", "join"}
WORD = re.compile(r"[A-Za-z]{3,}")


def words_in(pattern: str) -> list[str]:
    """The words that are left of a pattern without its syntax."""
    return WORD.findall(SYNTAX.sub(" ", pattern))


def patterns(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are passed to ``re``, and those of its own level that look like patterns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr != "escape":
                yield from texts(node.args[0])
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value:
            yield from (one for one in texts(node.value) if LOOKS_LIKE_A_PATTERN.search(one[1]))


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts within an expression; not the names by which a function is asked for words."""
    if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Attribute) and node.func.attr in JOINING):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for part in ast.iter_child_nodes(node):
        yield from texts(part)


def test_no_pattern_outside_language_holds_a_word() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {' '.join(words)}"
        for path in MODULES
        if str(path.relative_to(SOURCE)) not in TECHNICAL
        for line, text in sorted(set(patterns(ast.parse(path.read_text(encoding="utf-8")))))
        if (words := words_in(text))
    ]
    assert found == []


def test_each_technical_module_still_has_words_of_its_notation() -> None:
    for name in TECHNICAL:
        tree = ast.parse((SOURCE / name).read_text(encoding="utf-8"))
        assert any(words_in(text) for _, text in patterns(tree)), name


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r're.compile(r"\b(?:not|late)\b")', ["not", "late"]),
        (r're.search("until " + rf"{X}\s", text)', ["until"]),
        (r'_PART = r"(?:half|all of)\s"', ["half", "all"]),
        (r're.compile(r"(?P<number>\d+)[a-zA-Z]*\s(?i:x)")', []),
        (r'NAME = "a plain text of words"', []),
    ],
)
def test_the_guard_sees_words(source: str, words: list[str]) -> None:
    assert [word for _, text in patterns(ast.parse(source)) for word in words_in(text)] == words
