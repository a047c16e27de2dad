"""The documents behind the IRIs of a publication: what is said of a thing, as a page or as RDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from goldenthread.namespaces import GT, PREFIXES
from goldenthread.query import NamedQuery, load
from goldenthread.resources import folder
from goldenthread.store import Store
from goldenthread.store.base import text

_WRITTEN = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|\\^`]')


def shelf(name: str) -> NamedQuery:
    """A question that the server itself asks."""
    return load(folder("queries") / "serve" / f"{name}.rq")


@dataclass(frozen=True)
class Documents:
    """Documents of everything under one base.

    Attributes:
        base: where the IRIs of the data begin.
    """

    base: str

    @cached_property
    def origin(self) -> str:
        """Scheme and host of the IRIs, which this machine stands in for."""
        parts = urlsplit(self.base)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Paths of this machine that stand for IRIs: of the data, and of the terms."""
        terms = urlsplit(GT.iri)
        own = (terms.path,) if f"{terms.scheme}://{terms.netloc}" == self.origin else ()
        return (urlsplit(self.base).path, *own)

    def iri_of(self, path: str) -> str | None:
        """The IRI that a path of this machine stands for, or nothing where it stands for none.

        >>> there = Documents("https://w3id.org/goldenthread/data/")
        >>> there.iri_of("/goldenthread/data/town/thread/0001")
        'https://w3id.org/goldenthread/data/town/thread/0001'
        >>> there.iri_of("/goldenthread/data/../../etc/passwd"), there.iri_of("/other")
        (None, None)
        """
        if not any(path.startswith(root) and root != "/" for root in self.roots):
            return None
        plain = unquote(path)
        if _FORBIDDEN.search(path) or not plain.isprintable() or any(part in ("..", ".") for part in plain.split("/")):
            return None
        return self.origin + path

    def path_of(self, iri: str) -> str:
        """The address on this machine of the thing behind an IRI; the IRI itself where it stands elsewhere."""
        here = iri.startswith(self.origin + "/") and any(urlsplit(iri).path.startswith(root) for root in self.roots)
        return iri[len(self.origin) :] if here else iri

    def find(self, store: Store, iri: str) -> str | None:
        """The thing that is meant, of which something is said: itself, or the vocabulary of its terms."""
        for candidate in (iri, f"{iri}#"):
            if store.ask(shelf("exists").text, {"_about_iri": NamedNode(candidate)}):
                return candidate
        return None

    def rdf(self, store: Store, iri: str, suffix: str) -> bytes:
        """What is said of a thing, in an RDF format."""
        triples: Sequence[Triple] = store.construct(shelf("about").text, {"_about_iri": NamedNode(iri)})
        return serialize(triples, format=_WRITTEN[suffix], prefixes=PREFIXES) or b""

    def page(self, store: Store, iri: str) -> bytes:
        """What is said of a thing, as a page."""
        from jinja2 import Environment, FileSystemLoader, select_autoescape

        table = store.select(shelf("about-rows").text, {"_about_iri": NamedNode(iri)})
        rows = []
        for direction, property_, name, value, label in table:
            link = self.path_of(text(value)) if isinstance(value, NamedNode) else ""
            rows.append(
                {
                    "direction": text(direction),
                    "property": text(property_),
                    "name": text(name) or _local(text(property_)),
                    "value": text(label) or text(value),
                    "link": quote(link, safe="/:#?&=%@!$'()*+,;~-._") if link else "",
                    "iri": text(value) if isinstance(value, NamedNode) else "",
                    "number": isinstance(value, Literal) and value.datatype.value.endswith(("integer", "decimal")),
                }
            )
        templates = Environment(
            loader=FileSystemLoader(Path(str(files("goldenthread.serve"))) / "templates"),
            autoescape=select_autoescape(default=True),
        )
        titles = [row["value"] for row in rows if row["direction"] == "of" and _is_title(str(row["property"]))]
        made = templates.get_template("entity.html").render(
            iri=iri, title=titles[0] if titles else _local(iri), rows=rows, path=self.path_of(iri).rstrip("#")
        )
        return made.encode()


def _is_title(iri: str) -> bool:
    return iri.endswith(("/title", "#label", "/name", "#prefLabel"))


def _local(iri: str) -> str:
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]
