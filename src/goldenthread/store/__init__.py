"""Where queries are run: a store holds the graph, answers SPARQL, and says nothing else about itself.

:class:`Store` is all that the layers above know. :class:`EmbeddedStore` holds the graph in memory,
:class:`RemoteStore` asks a server; both give the same answers.
"""

from goldenthread.store.base import Bindings, Store, Table, Term
from goldenthread.store.embedded import EmbeddedStore
from goldenthread.store.remote import RemoteStore
from goldenthread.store.summary import DATASET, base_of, whole_dataset

__all__ = ["DATASET", "Bindings", "EmbeddedStore", "RemoteStore", "Store", "Table", "Term", "base_of", "whole_dataset"]
