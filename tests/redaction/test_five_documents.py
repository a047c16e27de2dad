"""The five documents without the names of officers: every output is searched for every registered name."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from goldenthread.export import FORMATS, export
from goldenthread.identity.identity_tables import load_register
from goldenthread.pipeline import build
from goldenthread.redaction.folders import NOTE
from goldenthread.store import DATASET
from tests.redaction.readable import readable

pytestmark = pytest.mark.slow  # a build of the five documents, and each export searched twice

DATA = Path(__file__).parents[2] / "data"


WITHOUT_MEMBERS = ("gexf", "sssom", "skos", "ldes")
"""Formats that tell nothing of lead members."""


def key_of(name: str) -> str:
    """The words of a name in lower case, joined by blanks."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", " ", name).casefold()))


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five documents, built without the names of officers."""
    out = tmp_path_factory.mktemp("hidden") / "build"
    build(DATA, out, redact=True)
    return out / DATASET


@pytest.fixture(scope="module")
def spellings() -> dict[str, bool]:
    """Every registered spelling, and whether it is an elected member's."""
    return {
        name: person.elected
        for person in load_register(DATA / "identities").persons
        for name in (person.name, *person.aliases)
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_every_output_is_free_of_every_registered_officer(
    hidden: Path, tmp_path: Path, spellings: dict[str, bool], format_: str
) -> None:
    officers = {key_of(name) for name, elected in spellings.items() if not elected}
    members = {key_of(name) for name, elected in spellings.items() if elected}
    seen = set()
    for path in export(format_, hidden, tmp_path / format_):
        said = readable(path).replace("\\n", " ").replace("\\t", " ")
        text = key_of(said.replace("<", " ") if format_ == "gexf" else said)  # it says names in attributes of its tags
        assert [name for name in officers if f" {name} " in f" {text} "] == [], path.name
        seen |= {name for name in members if name in text}
    assert "rabina khan" in seen or format_ in WITHOUT_MEMBERS  # elected members are named


def test_a_pseudonym_is_the_number_of_the_register(hidden: Path, tmp_path: Path) -> None:
    export("csv", hidden, tmp_path)
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as stream:
        names = {
            row["id"].rpartition("/")[2]: row["name"] for row in csv.DictReader(stream) if row["elected"] == "false"
        }
    assert names
    assert all(name == f"Officer {key}" for key, name in names.items())
    assert NOTE in hidden.read_text(encoding="utf-8")
