"""Names that become parts of addresses, and texts that must be addresses themselves (RFC 3987)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from pyoxigraph import NamedNode

_PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]*")
_WEB = re.compile(r"https?:", re.IGNORECASE)
_SOURCES = "sources"
"""The folder of the data folder where documents usually lie; it is not part of their addresses."""


def normal(text: str) -> str:
    """A text without what tells no two names apart: capitals, blanks, hyphens, the sign for "and".

    >>> normal("  On-Target "), normal("D&R")
    ('on target', 'd and r')
    """
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(re.split(r"[\s-]+", plain.replace("&", " and "))).strip()


def readable(text: str) -> str:
    """The letters and digits of a text in lower case, joined by hyphens; other texts may give the same.

    >>> readable("2015/16"), readable("Zoë's café"), readable("✓")
    ('2015-16', 'zoes-cafe', 'none')
    """
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", " and ").replace("'", ""))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c)))) or "none"


def slug(text: str) -> str:
    """A name as a part of an address: one of its own for each :func:`normal` text.

    What letters, digits, blanks and hyphens cannot tell goes into a short hash behind an underscore, which no plain
    name holds.

    >>> slug("On target"), slug("D&R"), slug("on-target")
    ('on-target', 'd-and-r', 'on-target')
    >>> slug("On target?") != slug("On target"), slug("✓") != slug("✗")
    (True, True)
    """
    plain = normal(text)
    if _PLAIN.fullmatch(plain):
        return plain.replace(" ", "-")
    mark = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    words = readable(plain)
    return f"{'' if words == 'none' else words}_{mark}"


def segment(key: str) -> str:
    """A key as a part of an address, as it stands: what an address cannot hold is percent-encoded.

    >>> segment("d-and-r"), segment("r#2 50%"), segment("a/b")
    ('d-and-r', 'r%232%2050%25', 'a%2Fb')
    """
    return quote(key, safe="")


def file_address(path: str) -> str:
    """The path of a document in its data folder as the end of an address: one of its own for each path.

    >>> file_address("sources/Annual review 2019.txt"), file_address("sources/r#2.txt")
    ('Annual%20review%202019.txt', 'r%232.txt')
    >>> file_address("sources/2019/review.txt"), file_address("review.txt")
    ('2019/review.txt', '%2Freview.txt')
    """
    folder, *rest = PurePosixPath(path).parts
    return quote("/".join(rest)) if folder == _SOURCES and rest else segment(f"/{PurePosixPath(path)}")


def is_segment(key: str) -> bool:
    """Whether a key can stand in an address as it is: letters, digits and hyphens of ASCII, points, underscores.

    >>> is_segment("marlow-vale"), is_segment("our council"), is_segment("..")
    (True, False, False)
    """
    return bool(_SEGMENT.fullmatch(key))


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI that shows all that it holds.

    >>> is_iri("urn:x:y"), is_iri("https://example.org/a b"), is_iri("plans/2019"), is_iri("https://example.org/%zz")
    (True, False, False, False)
    """
    try:
        NamedNode(text)
    except ValueError:
        return False
    return text.isprintable()


def is_web_address(text: str) -> bool:
    """Whether a text is the IRI of something on the web.

    >>> is_web_address("https://example.org/é"), is_web_address("javascript:alert(1)"), is_web_address("https:///x")
    (True, False, False)
    """
    if not _WEB.match(text) or not is_iri(text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def no_base(text: str) -> str:
    """What is wrong with a text that all addresses are to begin with; empty where it will do.

    >>> no_base("https://example.org/data/"), no_base("https://example.org/data")
    ('', "'https://example.org/data' cannot be the base of addresses: it must end with a slash")
    """
    if not is_web_address(text):
        problem = "it is no IRI of the web (https://.../; a blank is %20)"
    elif "?" in text or "#" in text:
        problem = "it may hold no ? and no #"
    elif not text.endswith("/"):
        problem = "it must end with a slash"
    elif any(unquote(part) in (".", "..") for part in text.split("/")):
        problem = "it may hold no . or .. between slashes"
    elif "@" in urlsplit(text).netloc:
        problem = "it may hold no login, which all addresses would show"
    else:
        return ""
    return f"{text!r} cannot be the base of addresses: {problem}"


def no_address(text: str) -> str:
    """What is wrong with a name that claims to be a web address and is none; empty for any other name.

    >>> no_address("Marlow Vale Council"), no_address("https://example.org/licence")
    ('', '')
    >>> no_address("https://example.org/licence v3")
    "'https://example.org/licence v3' is no IRI: write what an address cannot hold as %20 (blank), %5B, %7C ..."
    """
    if not _WEB.match(text.strip()) or is_web_address(text.strip()):
        return ""
    return f"{text.strip()!r} is no IRI: write what an address cannot hold as %20 (blank), %5B, %7C ..."
