"""The proof finds a name however it is written, with the names or under their seal, and stops what would show one."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.cli import run
from goldenthread.errors import BuildError, DataError
from goldenthread.namespaces import FOAF, RDF
from goldenthread.query import load
from goldenthread.redaction import rewrite
from goldenthread.redaction.folders import NOTE, is_redacted
from goldenthread.redaction.mention_kinds import Mention, Ruling
from goldenthread.redaction.mentions import Names
from goldenthread.redaction.officers import officers
from goldenthread.redaction.proof import prove
from goldenthread.redaction.rulings import load_rulings
from goldenthread.redaction.seal import SEAL, open_seal, write_seal
from goldenthread.site.question_answers import questions
from goldenthread.site.views.question_pages import for_script, printed
from goldenthread.store import DATASET
from tests.redaction.invented import Hard, write_council
from tests.redaction.test_mentions import known
from tests.small_council import summed_up

HARD = [Hard("Joy", "Zadrozny", "Joy Zadrozny"), Hard("Anne-Marie", "Tallis-Wray", "Anne-Marie Tallis-Wray")]


@pytest.fixture(params=["plain", "sealed"])
def names(request: pytest.FixtureRequest, tmp_path: Path) -> Names:
    """The names of officers, as a build knows them and as its seal does."""
    officers = known(Ruling("price", "", hide=False)).names
    if request.param == "plain":
        return officers
    write_seal(tmp_path, officers, "salt")
    return open_seal(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Ask\nTom Price.",
        "files/tom-price.pdf",
        "Tom%20Price",
        r"Zo\u00eb O'Brannigan",
        "Zo&euml; O&#39;Brannigan",
        "<b>Tom</b> <i>Price</i>",
        "Zoe\u0308 O\u2019Brannigan",
        "Tom Pr\u00adice",
        "Zo\u00eb\u2063 O\u034f'Bran\ufe0fni\u3164gan",
        "<em class='x'>Tom</em> <span>Pri<wbr>ce</span>",
        "Tom%2520Price",
        "Tom Price\u00b9",
        "<td>Mr Head</td>",
        "T. Price",
        '"Tom Price"@en',
    ],
)
def test_a_name_is_found_however_it_is_written(names: Names, text: str) -> None:
    for content in (text, text.encode(), "x\n" * 200_000 + text):
        with pytest.raises(BuildError, match=r"page\.html:\d+"):
            prove(names, [("page.html", content)])


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow the price",
        "<td>Tom</td><td>price</td>",
        "Cllr Idris Pellow",
        '"T","Price"',
        '"pricet"@om',
        "0123456789abcdef head",
        "",
    ],
)
def test_what_names_nobody_passes(names: Names, text: str) -> None:
    prove(names, [("page.html", text), ("data/empty", b"")])


def named(*people: str) -> Names:
    """The names of some officers."""
    said = [
        Quad(NamedNode(f"x:{key}"), NamedNode(predicate), of, NamedNode("x:g"))
        for key, name in enumerate(people)
        for predicate, of in ((RDF.type, NamedNode(FOAF.Person)), (FOAF.name, Literal(name)))
    ]
    return officers(said).names


@pytest.mark.parametrize("letters", ["Zadrozny-" + "0" * 34, "-Zadrozny-" + "0" * 33, "0" * 34 + "_Zadrozny"])
def test_a_digest_names_nobody_and_only_a_digest_is_one(letters: str) -> None:
    people = named("Joy Zadrozny")
    prove(people, [("catalogue.ttl", f"<ni:///sha-256;{letters}>")])
    for other in (letters.replace("0", "", 1), f"{letters}0"):
        with pytest.raises(BuildError, match=r"catalogue\.ttl:1"):
            prove(people, [("catalogue.ttl", f"<ni:///sha-256;{other}>")])


WORDS = named("Ottoline Group", "Harry Golden", "Zachary Union", "Xanthe Filter", "Ivo Meadows", "Perpetua Questions")
"""Officers whose surnames stand in what the product says."""


def page_of(name: str, more: str = "") -> str:
    """A page of a question: its text, its pieces for a form, and what comes from the data."""
    query = load(name)
    form = f'<nav>Questions › {name}</nav><form data-question="{escape(for_script(query))}">{more}</form>'
    return f"{form}<title>{query.summary} – Golden Thread</title><pre>{escape(query.text)}</pre>"


def test_what_the_product_says_itself_names_nobody() -> None:
    every = [question.name for question in questions()]
    prove(WORDS, [(name, page_of(name)) for name in every], printed=printed())
    shown = {name for name in every if any(WORDS.mentions(page_of(name)))}
    assert {"commitments-of-an-officer", "officers-gone-while-commitments-go-on"} <= shown  # they do hold such words


@pytest.mark.parametrize(
    "leak",
    [
        '<option value="Ottoline Group" data-value="x"></option>',
        "<option>Group, Ottoline</option>",
        "<td>Ms Golden</td>",
        "<td>O. Group</td>",
        "<td>Filter, X.</td>",
        "<bdi>Group, Head of Streets</bdi>",
        "<bdi>Head of Streets (Union)</bdi>",
        "<td>ottoline-group</td>",
        "<td>Otto&shy;line Group</td>",
        "<td>Ottoline\nGroup</td>",
        "<td>Ottoline Gro-\n  up</td>",
    ],
)
def test_a_name_beside_what_the_product_says_is_found(leak: str) -> None:
    for name in ("commitments-of-an-officer", "find-by-name"):
        with pytest.raises(BuildError, match="not written") as caught:
            prove(WORDS, [("question.html", page_of(name, leak))], proved=["A group", "The union"], printed=printed())
        assert len(caught.value.details) == 1


def test_words_of_the_dataset_may_stand_beside_one_another() -> None:
    page = "<p>Chief Executive's, Meadows and Harbours</p>"
    prove(WORDS, [("unit.html", page)], proved=["Meadows and Harbours", "Chief Executive's"])
    with pytest.raises(BuildError):
        prove(WORDS, [("unit.html", page)], proved=["Chief Executive's", "Meadowside"])
    with pytest.raises(BuildError):
        prove(WORDS, [("unit.html", "<p>Chief Executive's, Mr Meadows</p>")], proved=["Meadows", "Mr Meadows"])


def test_no_name_is_cut_in_two_where_a_long_text_is() -> None:
    for before in range((1 << 20) - 12, (1 << 20) + 2):
        with pytest.raises(BuildError) as caught:
            prove(WORDS, [("a.json", "x" * (before - 1) + " Ottoline Group " + "y" * 500)])
        assert len(caught.value.details) == 1


def test_the_place_itself_is_searched_and_the_line_is_named(names: Names) -> None:
    with pytest.raises(BuildError, match="pages/tom-price"):
        prove(names, [("pages/tom-price/index.html", "")])
    with pytest.raises(BuildError, match=r"a\.csv:3") as caught:
        prove(names, [("a.csv", "x\ny\nTom Price")])
    assert len(caught.value.details) == 1


def test_a_seal_shows_no_name_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = write_seal(tmp_path, known().names, "salt")
    text = path.read_text(encoding="utf-8").lower()
    assert not [word for word in ("price", "brannigan", "pellow", "anthony") if word in text]
    assert path.stat().st_mode & 0o077 == 0
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(BuildError, match="build again"):
        open_seal(tmp_path)


def built(folder: Path, *options: str) -> Path:
    """A council's build."""
    data = folder / "data"
    if not data.exists():
        write_council(data, HARD)
    out = folder / ("hidden" if options else "named")
    assert run(["build", "--data", str(data), "--out", str(out), "--quiet", *options]) == 0
    return out


