"""Writes the table of ``docs/graph.md`` that says who reads which statements (``make uses``, after a build).

What is told is told from the texts: a question, fact, shape, table, page or module reads the things of a class in a
graph if it names the class, or a property that in the whole dataset only such things have.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from goldenthread.namespaces import PREFIXES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "graph.md"
HEAD = "## Who reads which statements"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
COLUMNS = ("questions", "facts", "shapes", "tables", "pages", "code")
_FOLDERS = {"facts": "facts", "quality": "facts", "export": "tables", "site": "pages"}
_NAMED_BEFORE = 3
"""So many readers are named; of more there is a count."""

Place = tuple[str, str]
"""A kind of graph, and a class in it."""


def readers() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Everything that may read: its column, its name, and the terms that it names."""
    for path in sorted((ROOT / "queries").rglob("*.rq")):
        folder = path.parent.name
        column = "questions" if folder == "queries" else _FOLDERS.get(folder, "code")
        yield column, path.stem, terms(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        yield "shapes", path.stem, terms(path.read_text(encoding="utf-8"))
    code = ROOT / "src" / "goldenthread"
    for path in sorted(code.rglob("*.py")):
        package = path.relative_to(code).parts[0].removesuffix(".py")
        if package not in ("graph", "namespaces"):
            text = re.sub(r"\b([A-Z]+)\.(\w+)", lambda found: f"{found[1].lower()}:{found[2]}", path.read_text("utf-8"))
            yield "code", package, terms(text)


def terms(text: str) -> frozenset[str]:
    """The IRIs of the prefixed names in a text.

    >>> sorted(terms("?a a gt:Thread ; dcterms:title ?b . # http://x"))
    ['http://purl.org/dc/terms/title', 'https://w3id.org/goldenthread/ns#Thread']
    """
    own = dict(re.findall(r"(?i)prefix\s+(\w*):\s*<([^>]*)>", text))
    known = {**PREFIXES, **own}
    return frozenset(
        known[prefix] + local for prefix, local in re.findall(r"\b(\w+):(\w[\w-]*)", text) if prefix in known
    )


def graph_kind(iri: str) -> str:
    """What stands for a graph in the table: of the editions' graphs one for all.

    >>> graph_kind("https://x/graph/links"), graph_kind("https://x/body/2013-14/plan/graph")
    ('links', 'editions')
    """
    return iri.rpartition("/graph/")[2] if "/graph/" in iri else "editions"


def table(dataset: Path) -> str:
    """The table, in Markdown."""
    types, said = _things(parse(path=str(dataset), format=RdfFormat.N_QUADS))
    things, statements = Counter[Place](), Counter[Place]()
    holders: dict[str, set[Place]] = defaultdict(set)
    for (graph, thing), classes in types.items():
        for one in classes:
            things[graph, one] += 1
            for term, count in said[graph, thing].items():
                statements[graph, one] += count
                holders[term].add((graph, one))
    telling: dict[Place, set[str]] = {place: {place[1]} for place in things}
    for term, places in holders.items():
        if len(places) == 1 and term != RDF_TYPE:
            telling[next(iter(places))].add(term)
    every = list(readers())
    rows = [
        f"| {graph} | `{_short(one)}` | {things[graph, one]:,} | {statements[graph, one]:,} | "
        + " | ".join(_cell(column, telling[graph, one], every) for column in COLUMNS)
        + " |"
        for graph, one in sorted(things, key=lambda place: (place[0], _short(place[1])))
    ]
    head = f"| graph | class | things | statements | {' | '.join(COLUMNS)} |"
    return "\n".join((head, "| --- | --- | ---: | ---: |" + " --- |" * len(COLUMNS), *rows, ""))


def _things(
    quads: Iterable[Quad],
) -> tuple[Mapping[tuple[str, str], set[str]], Mapping[tuple[str, str], Counter[str]]]:
    """The classes of each thing in each kind of graph, and how often each property is said of it."""
    types: dict[tuple[str, str], set[str]] = defaultdict(set)
    said: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
            thing = graph_kind(quad.graph_name.value), quad.subject.value
            said[thing][quad.predicate.value] += 1
            if quad.predicate.value == RDF_TYPE and isinstance(quad.object, NamedNode):
                types[thing].add(quad.object.value)
    return types, said


def _cell(column: str, telling: set[str], every: list[tuple[str, str, frozenset[str]]]) -> str:
    names = sorted({name for kind, name, named in every if kind == column and named & telling})
    return str(len(names)) if len(names) > _NAMED_BEFORE else ", ".join(names)


def _short(iri: str) -> str:
    return next(
        (f"{prefix}:{iri.removeprefix(base)}" for prefix, base in PREFIXES.items() if iri.startswith(base)), iri
    )


def written(page: str, dataset: Path) -> str:
    """The page with its table as the dataset and the texts have it now."""
    before, _, after = page.partition(HEAD)
    said, _, _ = after.partition("\n| ")
    _, end, rest = after.partition("\n\n## ")
    return f"{before}{HEAD}{said}\n{table(dataset)}{end[1:]}{rest}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), ROOT / "build" / "dataset.nq"), encoding="utf-8")
