"""How many statements each named graph holds, said in the dataset itself: nobody needs to count them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from goldenthread.graph.statements import about, iri, text, whole
from goldenthread.graph.writing import nquads
from goldenthread.namespaces import RDF, RDFS, VOID

GRAPH = "parts"
GRAPH_OF_AN_EDITION = "graph"
_ENDS = f"/graph/{GRAPH}> .\n".encode()


def statements_by_graph(lines: Iterable[bytes]) -> Counter[str]:
    r"""How many statements each named graph holds.

    Args:
        lines: N-Quads, each statement once.

    >>> statements_by_graph([b'<http://x/s> <http://x/p> "a <b> ." <http://x/g> .\n'])
    Counter({'http://x/g': 1})
    """
    ends = Counter(line.rpartition(b" <")[2] for line in lines)
    found: Counter[str] = Counter()
    for end, count in ends.items():
        found[end.rstrip()[:-3].decode()] += count
    return found


def part_quads(graph: str, statements: Mapping[str, int]) -> Iterator[Quad]:
    """The counts as a VoID description of each part; they count themselves too.

    Args:
        graph: IRI of the named graph to say it in.
        statements: how many statements each other graph holds.
    """
    each = 3
    for part, count in {**statements, graph: each * (len(statements) + 1)}.items():
        said = (RDF.type, iri(VOID.Dataset)), (RDFS.label, text(_label(part))), (VOID.triples, whole(count))
        yield from about(graph, part, *said)


def _label(part: str) -> str:
    """What a named graph is called: by its last name, or by its edition.

    >>> _label("https://example.org/graph/links"), _label("https://example.org/wexley/2013-14/plan/graph")
    ('graph links', 'graph of wexley/2013-14/plan')
    """
    home, _, name = part.rpartition("/")
    return f"graph {name}" if name != GRAPH_OF_AN_EDITION else f"graph of {'/'.join(home.split('/')[-3:])}"


def recounted(lines: list[bytes]) -> list[bytes]:
    """Sorted N-Quads with counts that are true again after statements were changed; without counts as they were."""
    old = next((line for line in lines if line.endswith(_ENDS)), None)
    if old is None:
        return lines
    kept = [line for line in lines if not line.endswith(_ENDS)]
    (graph,) = statements_by_graph([old])
    counts = nquads(part_quads(graph, statements_by_graph(kept))).splitlines(keepends=True)
    return sorted([*kept, *counts])
