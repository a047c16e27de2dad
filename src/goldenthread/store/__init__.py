"""Where queries are run: a store holds the graph, answers SPARQL, and says nothing else about itself.

:class:`Store` is all that the layers above know. :class:`EmbeddedStore` holds the graph in memory; a store that
speaks to a server fits the same protocol.
"""

from goldenthread.store.base import Bindings, Store, Table, Term
from goldenthread.store.embedded import DATASET, EmbeddedStore

__all__ = ["DATASET", "Bindings", "EmbeddedStore", "Store", "Table", "Term"]
