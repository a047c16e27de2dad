"""The addresses of the reconciliation service: its manifest and batches, suggestions, previews."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from goldenthread.serve.paths import PREVIEW, SUGGEST, Addresses
from goldenthread.serve.reconciliation import Reconciliation
from goldenthread.serve.replies import Refusal, Reply, Request
from goldenthread.serve.server_pages import rendered
from goldenthread.store import EmbeddedStore

_JSON = "application/json"
_FRAMED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}
"""A preview stands in a frame of OpenRefine; it holds no script and no form."""


class ReconcileRoutes:
    """Answers requests of OpenRefine.

    Args:
        store: the graph.
        addresses: knows the IRIs.
    """

    def __init__(self, store: EmbeddedStore, addresses: Addresses) -> None:
        self._store = store
        self._addresses = addresses

    @cached_property
    def service(self) -> Reconciliation:
        """The names of the graph, read once."""
        return Reconciliation(self._store, self._addresses.base)

    def rehearse(self) -> None:
        """Reads all names and the page once, so that forks of this process need open nothing."""
        self.service.batch('{"q0": {"query": "x"}}')
        rendered("preview.html", what={"name": "", "type": [{"name": ""}]}, about="", link="")

    def reply(self, request: Request) -> Reply:
        """The reply to a request.

        Raises:
            Refusal: it cannot be understood, or asks too much.
        """
        if "callback" in request.parameters:
            raise Refusal(400, "JSONP is not spoken here: serve with --cors, and ask for JSON")
        if request.path == PREVIEW:
            return self._preview(request)
        if request.path == SUGGEST:
            return _json(self.service.suggested(_one(request, "prefix") or ""))
        queries = _one(request, "queries")
        if queries is not None:
            return _json(self.service.batch(queries))
        if request.method == "POST":
            raise Refusal(400, "post a batch of queries as the field 'queries' of a form")
        return _json(self.service.manifest(request.here, self._view(request.here)))

    def _view(self, here: str) -> str:
        return f"{here}{urlsplit(self._addresses.base).path}{{{{id}}}}"

    def _preview(self, request: Request) -> Reply:
        key = _one(request, "id")
        if not key:
            raise Refusal(400, "name what is to be shown: ?id=...")
        entity = self.service.entity(key)
        link = self._addresses.link(self._addresses.base + entity.key)
        said = entity.said()
        page = rendered("preview.html", what=said, about=said.get("description", ""), link=link)
        return Reply(200, "text/html; charset=utf-8", page, _FRAMED)


def _one(request: Request, name: str) -> str | None:
    values = request.parameters.get(name, ())
    if len(values) > 1:
        raise Refusal(400, f"'{name}' stands several times in the request")
    return values[0] if values else None


def _json(said: Any) -> Reply:
    return Reply(200, _JSON, (json.dumps(said, ensure_ascii=False) + "\n").encode(), {})
