"""Officers with hard names leave no trace in any output, and none is refused without a list of what to decide."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from pyoxigraph import NamedNode, parse

from goldenthread.cli import run
from goldenthread.export import FORMATS
from goldenthread.query import ask, list_queries, render
from goldenthread.redaction.seal import SEAL
from goldenthread.serve.service import Service
from goldenthread.store import DATASET, EmbeddedStore, Table
from goldenthread.validation.reports import FORMATS as REPORTS
from goldenthread.validation.reports.findings_page import PAGES
from tests.redaction.invented import MEMBER, Hard, hard_names, plain, traces, write_council
from tests.redaction.readable import readable


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
    at = ["--build", str(built)]
    found = {}
    formats = [("export", fmt) for fmt in FORMATS] + [("validate", fmt) for fmt in (*REPORTS, *PAGES)]
    for command, fmt in formats:
        output = folder / f"{command}-{fmt}"
        if command == "export":
            assert run(["export", "--format", fmt, *at, "--output", str(output)]) == 0
        else:
            assert run(["validate", "--format", fmt, *at, "--data", str(data), "--output", str(output)]) < 2
    assert run(["site", *at, "--out", str(folder / "site")]) == 0
    told = [["trace", "Mend the high street"], ["query", "findings"], ["validate"]]
    told += [["compare", "2018-19", "2019-20", "--format", fmt] for fmt in ("text", "markdown", "json", "csv")]
    for words in told:
        capsys.readouterr()
        assert run([*words, *at]) < 2
        found[" ".join(words)] = capsys.readouterr().out
    store = EmbeddedStore.open(built)
    for query in (query for group in ("", "site", "export") for query in list_queries(group)):
        answer = ask(store, query)
        found[f"query {query.name}"] = render(answer, "csv" if isinstance(answer, Table) else "ttl")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != SEAL and "assets" not in path.parts:
            found[str(path.relative_to(folder))] = readable(path)
    return found


def served(built: Path) -> dict[str, str]:
    """What a server says of a build: every statement, and pages and data of what it describes, every twentieth."""
    found = {}
    things = {quad.subject.value for quad in parse(path=str(built / DATASET)) if isinstance(quad.subject, NamedNode)}
    described = sorted(urlsplit(iri).path for iri in things if iri.startswith(BASE))
    asked = [(path + ending, "*/*") for path in described[::20] for ending in (".html", ".ttl")]
    every = f"/sparql?query={quote('SELECT * { GRAPH ?g { ?s ?p ?o } }')}"
    asked += [(every, "text/csv"), (every, "application/sparql-results+json")]
    with Service(built) as service:
        for path, media in asked:
            connection = HTTPConnection(service.host, service.port, timeout=60)
            connection.request("GET", path, headers={"Accept": media})
            reply = connection.getresponse()
            found[f"GET {path} {media}"] = reply.read().decode()
            assert reply.status == 200, path
            connection.close()
    return found


def decoded(text: str) -> str:
    """A text as its readers decode it."""
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), text)
    return html.unescape(unquote(text.replace("\\n", "\n").replace("\\t", "\t")))


def check(
    hards: Sequence[Hard], folder: Path, capsys: pytest.CaptureFixture[str], *, serving: bool = False
) -> list[str]:
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
    told = outputs(folder / "out", data, capsys) | (served(folder / "out" / "built") if serving else {})
    found = {place: decoded(text) for place, text in told.items()}
    assert MEMBER in found["export-nq/goldenthread.nq"]  # elected members stay named
    lines = {place: dict.fromkeys([place, *text.splitlines()]) for place, text in found.items()}
    wrong = []
    for hard in hards:
        last = {re.findall(r"[^\W\d_]+", name)[-1].lower() for name in (hard.surname, plain(hard.surname))}
        for place, some in lines.items():
            near = "\n".join(line for line in some if any(word in line.lower() for word in last))
            wrong += [f"{place}: {match[0]!r}" for pattern in traces(hard) if (match := pattern.search(near))]
    return wrong


EIGHT, TWO = 8, 2
BASE = "https://example.org/data/"


def test_hard_names_leave_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(list(hard_names(EIGHT))[:TWO], tmp_path, capsys, serving=True) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "first", [pytest.param(one, marks=[pytest.mark.attack] * (one % 40 != 0)) for one in range(0, 200, EIGHT)]
)
def test_two_hundred_hard_names_leave_no_trace(first: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(list(hard_names(200))[first : first + EIGHT], tmp_path, capsys) == []


FOREIGN = (
    Hard("Anna", "Kovács", "Kovács Anna"),
    Hard("Xiaoming", "Wang", "Wang Xiaoming"),
    Hard("Þórdís", "Sigurðardóttir", "Þórdís Sigurðardóttir"),
    Hard("Ilkay", "Yıldırım", "Ilkay Yıldırım"),
    Hard("Lotte", "in 't Veld", "Lotte in 't Veld"),
    Hard("Khalid", "bin Saeed al-Falasi", "Khalid bin Saeed al-Falasi"),
    Hard("María José", "Ortega y Gasset", "María José Ortega y Gasset"),
)


@pytest.mark.slow
def test_names_of_other_countries_leave_no_trace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(FOREIGN, tmp_path, capsys) == []
