"""Paths of this machine and the IRIs that they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from goldenthread.namespaces import GT, SHAPES

ONTOLOGY = GT.iri.rstrip("#")
"""The document that defines the terms."""
ENDPOINTS = ("/sparql", "/query")
"""Where queries are asked."""
RECONCILE, SUGGEST, PREVIEW = "/reconcile", "/reconcile/suggest/entity", "/reconcile/preview"
"""Where OpenRefine asks which thing a name means."""
ASKED = (*ENDPOINTS, RECONCILE, SUGGEST, PREVIEW)
"""Where something is asked of the graph, and no IRI stands."""
POSTED = (*ENDPOINTS, RECONCILE)
"""Where questions may be posted."""
VOID = ("/.well-known/void", "/void")
"""Where the description of the dataset is looked for."""
CLOSED = ("/update", "/store")
"""Where other servers are written to."""
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@dataclass(frozen=True)
class Addresses:
    """Where the data, the terms and the shapes are found on this machine.

    Attributes:
        base: where the IRIs of the data begin.
    """

    base: str

    @property
    def _places(self) -> tuple[str, ...]:
        """Where IRIs begin that this machine stands in for: terms and shapes too, whatever the base."""
        return (ONTOLOGY, SHAPES.rstrip("/"), self.base)

    @property
    def dataset(self) -> str:
        """The dataset as a whole."""
        return f"{self.base}void#dataset"

    def holds(self, path: str) -> bool:
        """Whether a path of this machine may stand for an IRI."""
        return any(_begins(path, urlsplit(place).path) for place in self._places)

    def iri_of(self, path: str) -> str | None:
        """The IRI that a path of this machine stands for, or nothing where it stands for none.

        >>> there = Addresses("https://example.org/data/")
        >>> there.iri_of("/data/town/thread/0001"), there.iri_of("/goldenthread/ns/status")
        ('https://example.org/data/town/thread/0001', 'https://w3id.org/goldenthread/ns/status')
        >>> there.iri_of("/data/../../etc/passwd"), there.iri_of("/other")
        (None, None)
        """
        plain = unquote(path)
        if _FORBIDDEN.search(path) or not plain.isprintable() or any(part in ("..", ".") for part in plain.split("/")):
            return None
        for place in self._places:
            parts = urlsplit(place)
            if _begins(path, parts.path):
                return f"{parts.scheme}://{parts.netloc}{path}"
        return None

    def path_of(self, iri: str) -> str:
        """The address on this machine of the thing behind an IRI; the IRI itself where it stands elsewhere.

        >>> Addresses("https://example.org/data/").path_of("https://w3id.org/goldenthread/ns#Thread")
        '/goldenthread/ns#Thread'
        """
        for place in self._places:
            if _begins(iri, place):
                parts = urlsplit(place)
                return iri[len(f"{parts.scheme}://{parts.netloc}") :]
        return iri

    def link(self, iri: str) -> str:
        """Where a page leads for an IRI: nowhere where its scheme is none that a browser should follow.

        >>> Addresses("https://example.org/data/").link("javascript:alert(1)")
        ''
        """
        path = self.path_of(iri)
        if not path.startswith(("/", "http://", "https://", "mailto:")):
            return ""
        return quote(path, safe="/:#?&=%@!$'()*+,;~-._")


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://w3id.org/goldenthread/ns#Thread")
    'Thread'
    """
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def _begins(long: str, short: str) -> bool:
    """Whether a path or IRI is another, or stands under it, or is a document of it with an ending."""
    return long.startswith(short) and (short.endswith("/") or long[len(short) : len(short) + 1] in ("", "/", ".", "#"))
