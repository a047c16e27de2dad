"""What the product says itself, wherever a build comes from: its queries, templates and terms, which name nobody.

Officers are called Group, Lead or Golden too, and every page of a site says "Golden Thread". What stands so in a text
that ships is no document's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from goldenthread.resources import paths

_PRINTED = ("site", "validation", "export", "stories", "briefs", "publishing", "differences")
"""The packages whose templates, scripts and tables of words are printed."""
_TEXTS = (".j2", ".js", ".css", ".toml", ".html", ".md", ".typ")


def stands_so(words: str, own: str) -> bool:
    """Whether some words stand, letter by letter and as whole words, in some texts.

    Args:
        words: as printed; blanks and line ends are one.
        own: what may say so, see :func:`said`.

    >>> stands_so("Golden", "the Golden Thread"), stands_so("old", "the Golden Thread")
    (True, False)
    """
    words, at = " ".join(words.split()), -1
    while words and (at := own.find(words, at + 1)) >= 0:
        end = at + len(words)
        if not own[max(0, at - 1) : at].isalpha() and not own[end : end + 1].isalpha():
            return True
    return False


def said(texts: Iterable[str]) -> str:
    """Texts with single blanks, each once and in a line of its own, as :func:`stands_so` looks through them."""
    return "\n".join(dict.fromkeys(" ".join(text.split()) for text in texts))


@cache
def shipped() -> tuple[str, ...]:
    """The texts that ship and are printed."""
    return tuple(path.read_text(encoding="utf-8") for path in _files())


def _files() -> Iterator[Path]:
    yield from paths("queries", "*.rq")
    yield from paths("ontology", "*.ttl")
    yield from paths("shapes", "*.ttl")
    package = Path(str(files("goldenthread")))
    for name in _PRINTED:
        yield from sorted(path for path in (package / name).rglob("*") if path.suffix in _TEXTS)
