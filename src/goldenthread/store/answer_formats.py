"""Writes what the engine answers in the formats of the W3C, as it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TypeVar, cast

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, serialize

from goldenthread.errors import FormatError, QueryError
from goldenthread.store.xml import Output, XmlFilter, ends_in_name

T = TypeVar("T")


class _Watched:
    """A file that remembers that it failed: the engine reports that as it reports its own failures."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self.failed: OSError | None = None

    def write(self, piece: bytes, /) -> int:
        """Passes bytes on."""
        try:
            return self._output.write(piece)
        except OSError as problem:
            self.failed = problem
            raise

    def flush(self) -> None:
        """Passes the wish on."""
        self._output.flush()


def write(
    answer: QuerySolutions | QueryBoolean | Iterable[Triple],
    media: str,
    output: Output,
    prefixes: Mapping[str, str] | None = None,
) -> None:
    """Writes an answer: as XML it is well-formed whatever the text of the graph holds.

    Args:
        answer: as the engine gave it, or the triples of a graph.
        media: the media type to write.
        output: where to.
        prefixes: for formats that have them.

    Raises:
        FormatError: something in the answer cannot be written in that media type.
        QueryError: such an answer is not written in that media type, or the query fails while it is evaluated.
        OSError: the output fails.
    """
    watched = _Watched(output)
    clean = XmlFilter(watched) if media.partition(";")[0].endswith("xml") else None
    to = cast("IO[bytes]", clean or watched)
    try:
        if isinstance(answer, (QuerySolutions, QueryBoolean)):
            answer.serialize(to, _found(QueryResultsFormat.from_media_type(media), media))
        else:
            made = _writable_as_xml(answer) if clean else answer
            serialize(made, to, format=_found(RdfFormat.from_media_type(media), media), prefixes=dict(prefixes or {}))
    except (RuntimeError, ValueError, OSError) as problem:
        if watched.failed:
            raise watched.failed from None
        raise QueryError(f"the query failed: {problem}") from problem
    if clean:
        clean.close()


def _writable_as_xml(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, as long as RDF/XML has a way to write them: the engine would write what no parser reads."""
    for triple in triples:
        if not ends_in_name(triple.predicate.value):
            raise FormatError(
                f"RDF/XML cannot write the property <{triple.predicate.value}>, which ends in no name: ask for Turtle"
            )
        yield triple


def _found(kind: T | None, media: str) -> T:
    if kind is None:
        raise QueryError(f"this answer cannot be written as {media}")
    return kind
