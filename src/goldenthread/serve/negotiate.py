"""What a client wants to read: by the Accept header, or by the suffix of the address."""

from __future__ import annotations

from collections.abc import Sequence

HTML = "text/html"
SUFFIXES = {
    "html": HTML,
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
"""What a document of an entity can be written as, by the suffix of its address; the first is what most clients get."""

_ALSO = {"application/xhtml+xml": "html", "application/json": "jsonld", "text/plain": "nt", "text/n3": "ttl"}


def wishes(accept: str) -> list[tuple[str, float]]:
    """Media ranges of an Accept header with their weights, the most wanted first.

    >>> wishes("text/html;q=0.5, text/turtle")
    [('text/turtle', 1.0), ('text/html', 0.5)]
    """
    found: list[tuple[str, float]] = []
    for part in accept.split(","):
        media, *options = (piece.strip() for piece in part.split(";"))
        weight = 1.0
        for option in options:
            if option.startswith("q="):
                try:
                    weight = float(option[2:])
                except ValueError:
                    weight = 0.0
        if media and weight > 0:
            found.append((media.lower(), weight))
    return sorted(found, key=lambda wish: -wish[1])


def suffix_for(accept: str, offered: Sequence[str] = tuple(SUFFIXES)) -> str | None:
    """The suffix of what suits a client best, or nothing where nothing does.

    >>> suffix_for("application/ld+json, text/html;q=0.9"), suffix_for("*/*"), suffix_for("image/png")
    ('jsonld', 'html', None)
    """
    if not accept.strip():
        return offered[0]
    by_media = {SUFFIXES[suffix]: suffix for suffix in offered}
    for media, _ in wishes(accept):
        found = by_media.get(media) or _ALSO.get(media)
        if found in offered:
            return found
        if media == "*/*":
            return offered[0]
        if media.endswith("/*"):
            for kind, suffix in by_media.items():
                if kind.startswith(media[:-1]):
                    return suffix
    return None
