"""The graph from Python: ``import goldenthread``, open a dataset, ask named questions, walk threads.

>>> import goldenthread
>>> goldenthread.questions("measures")[0].name
'measure-values-over-time'
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal

from goldenthread.errors import GoldenThreadError, QueryError
from goldenthread.namespaces import XSD
from goldenthread.query import NamedQuery, ask, list_queries, load, render, resolve
from goldenthread.store import EmbeddedStore, RemoteStore, Store, Table, Term
from goldenthread.stories.trace import Story, find, tell

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_NUMBERS = frozenset(f"{XSD.iri}{kind}" for kind in ("integer", "decimal", "double", "float"))

__all__ = ["Answer", "Dataset", "GoldenThreadError", "open_dataset", "questions"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: rows of plain text, or a frame.

    Attributes:
        table: the answer in terms of RDF.
    """

    table: Table

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, str]]:
        return iter(self.table.records())

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.table.columns

    def column(self, name: str) -> list[str]:
        """One column, from first row to last."""
        return self.table.column(name)

    def csv(self) -> str:
        """The rows as CSV."""
        return render(self.table, "csv")

    def to_pandas(self, **options: Any) -> pd.DataFrame:
        """The rows as a pandas frame; options go to ``pandas.read_csv``.

        Numbers of the graph are numbers. A text stays a text, also a reference ``1.10`` or the word ``NA``.
        """
        import pandas as pd

        wanted = {"dtype": dict.fromkeys(self._texts(), str), "keep_default_na": False, "na_values": [""], **options}
        frame: pd.DataFrame = pd.read_csv(io.StringIO(self.csv()), **wanted)
        return frame

    def to_polars(self, **options: Any) -> pl.DataFrame:
        """The rows as a polars frame; options go to ``polars.read_csv``. Types are as in :meth:`to_pandas`."""
        import polars as pl

        wanted = {"schema_overrides": dict.fromkeys(self._texts(), pl.String), "infer_schema_length": None, **options}
        return pl.read_csv(io.BytesIO(self.csv().encode()), **wanted)

    def _texts(self) -> list[str]:
        """The columns that are not numbers all the way down."""
        return [
            name
            for place, name in enumerate(self.columns)
            if not all(row[place] is None or _is_number(row[place]) for row in self.table)
        ]


def _is_number(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


class Dataset:
    """A graph that can be asked, in memory or on a server: see :func:`open_dataset`.

    Args:
        store: where the graph is.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def query(self, question: str | Path, **parameters: object) -> Answer:
        """Ask a named question, or one of a ``.rq`` file.

        Args:
            question: ``"threads-by-length"``, or the path of a file.
            parameters: its parameters; names of officers, units and threads are looked up.

        Raises:
            QueryError: the question is unknown or malformed, a parameter is wrong, or its answer is no table.
        """
        values = {name: str(value) for name, value in parameters.items() if value is not None}
        answer = ask(self.store, load(question), values)
        if not isinstance(answer, Table):
            raise QueryError(f"the answer to '{question}' is a graph: ask it with graph()")
        return Answer(answer)

    def graph(self, question: str | Path, **parameters: object) -> str:
        """Ask a question whose answer is a graph; it comes as Turtle.

        Raises:
            QueryError: as :meth:`query`, or the answer is a table.
        """
        values = {name: str(value) for name, value in parameters.items() if value is not None}
        answer = ask(self.store, load(question), values)
        if isinstance(answer, Table):
            raise QueryError(f"the answer to '{question}' is a table: ask it with query()")
        return render(answer, "ttl")

    def select(self, sparql: str) -> Answer:
        """Ask a SELECT query of your own."""
        return Answer(self.store.select(sparql))

    def find(self, name: str, kind: str = "") -> str:
        """The IRI that a name means; ``kind`` as ``officer``, ``unit``, ``thread``, ``edition``."""
        return resolve(self.store, name, kind).value

    def thread(self, words: str) -> Story:
        """A thread by words of a title in any edition, or by an IRI: its chapters, the earliest first."""
        return tell(self.store, find(self.store, words).thread)


def open_dataset(place: str | Path = "build", *, insecure: bool = False) -> Dataset:
    """Open a dataset.

    Args:
        place: the folder that ``goldenthread build`` wrote, or the address of a SPARQL endpoint.
        insecure: send the login of the environment over plain HTTP to another machine too.

    Raises:
        GoldenThreadError: there is no graph, or the address may not be asked.
    """
    if str(place).startswith(("http://", "https://")):
        return Dataset(RemoteStore(str(place), insecure=insecure))
    return Dataset(EmbeddedStore.open(Path(place)))


def questions(tag: str = "") -> list[NamedQuery]:
    """The questions that ship with the program, all or those of one tag."""
    return [query for query in list_queries() if not tag or tag in query.tags]