def test_a_folder_is_redacted_or_it_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden, named = built(tmp_path, "--redact"), built(tmp_path)
    assert (is_redacted(hidden), is_redacted(named)) == (True, False)
    data = ["--data", str(tmp_path / "data")]
    before = (named / DATASET).read_bytes()
    assert run(["build", *data, "--out", str(named), "--quiet", "--redact"]) == 2
    assert run(["build", *data, "--out", str(hidden), "--quiet"]) == 2
    assert (named / DATASET).read_bytes() == before
    assert capsys.readouterr().err.count("name another") == 2
    export = ["export", "--format", "nq", *data]
    with_names, without = tmp_path / "with", tmp_path / "without"
    assert run([*export, "--build", str(named), "--output", str(with_names)]) == 0
    assert run([*export, "--build", str(hidden), "--output", str(without)]) == 0
    assert NOTE in (without / "catalogue.ttl").read_text(encoding="utf-8")
    assert not (without / SEAL).exists()
    assert run([*export, "--build", str(hidden), "--output", str(with_names)]) == 2
    assert run([*export, "--build", str(named), "--redact", "--output", str(with_names)]) == 2
    assert run([*export, "--build", str(named), "--output", str(without)]) == 2
    assert run([*export, "--build", str(named), "--redact", "--output", str(without)]) == 0
    assert (without / "goldenthread.nq").read_bytes() == (hidden / DATASET).read_bytes()


