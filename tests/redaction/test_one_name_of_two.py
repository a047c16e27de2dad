"""An officer and an elected member of one full name: who is meant is told by the record, the title, or a person."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from goldenthread.errors import BuildError
from goldenthread.namespaces import FOAF, GT, ORG, PROV, RDF, RDFS
from goldenthread.redaction.rewrite import redacted
from goldenthread.redaction.rulings import TABLE, load_rulings

BASE = "https://example.org/data/"
COMMENT = "Ada Lark leads. Cllr Ada Lark opened it with Ada Lark and A. Lark."


def dataset(folder: Path, comment: str) -> Path:
    """An officer and a member, each named in a cell and by a time in a unit, and a comment."""
    said = [("oxcombe", RDF.type, ORG.FormalOrganization), ("oxcombe", RDFS.label, "Oxcombe")]
    for key, elected in (("0001", False), ("0002", True)):
        person = f"oxcombe/person/{key}"
        said += [(person, RDF.type, FOAF.Person), (person, FOAF.name, "Ada Lark"), (person, RDFS.label, "Ada Lark")]
        said += [(person, GT.elected, "true")] if elected else []
        said += [(f"cell/{key}", PROV.agent, BASE + person), (f"cell/{key}", GT.statedAs, "Ada Lark")]
        said += [(f"time/{key}", ORG.member, BASE + person), (f"time/{key}", RDFS.label, "Ada Lark, Lanes")]
    said.append(("row", RDFS.comment, comment))
    graph = NamedNode(BASE + "graph/x")
    quads = [
        Quad(NamedNode(BASE + one), NamedNode(two), NamedNode(of) if of.startswith("http") else Literal(of), graph)
        for one, two, of in said
    ]
    path = folder / "dataset.nq"
    path.write_bytes(b"".join(sorted((serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))))
    return path


def test_a_record_and_a_title_tell_who_is_meant(tmp_path: Path) -> None:
    made = redacted(dataset(tmp_path, "Cllr Ada Lark opened it."))
    lines = b"".join(made.lines).decode().splitlines()
    told = {key: " ".join(line for line in lines if f"/{key}> " in line) for key in ("0001", "0002")}
    counted = {key: (text.count("Ada Lark"), text.count("Officer 0001")) for key, text in told.items()}
    assert counted == {"0001": (0, 4), "0002": (4, 0)}
    assert any("Cllr Ada Lark opened" in line for line in lines)


@pytest.mark.parametrize("decision", ["hide", "keep"])
def test_the_line_that_a_refusal_says_can_be_written(decision: str, tmp_path: Path) -> None:
    path, table = dataset(tmp_path, COMMENT), tmp_path.joinpath("data", *TABLE)
    table.parent.mkdir(parents=True)
    table.write_text("name\twithin\tdecision\treason\n", encoding="utf-8")
    for _ in range(9):
        try:
            made = redacted(path, load_rulings(tmp_path / "data"), table)
            break
        except BuildError as error:
            said = re.search(rf"say it in {re.escape(str(table))}.* below name<tab>.*?: (.*) \(or keep", str(error))
            if said is None:
                raise
            with table.open("a", encoding="utf-8") as stream:
                stream.write(said[1].replace("<tab>", "\t").replace("\thide\t", f"\t{decision}\t") + "\n")
    text = b"".join(made.lines).decode()
    assert "Cllr Ada Lark opened it with" in text
    assert ("Officer 0001 leads" in text) == (decision == "hide")


def test_the_closer_of_two_decisions_holds_and_else_the_one_that_hides(tmp_path: Path) -> None:
    path, table = dataset(tmp_path, "Lark Hall: the Lark Road, near Lark Road."), tmp_path.joinpath("data", *TABLE)
    table.parent.mkdir(parents=True)
    rows = [("", "hide"), ("Lark Road", "keep"), ("the Lark", "hide")]
    table.write_text(
        "name\twithin\tdecision\treason\n" + "".join(f"Lark\t{one}\t{two}\tWhy.\n" for one, two in rows),
        encoding="utf-8",
    )
    text = b"".join(redacted(path, load_rulings(tmp_path / "data")).lines).decode()
    assert "Officer 0001 Hall: the Officer 0001 Road, near Lark Road." in text
