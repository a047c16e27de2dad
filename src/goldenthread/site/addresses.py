"""Where each page lies: file names made of keys, never of words, and links that are relative.

The page of an IRI is the IRI without its base, with the ending ``.html``. A key that is no plain file name (because
it comes from a printed title, say) becomes one that is short and cannot leave the folder.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache

from goldenthread.fingerprints import digest
from goldenthread.iris import readable

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]|\.(?!\.)){0,79}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST = 48


@cache
def file_name(key: str) -> str:
    """A key as a name that every file system takes, two keys never under one name.

    >>> file_name("activity-0039")
    'activity-0039'
    >>> file_name("../../etc/passwd")
    'etc-passwd-3754d6cb'
    """
    if _PLAIN.fullmatch(key) and not _RESERVED.fullmatch(key) and not key.endswith("."):
        return key
    return f"{readable(key)[:_LONGEST].strip('-')}-{digest(key, length=8)}"


@cache
def page_of(iri: str, base: str) -> str:
    """The page of an IRI under the base of the data, relative to the root of the site.

    >>> page_of("https://example.org/data/marlow-vale/thread/activity-0001", "https://example.org/data/")
    'marlow-vale/thread/activity-0001.html'
    """
    parts = iri.removeprefix(base).split("/")
    return "/".join(map(file_name, parts)) + ".html"


def relative(page: str, target: str) -> str:
    """The link from one page to another, or to a place on it.

    >>> relative("marlow-vale/thread/activity-0001.html", "index.html")
    '../../index.html'
    >>> relative("a/b.html", "a/b.html#y2014-15")
    '#y2014-15'
    """
    place, mark, anchor = target.partition("#")
    if place == page and mark:
        return f"#{anchor}"
    return _from_folder(page.rpartition("/")[0] or ".", place) + mark + anchor


@cache
def _from_folder(folder: str, place: str) -> str:
    """The way from a folder to a file; a site has few folders, and each page names the same files many times."""
    return posixpath.relpath(f"/{place}", f"/{folder}")  # of a root, so that nobody asks where the program runs


def root_of(page: str) -> str:
    """What leads from a page back to the root of the site.

    >>> root_of("index.html"), root_of("marlow-vale/thread/activity-0001.html")
    ('', '../../')
    """
    return "../" * page.count("/")
