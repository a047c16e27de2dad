"""GraphML and GEXF: threads, their rows, who answers for them and in which unit, as a network to draw and to measure.

Nodes and edges stand in the order of the tables, and no clock is read: the same dataset gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goldenthread.export.kept import kept
from goldenthread.export.neighbour_files import GEXF, GRAPHML
from goldenthread.export.plan_rows import PlanRows
from goldenthread.export.xml_text import xml_text

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(dataset: Path, folder: Path) -> list[str]:
    """Writes the network as GraphML.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    import networkx as nx

    lines = nx.generate_graphml(_network(dataset), named_key_ids=True)
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n"
    (folder / GRAPHML).write_text(text, encoding="utf-8", newline="")
    return [GRAPHML]


def write_gexf(dataset: Path, folder: Path) -> list[str]:
    """Writes the network as GEXF 1.3.

    Args:
        dataset: the built dataset.
        folder: where to write.
    """
    import networkx as nx

    lines = list(nx.generate_gexf(_network(dataset), version="1.2draft"))
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + _undated("\n".join(lines)) + "\n"
    (folder / GEXF).write_text(text, encoding="utf-8", newline="")
    return [GEXF]


@kept
def _network(dataset: Path) -> nx.MultiDiGraph[str]:
    return network(PlanRows.read(dataset))


def network(rows: PlanRows) -> nx.MultiDiGraph[str]:
    """The network: nodes by IRI, of the kinds ``thread``, ``activity``, ``milestone``, ``person``, ``post``, ``unit``.

    Edges are ``in thread`` (row to thread), ``part of`` (milestone to activity), ``answered by`` and ``led by`` (row to
    person or post), ``under`` (row to unit), and joining links, ``continues`` and ``succeeds`` (later row to earlier).
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows.threads:
        _node(graph, row["id"], "thread", row.get("label", ""), row.get("first_edition", ""))
    for row in rows.commitments:
        _node(graph, row["id"], row["kind"], row.get("text", ""), row["edition"], row.get("status", ""))
    for row in rows.rows("people"):
        _node(graph, row["id"], "person", row["name"])
    for row in rows.rows("units"):
        _node(graph, row["id"], "unit", row.get("name") or row.get("code", ""))
    edges = [(row["id"], row["thread"], "in thread", "") for row in rows.commitments if row.get("thread")]
    edges += [
        (row["id"], row["parent"], "part of", "")
        for row in rows.commitments
        if row["kind"] == "milestone" and row.get("parent")
    ]
    for row in rows.rows("network"):
        _node(graph, row["agent"], row["agent_kind"], row.get("name", ""))
        edges.append((row["commitment"], row["agent"], row["relation"], ""))
    edges += [
        (row["to"], row["from"], row["relation"], row["decision"])
        for row in rows.links
        if row["decision"] in ("accepted", "proposed") and row["relation"] in ("continues", "succeeds")
    ]
    for number, (one, other, relation, decision) in enumerate(edges):
        if one in graph and other in graph:
            graph.add_edge(one, other, key=f"e{number}", relation=relation, decision=decision)
    return graph


def _node(graph: nx.MultiDiGraph[str], iri: str, kind: str, label: str, edition: str = "", status: str = "") -> None:
    if iri not in graph:
        graph.add_node(iri, kind=kind, label=xml_text(label), edition=edition, status=xml_text(status))


def _undated(text: str) -> str:
    """Without the day on which it was written, and by which version of what."""
    start, end = text.index("<meta "), text.index("</meta>") + len("</meta>")
    return text[:start].rstrip() + text[end:]
