"""The graph in memory, by pyoxigraph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
)
from pyoxigraph import Store as Oxigraph

from goldenthread.errors import BuildError, QueryError
from goldenthread.store.base import Bindings, Table, bounded
from goldenthread.store.tokens import plainly, project, undeclared

DATASET = "dataset.nq"
"""The file of a build folder that holds the whole graph."""
SUMMARY = "summary.json"
"""The file of a build folder that says where its IRIs begin."""


class EmbeddedStore:
    """The whole graph in memory; a plain query sees its named graphs as one.

    Numbers and dates are held by value: ``100.0`` may come back as ``100``.
    """

    def __init__(self) -> None:
        self._store = Oxigraph()
        self.most_rows: int | None = None
        """Refuse answers that have more rows than this."""

    @classmethod
    def open(cls, build: Path) -> EmbeddedStore:
        """Load what ``build`` wrote into its folder.

        Args:
            build: the folder that holds ``dataset.nq``.

        Raises:
            BuildError: the folder holds no such file, or the file cannot be read.
        """
        path = build / DATASET
        if not path.is_file():
            raise BuildError(f"there is no graph in '{build}': run 'goldenthread build' first, or name its folder")
        return cls.read(path, trusted=True)

    @classmethod
    def read(cls, path: Path, rdf: RdfFormat = RdfFormat.N_QUADS, *, trusted: bool = False) -> EmbeddedStore:
        """Load one file of quads.

        Args:
            path: the file.
            rdf: how it is written.
            trusted: the file is a build's own: IRIs and language tags are not checked again, which is a third faster.

        Raises:
            BuildError: the file cannot be read, or is not what it should be.
        """
        made = cls()
        try:
            made._store.load(path=path, format=rdf, lenient=trusted)
        except SyntaxError as problem:
            raise BuildError(
                f"not a graph that can be read ({problem}): run 'goldenthread build' again", path=path
            ) from problem
        except OSError as problem:
            raise BuildError(f"cannot be read ({problem})", path=path) from problem
        return made

    @classmethod
    def parse(cls, content: bytes, rdf: RdfFormat = RdfFormat.N_QUADS) -> EmbeddedStore:
        """A store of serialised quads.

        Raises:
            BuildError: they cannot be read.
        """
        made = cls()
        try:
            made._store.load(content, format=rdf)
        except SyntaxError as problem:
            raise BuildError(f"not a graph that can be read ({problem})") from problem
        return made

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> EmbeddedStore:
        """A store of these quads."""
        made = cls()
        made.add(quads)
        return made

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        self._store.bulk_extend(quads)

    def __len__(self) -> int:
        """How many quads there are."""
        return len(self._store)

    def select(self, query: str, bindings: Bindings | None = None) -> Table:
        """Answer a SELECT query (see :class:`~goldenthread.store.base.Store`)."""
        given = dict(bindings or {})
        answer = self._run(project(query, list(given)), given)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("not a SELECT query: its answer is no table")
        names = [variable.value for variable in answer.variables]
        kept = [place for place, name in enumerate(names) if name not in given]
        whole = len(kept) == len(names)
        found = map(tuple, answer) if whole else (tuple([solution[place] for place in kept]) for solution in answer)
        try:
            rows = tuple(bounded(found, self.most_rows))
        except (RuntimeError, OSError) as problem:
            raise QueryError(f"the query failed: {problem}") from problem
        return Table(tuple(names[place] for place in kept), rows)

    def construct(self, query: str, bindings: Bindings | None = None) -> list[Triple]:
        """Answer a CONSTRUCT or DESCRIBE query (see :class:`~goldenthread.store.base.Store`)."""
        answer = self._run(query, dict(bindings or {}))
        if not isinstance(answer, QueryTriples):
            raise QueryError("not a CONSTRUCT query: its answer is no graph")
        return sorted(set(answer), key=str)

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """Answer an ASK query (see :class:`~goldenthread.store.base.Store`)."""
        answer = self._run(query, dict(bindings or {}))
        if not isinstance(answer, QueryBoolean):
            raise QueryError("not an ASK query: its answer is neither yes nor no")
        return bool(answer)

    def _run(self, query: str, given: Bindings) -> QuerySolutions | QueryTriples | QueryBoolean:
        values: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in given.items()
        }
        try:
            return self._store.query(query, use_default_graph_as_union=True, substitutions=values)
        except SyntaxError as problem:
            missing = undeclared(query)
            if missing:
                what = f"the prefix '{missing[0]}:' is not declared: add PREFIX {missing[0]}: <...>"
                raise QueryError(f"the query is malformed: {what}") from problem
            raise QueryError(f"the query is malformed: {plainly(str(problem))}") from problem
        except (RuntimeError, ValueError, OSError) as problem:
            raise QueryError(f"the query cannot be run: {problem}") from problem


def base_of(build: Path) -> str:
    """Where the IRIs of a build begin, as its summary says.

    Raises:
        BuildError: the summary is missing or damaged.
    """
    try:
        return str(json.loads((build / SUMMARY).read_text(encoding="utf-8"))["base"])
    except (OSError, ValueError, KeyError, TypeError):
        raise BuildError("the summary of the build is missing or damaged: build again", path=build / SUMMARY) from None