def test_a_redacted_build_gives_the_same_bytes_again(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in built(tmp_path, "--redact").iterdir()}
    assert {path.name: path.read_bytes() for path in built(tmp_path, "--redact").iterdir()} == first


def test_what_would_show_a_name_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_council(tmp_path / "data", HARD)

    def forgetful(text: str, mentions: list[Mention]) -> str:
        return text

    monkeypatch.setattr(rewrite, "hidden", forgetful)
    assert run(["build", "--data", str(data), "--out", str(tmp_path / "out"), "--quiet", "--redact"]) == 2
    said = capsys.readouterr().err
    assert "not written" in said
    assert "Joy Zadrozny" in said
    assert not (tmp_path / "out").exists()


def test_an_export_that_would_show_a_name_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = built(tmp_path, "--redact")
    text = (hidden / DATASET).read_text(encoding="utf-8").replace("Sweep the lanes", "Sweep the lanes, Joy Zadrozny")
    (hidden / DATASET).write_text(text, encoding="utf-8")
    summed_up(hidden / DATASET)
    for format_ in ("csv", "nq", "jsonld"):
        out = tmp_path / format_
        assert run(["export", "--format", format_, "--build", str(hidden), "--output", str(out)]) == 2
        assert not out.exists()
    assert "commitments.csv:" in capsys.readouterr().err


@pytest.mark.slow
def test_a_report_or_a_site_that_would_show_a_name_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hidden = built(tmp_path, "--redact")
    site, report = tmp_path / "site", tmp_path / "report.html"
    assert run(["site", "--build", str(hidden), "--out", str(site)]) == 0
    assert "Officer 0010" in "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    text = (hidden / DATASET).read_text(encoding="utf-8").replace("Mend the high street", "Mend for Ms Zadrozny")
    (hidden / DATASET).write_text(text, encoding="utf-8")
    summed_up(hidden / DATASET)
    validate = ["validate", "--format", "html", "--build", str(hidden), "--data", str(tmp_path / "data")]
    assert run([*validate, "--output", str(report)]) == 2
    assert run(["site", "--build", str(hidden), "--out", str(site)]) == 2
    assert not report.exists()
    assert "Zadrozny" not in "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert run(["site", "--build", str(hidden), "--out", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()
    assert capsys.readouterr().err.count("not written") == 3


def test_nothing_is_redacted_while_somebody_is_unknown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_council(tmp_path / "data", HARD)
    persons = data / "identities" / "persons.tsv"
    lines = persons.read_text(encoding="utf-8").splitlines(keepends=True)
    persons.write_text("".join(line for line in lines if "Tallis" not in line), encoding="utf-8")
    assert run(["build", "--data", str(data), "--out", str(tmp_path / "out"), "--quiet", "--redact"]) == 2
    said = capsys.readouterr().err
    assert "goldenthread identities --unresolved" in said
    assert "  Anne-Marie Tallis-Wray\n" in said


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Price\t\tmaybe\tWhy.", "'hide' or 'keep'"),
        ("Price\t\tkeep\t", "may not be empty"),
        ("Price\tGreen Flag\tkeep\tWhy.", "does not hold 'Price'"),
        ("Price\t\tkeep\tWhy.\nPRICE\t\thide\tWhy.", "decided for the same words"),
    ],
)
def test_a_slip_in_a_decision_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "identities" / "redaction.tsv"
    path.parent.mkdir()
    path.write_text(f"name\twithin\tdecision\treason\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_rulings(tmp_path)
