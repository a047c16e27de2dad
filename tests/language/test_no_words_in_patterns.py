"""No word of English stands in a pattern outside ``language/``: words are data, and a second language has its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import goldenthread
from goldenthread.language.lexicon import lexicon
from goldenthread.model import Kind
from goldenthread.read.layout_parts import FieldName
from goldenthread.read.source_catalogue import PUBLICATION
from goldenthread.statuses import statuses

SOURCE = Path(goldenthread.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "language")

TECHNICAL = {
    "markdown_words.py": "schemes of IRIs",
    "store/query_limits.py": "keywords of SPARQL",
    "store/sparql_tokens.py": "keywords of SPARQL, and what its engine prints",
    "site/addresses.py": "names that Windows keeps for devices",
    "markup.py": "names of HTML",
    "read/formats/webpage.py": "names of HTML and CSS",
    "read/formats/markdown_tables.py": "names of HTML",
    "read/formats/separated.py": "the line of Excel that names a separator",
    "linking/decisions.py": "keys of SSSOM",
    "briefs/brief_pdf.py": "what typst prints",
    "briefs/still_pictures.py": "names of CSS",
    "graph/fragments.py": "keys of fragments (RFC 8118)",
    "query/ask.py": "schemes of IRIs",
    "query/library.py": "a prefix of our own",
    "iris.py": "schemes of IRIs",
    "minting.py": "parts of our own IRIs",
    "portions.py": "names of our own files",
    "differences/whose.py": "parts of our own IRIs",
    "redaction/surroundings.py": "names of HTML",
    "redaction/views.py": "names of HTML",
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


READING = {"read", "identity", "interpret", "linking", "redaction", "registers.py", "folding.py", "fingerprints.py"}
"""What reads documents or says what their sentences mean."""
OURS = {
    *get_args(FieldName),
    *Kind,
    *statuses(),
    *("name", "note", "directorate", "unit", "person", "leads", "title"),  # fields of tables of our own
    *("target", "expected", "achieved", "from", "to", "by"),  # what a quantity is, as readings name it
    *(
        "measure",
        "indicators",
        "value",
        "outturn",
        "actual",
        "minimum",
    ),  # of measures, as layouts and records name them
    *("day", "month", "quarter", "season", "year"),  # how exactly a date is printed
    *("report", "withdrawn"),  # kinds of documents, and of patches
    *PUBLICATION,  # keys of a table of our own
}
"""Names of our own that are words too."""
NOTATION = {
    "read/formats/stratml.py",
    "read/formats/webpage.py",
    "read/formats/word.py",
    "read/formats/workbook_ods.py",
    "read/formats/workbook_xlsx.py",
    "markup.py",
}
"""Modules that compare with names of a notation."""
NORMAL_FORM = {("fingerprints.py", " and "), ("linking/decisions.py", "Not")}
"""What a sign is written as in the keys that registers hold, and how SSSOM denies a mapping, in whatever language."""
COMPARING = {"startswith", "endswith", "removeprefix", "removesuffix", "replace", "split", "partition", "find", "index"}


def words_of_english() -> set[str]:
    """Every word and phrase of more than two letters that the lexicon knows how documents print."""
    known = lexicon()
    printed = {*known.dates.numbers, *known.dates.seasons, *known.dates.quarters, *known.numbers, *known.sizes}
    printed.update(word for group in known.groups.values() for word in group)
    printed.update(word for name, group in known.names.items() if name != "common" for word in group)
    return {word for word in printed if len(word) > 2 and any(map(str.isalpha, word))}


def compared(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The plain texts with which a module compares others: in comparisons, in sets, and in what looks for a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from (one for part in (node.left, *node.comparators) for one in listed(part))
        elif isinstance(node, ast.Set):
            yield from listed(node)
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in COMPARING or name in ("set", "frozenset"):
                yield from (one for part in node.args for one in listed(part))


def listed(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of a display, or the one that an expression is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.Set | ast.Tuple | ast.List):
        for part in node.elts:
            yield from listed(part)


def test_nothing_that_reads_compares_with_a_word_of_english() -> None:
    english = words_of_english() - OURS
    found = [
        f"{name}:{line}: {text!r}"
        for path in MODULES
        if (name := str(path.relative_to(SOURCE))).split("/")[0] in READING and name not in NOTATION
        for line, text in sorted(set(compared(ast.parse(path.read_text(encoding="utf-8")))))
        if text.strip().casefold() in english and (name, text) not in NORMAL_FORM
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('word in ("mayor", "x")', ["mayor", "x"]),
        ('names - {"mayor"}', ["mayor"]),
        ('text.replace("&", " and ")', ["&", " and "]),
        ('frozenset(["page", "slide"])', ["page", "slide"]),
        ('print("page")', []),
    ],
)
def test_the_guard_sees_what_is_compared(source: str, texts: list[str]) -> None:
    assert [text for _, text in compared(ast.parse(source))] == texts
