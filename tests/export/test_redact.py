"""Officers under pseudonyms: every output is searched for every registered name."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.cli import run
from goldenthread.errors import BuildError
from goldenthread.export import FORMATS, export
from goldenthread.export.pseudonyms import SOMEBODY, Pseudonyms, full_names, key_of, pseudonyms
from goldenthread.export.redact import NOTE, redact, redacted
from goldenthread.identity.register import load_register
from goldenthread.namespaces import DCTERMS, FOAF, GT, OA, RDF, RDFS, SKOS
from goldenthread.pipeline import DATASET, build

DATA = Path(__file__).parents[2] / "data"
BASE = "https://example.org/data/vale/"
GRAPH = NamedNode(BASE + "graph/identities")


def quad(subject: str, predicate: str, of: str, *, iri: bool = False) -> Quad:
    return Quad(NamedNode(BASE + subject), NamedNode(predicate), NamedNode(of) if iri else Literal(of), GRAPH)


def person(key: str, *spellings: str, elected: bool = False) -> list[Quad]:
    name, *others = spellings
    return [
        quad(f"person/{key}", RDF.type, FOAF.Person, iri=True),
        quad(f"person/{key}", FOAF.name, name),
        quad(f"person/{key}", GT.elected, "true" if elected else "false"),
        *(quad(f"person/{key}", SKOS.altLabel, other) for other in others),
    ]


PEOPLE = [
    *person("0001", "Ada St. Lark", "Ada St Lerk"),
    *person("0002", "Ben Green"),
    *person("0003", "Cy Moss"),
    *person("0004", "Dee Moss"),
    *person("0009", "Fern Hollis", "Cllr Fern Hollis", elected=True),
    quad("x", RDFS.comment, "A green roof."),
]


def after(text: str, predicate: str, subject: str = "activity/0001") -> str:
    """What becomes of a text."""
    quads = [*PEOPLE, quad(subject, predicate, text)]
    (found,) = (
        q.object.value
        for q in redact(quads, pseudonyms(quads))
        if q.subject == NamedNode(BASE + subject) and isinstance(q.object, Literal)
    )
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask Ada St. Lark, or ben green.", "Ask Officer 0001, or Officer 0002."),
        ("Ada St Lerk's plan", "Officer 0001's plan"),
        ("Ada\nSt  Lark (E&P)", "Officer 0001 (E&P)"),
        ("<b>Ada</b> <b>St Lark</b>", "<b>Officer 0001</b>"),
        ("Ada St-Lark/Ben Green", "Officer 0001/Officer 0002"),
        ("Cllr Fern Hollis and Dee Moss", "Cllr Fern Hollis and Officer 0004"),
        ("Ben Greenwood and Moss Side", "Ben Greenwood and Moss Side"),
    ],
)
def test_names_in_any_text(text: str, wanted: str) -> None:
    assert after(text, DCTERMS.title) == wanted


def test_a_name_that_a_line_break_cut_in_two() -> None:
    assert after("\t(E&P) and Ada\tPlant trees\n\tSt. Lark (E&P)\tWater them", OA.exact) == (
        "\t(E&P) and Officer 0001\tPlant trees\n\tOfficer 0001 (E&P)\tWater them"
    )
    assert after("Amber\nGreen\t<b>G</b>", OA.exact) == "Amber\nGreen\t<b>G</b>"
    assert after("and Moss (E&P)", OA.exact) == f"and {SOMEBODY} (E&P)"


@pytest.mark.parametrize(
    ("reason", "wanted"),
    [
        ("Same words; St. Lark -> Green", "Same words; Officer 0001 -> Officer 0002"),
        ("Green stays, Moss gone", f"Officer 0002 stays, {SOMEBODY} gone"),
        (
            "Bethnal Green and Green Flag parks; Lark/Moss",
            f"Bethnal Green and Green Flag parks; Officer 0001/{SOMEBODY}",
        ),
        ("Hollis stays", "Hollis stays"),
    ],
)
def test_surnames_in_the_reasons_of_links(reason: str, wanted: str) -> None:
    assert after(reason, RDFS.comment, "link/abc") == wanted


def test_a_person_is_left_with_a_pseudonym_and_no_other_spelling() -> None:
    quads = [*PEOPLE, quad("person/0001", SKOS.editorialNote, "Printed twice.")]
    said = {(q.predicate.value, str(q.object)) for q in redact(quads, pseudonyms(quads)) if "0001" in str(q.subject)}
    assert (FOAF.name, '"Officer 0001"') in said
    assert not {predicate for predicate, _ in said} & {SKOS.altLabel, SKOS.editorialNote}


def test_an_iri_made_of_a_name_is_replaced_everywhere() -> None:
    officer = person("gil-reed", "Gil Reed")
    quads = [*officer, quad("activity/0001", GT.leadOfficer, BASE + "person/gil-reed", iri=True)]
    found = [str(q) for q in redact(quads, pseudonyms(quads))]
    assert not [q for q in found if re.search("gil|reed", q, re.IGNORECASE)]
    assert sum("person/unregistered-1>" in q for q in found) == len(quads)


def test_nobody_to_hide() -> None:
    quads = person("0009", "Fern Hollis", elected=True)
    assert list(redact(quads, pseudonyms(quads))) == quads
    assert full_names(Pseudonyms()) is None


def test_a_damaged_dataset_is_one_line(tmp_path: Path) -> None:
    (tmp_path / DATASET).write_text("no quads")
    with pytest.raises(BuildError, match="cannot be read"):
        redacted(tmp_path / DATASET)


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
        text = key_of(path.read_text(encoding="utf-8").replace("\\n", " ").replace("\\t", " "))
        assert [name for name in officers if f" {name} " in f" {text} "] == [], path.name
        seen |= {name for name in members if name in text}
    assert "rabina khan" in seen  # elected members are named


def test_a_pseudonym_is_the_number_of_the_register(hidden: Path, tmp_path: Path) -> None:
    export("csv", hidden, tmp_path)
    with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as stream:
        names = {
            row["id"].rpartition("/")[2]: row["name"] for row in csv.DictReader(stream) if row["elected"] == "false"
        }
    assert names
    assert all(name == f"Officer {key}" for key, name in names.items())
    assert NOTE in hidden.read_text(encoding="utf-8")


def test_a_build_and_an_export_hide_the_same(tmp_path: Path) -> None:
    data = Path(__file__).parents[1] / "cases" / "brackenford" / "data"
    named, hidden = tmp_path / "named", tmp_path / "hidden"
    assert run(["build", "--data", str(data), "--out", str(named), "--quiet"]) == 0
    assert run(["build", "--data", str(data), "--out", str(hidden), "--quiet", "--redact"]) == 0
    assert '"redacted": true' in (hidden / "summary.json").read_text()
    out = str(tmp_path / "export")
    assert run(["export", "--format", "nq", "--redact", "--build", str(named), "--output", out]) == 0
    without = (hidden / DATASET).read_text(encoding="utf-8")
    assert (tmp_path / "export" / "goldenthread.nq").read_text(encoding="utf-8") == without
    names = re.findall(rf'<{re.escape(FOAF.name)}> "([^"]+)"', (named / DATASET).read_text(encoding="utf-8"))
    gone = [name for name in names if f'"{name}"' not in without]
    assert gone
    assert not [name for name in gone if name in without]
