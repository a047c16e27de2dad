"""The graph in memory, by pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
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
from goldenthread.store.base import Bindings, Table, Term, bounded
from goldenthread.store.complaints import complaint
from goldenthread.store.query_limits import check_depth, check_service, may_name_graphs
from goldenthread.store.sparql_tokens import project
from goldenthread.store.summary import whole_dataset


class EmbeddedStore:
    """The whole graph in memory; a plain query sees its named graphs as one.

    Numbers and dates are held by value: ``100.0`` may come back as ``100``.
    """

    def __init__(self) -> None:
        self._store = Oxigraph()
        self.most_rows: int | None = None
        """Refuse answers that have more rows than this."""
        self.allow_service = False
        """Let a query ask other servers (SERVICE)."""
        self._united = False
        self._apart: EmbeddedStore | None = None

    @classmethod
    def open(cls, build: Path, *, united: bool = False) -> EmbeddedStore:
        """Load what ``build`` wrote into its folder.

        Args:
            build: the folder that holds ``dataset.nq``.
            united: make its default graph the union of its graphs at once (:meth:`unite`), for a server.

        Raises:
            BuildError: the folder holds no such file, or it is not the one that was built.
        """
        made = cls.read(whole_dataset(build), trusted=True)
        if united:
            made.unite()
        return made

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
    def parse(cls, content: bytes, rdf: RdfFormat = RdfFormat.N_QUADS, *, trusted: bool = False) -> EmbeddedStore:
        """A store of serialised quads.

        Args:
            content: the quads.
            rdf: how they are written.
            trusted: this program wrote them itself: IRIs and language tags are not checked again.

        Raises:
            BuildError: they cannot be read.
        """
        made = cls()
        try:
            made._store.load(content, format=rdf, lenient=trusted)
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
        if self._united:
            quads = list(quads)
            self._store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        self._store.bulk_extend(quads)
        self._apart = None

    def pairs(self, property: str, value: str = "") -> Iterator[tuple[Term, Term]]:  # noqa: A002 (RDF's word)
        """Subject and value of each statement of a property, once for each graph that states it, in no order.

        Args:
            property: its IRI.
            value: the IRI that is its value, where only these are wanted.
        """
        wanted = NamedNode(value) if value else None
        return map(attrgetter("subject", "object"), self._store.quads_for_pattern(None, NamedNode(property), wanted))

    def quads(self) -> Iterator[Quad]:
        """What it holds, in no order."""
        return iter(self._store)

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
        return in_order(self.triples(query, bindings))

    def triples(self, query: str, bindings: Bindings | None = None) -> QueryTriples:
        """Answer a CONSTRUCT or DESCRIBE query in no order, some of it perhaps twice.

        Raises:
            QueryError: the query is malformed, or yields no triples.
        """
        answer = self._run(query, dict(bindings or {}))
        if not isinstance(answer, QueryTriples):
            raise QueryError("not a CONSTRUCT query: its answer is no graph")
        return answer

    def ask(self, query: str, bindings: Bindings | None = None) -> bool:
        """Answer an ASK query (see :class:`~goldenthread.store.base.Store`)."""
        answer = self._run(query, dict(bindings or {}))
        if not isinstance(answer, QueryBoolean):
            raise QueryError("not an ASK query: its answer is neither yes nor no")
        return bool(answer)

    def answer(
        self, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> QuerySolutions | QueryTriples | QueryBoolean:
        """The answer to any query as the engine gives it, evaluated as it is read.

        Args:
            query: its text; what it says of its dataset (FROM, FROM NAMED) is obeyed.
            default_graphs: IRIs of graphs whose union is the default graph. Where these or the next are given, they
                stand in the place of what the query says (SPARQL 1.1 Protocol, 2.1.4).
            named_graphs: IRIs of the graphs that GRAPH may name.

        Raises:
            QueryError: the query is malformed, too deep, or asks another server.
        """
        return self._run(query, {}, _chosen(default_graphs, named_graphs))

    def _run(
        self, query: str, given: Bindings, chosen: Mapping[str, list[NamedNode]] | None = None
    ) -> QuerySolutions | QueryTriples | QueryBoolean:
        values: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in given.items()
        }
        check_depth(query)
        if not self.allow_service:
            check_service(query)
        store, options = self._store, dict[str, Any](chosen or {})
        if not options and not self._united:
            if may_name_graphs(query):
                store = self._asked_apart()._store
            else:
                options = {"use_default_graph_as_union": True}
        try:
            return store.query(query, substitutions=values, **options)
        except (SyntaxError, RuntimeError, ValueError, OSError) as problem:
            raise complaint(query, problem) from problem

    def unite(self) -> None:
        """Makes the default graph the union of all graphs, in fact and no more as an option of each query.

        With the option the engine ignores FROM without a word; without it, it obeys its own grammar.
        """
        named = (quad for quad in self._store if not isinstance(quad.graph_name, DefaultGraph))
        self._store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in named)
        self._united = True

    def _asked_apart(self) -> EmbeddedStore:
        """A copy of the graph for queries that may have a FROM."""
        if self._apart is None:
            self._apart = EmbeddedStore.of(self._store)
            self._apart.unite()
        return self._apart


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Triples in the order of subject, predicate and object as N-Triples writes them, each once.

    >>> one, other = (Triple(NamedNode("http://x/s"), NamedNode("http://x/p"), Literal(value)) for value in "ba")
    >>> [triple.object.value for triple in in_order([one, other, one])]
    ['a', 'b']
    """
    given, texts = list(triples), dict[NamedNode | BlankNode | Literal | Triple, str]()

    def written(term: NamedNode | BlankNode | Literal | Triple) -> str:
        text = texts.get(term)
        if text is None:
            text = texts[term] = str(term)
        return text

    keys = [(written(one.subject), written(one.predicate), written(one.object)) for one in given]
    order = sorted(range(len(given)), key=keys.__getitem__)
    return [given[at] for place, at in enumerate(order) if not place or keys[at] != keys[order[place - 1]]]


def _chosen(default_graphs: Sequence[str], named_graphs: Sequence[str]) -> dict[str, list[NamedNode]]:
    """A dataset as pyoxigraph takes it; where one half is given, the other is empty and not everything."""
    if not default_graphs and not named_graphs:
        return {}
    try:
        return {
            "default_graph": [NamedNode(iri) for iri in dict.fromkeys(default_graphs)],
            "named_graphs": [NamedNode(iri) for iri in dict.fromkeys(named_graphs)],
        }
    except ValueError as problem:
        raise QueryError(f"the name of a graph is no IRI ({problem})") from problem
