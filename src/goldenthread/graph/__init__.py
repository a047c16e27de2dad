"""Records and links become statements: pure functions, one module one idea.

``docs/graph.md`` shows the shape of what they yield; :func:`dataset` yields all of it, and
:func:`write_nquads` writes it so that the same input gives the same bytes.
"""

from goldenthread.graph.agent_finder import Agents, complete
from goldenthread.graph.context import Context
from goldenthread.graph.dataset import dataset
from goldenthread.graph.part_counts import part_quads, recounted, statements_by_graph
from goldenthread.graph.writing import merged, nquads, nquads_aside, write_nquads

__all__ = [
    "Agents",
    "Context",
    "complete",
    "dataset",
    "merged",
    "nquads",
    "nquads_aside",
    "part_quads",
    "recounted",
    "statements_by_graph",
    "write_nquads",
]
