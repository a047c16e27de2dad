"""Files as they are served: the pages of a site, and what the query page needs."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, unquote

from goldenthread.serve.replies import Refusal, Reply, elsewhere

ASSETS = "/_ask/"
"""Where the parts of the query page are."""
_KINDS = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".mjs": "text/javascript",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".rq": "application/sparql-query",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to send.

    Attributes:
        path: where it is.
        kind: its media type.
        size: its bytes.
        headers: what lets a client ask whether it has changed.
    """

    path: Path
    kind: str
    size: int
    headers: Mapping[str, str]


def asset(path: str, headers: Mapping[str, str]) -> File | Reply:
    """A part of the plain query page.

    Raises:
        Refusal: there is none.
    """
    name = path.removeprefix(ASSETS)
    return found(Path(str(files("goldenthread.serve"))) / "assets", name, headers)


def found(folder: Path | None, path: str, headers: Mapping[str, str]) -> File | Reply:
    """The file of a folder that a path names.

    Args:
        folder: what is served; nothing where there is no site.
        path: as sent, still encoded.
        headers: of the request, names in lower case.

    Raises:
        Refusal: there is none, or the path leads out of the folder.
    """
    if folder is None:
        raise Refusal(404, "there is nothing here: ask at /sparql")
    wanted = unquote(path).strip("/")
    if not wanted.isprintable() or "\\" in wanted or "\N{REPLACEMENT CHARACTER}" in wanted:
        raise Refusal(400, "this is no path")
    try:
        place = (folder / wanted).resolve()
        if not place.is_relative_to(folder.resolve()) or any(part.startswith(".") for part in wanted.split("/")):
            raise Refusal(404, "there is nothing here")
        if place.is_dir():
            if not path.endswith("/") and (place / "index.html").is_file():
                return elsewhere(301, f"/{quote(wanted)}/")
            place /= "index.html"
        if not place.is_file():
            raise Refusal(404, "there is no such page")
        state = place.stat()
    except (OSError, ValueError):
        raise Refusal(404, "there is no such page") from None
    tag = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
    known = {"ETag": tag, "Last-Modified": formatdate(state.st_mtime, usegmt=True), "Cache-Control": "no-cache"}
    if _has_it(headers, tag, state.st_mtime):
        return Reply(304, "", b"", known)
    return File(place, _kind(place), state.st_size, known)


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    kind = _KINDS.get(suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _has_it(headers: Mapping[str, str], tag: str, changed: float) -> bool:
    """Whether a client has this state of a file already (RFC 9110, 13.2.2)."""
    if "if-none-match" in headers:
        tags = [one.strip().removeprefix("W/") for one in headers["if-none-match"].split(",")]
        return tag in tags or tags == ["*"]
    try:
        since = parsedate_to_datetime(headers.get("if-modified-since", ""))
    except (ValueError, TypeError):
        return False
    return int(changed) <= since.timestamp()
