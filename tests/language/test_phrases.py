"""Turns of phrase: how the file of a language writes them, and that modules and file know the same ones."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from pathlib import Path

import pytest

import goldenthread
from goldenthread.language.lexicon import known_languages, lexicon
from goldenthread.language.phrases import Phrase, _regex, pattern

SOURCE = Path(goldenthread.__file__).parent
DATA = Path(__file__).parents[2] / "data"


def named_in_modules() -> set[str]:
    """The names of all phrases that modules ask for; of a name with a changing end, all that begin so."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase"):
                continue
            name = node.args[0]
            if isinstance(name, ast.Constant):
                found.add(str(name.value))
            elif isinstance(name, ast.JoinedStr) and isinstance(name.values[0], ast.Constant):
                start = str(name.values[0].value)
                found |= {one for one in lexicon().phrases if one.startswith(start)}
    return found


def referred_to(written: object) -> set[str]:
    parts = [written] if isinstance(written, str) else list(written) if isinstance(written, tuple) else []
    return {name for one in parts for name in re.findall(r"(?<!\(\?P)<(\w+)>", str(one))}


def test_every_phrase_that_a_module_names_is_english() -> None:
    assert named_in_modules() - set(lexicon().phrases) == set()


def test_every_english_phrase_is_used_by_a_module_or_by_another_phrase() -> None:
    within = set().union(*(referred_to(written) for written in lexicon().phrases.values()))
    assert set(lexicon().phrases) - named_in_modules() - within == set()


@pytest.mark.parametrize("language", known_languages())
def test_every_phrase_of_a_language_is_a_pattern_and_one_that_modules_know(language: str) -> None:
    for name in lexicon(language).phrases:
        assert pattern(language, name).pattern
    assert set(lexicon(language).phrases) <= set(lexicon().phrases)


def test_a_blank_stands_for_any_blanks_and_a_list_for_whole_words() -> None:
    assert Phrase("and_again").search("met, and  again in May")
    assert Phrase("has").search("it has closed")
    assert not Phrase("has").search("haste makes waste")


def test_a_name_in_brackets_stands_for_any_word_of_its_group() -> None:
    assert Phrase("names_a_time").search("by the end of November")
    assert not Phrase("names_a_time").search("by the end of Novembers")


def test_a_group_in_a_phrase_is_read_as_a_group() -> None:
    found = re.compile(_regex(lexicon(), "<not_set>"))
    assert all(found.fullmatch(text) for text in ("to be  agreed", "tbc", "tbc/tba", "ongoing"))  # the longest first
    assert [one.group() for one in found.finditer("tbc/tba or tbc")] == ["tbc/tba", "tbc"]


def test_what_a_language_does_not_know_is_never_found() -> None:
    assert Phrase("no such turn of phrase").search("no such turn of phrase") is None
    assert Phrase("no such turn of phrase").sub("-", "left as it is") == "left as it is"


def test_no_officer_and_no_council_stands_in_the_source() -> None:
    with (DATA / "identities" / "persons.tsv").open(encoding="utf-8", newline="") as file:
        people = {row["name"].removeprefix("Cllr ") for row in csv.DictReader(file, delimiter="\t")}
    catalogue = tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8"))
    bodies = {name for one in catalogue["bodies"].values() for name in (one["name"], one["name"].split(" of ")[-1])}
    names = re.compile("|".join(re.escape(name) for name in sorted(people | bodies) if " " in name))
    texts = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".toml", ".html", ".j2")]
    found = [f"{path.name}: {one.group()}" for path in texts for one in names.finditer(path.read_text("utf-8"))]
    assert found == []
