"""A login, and the addresses that it may be sent to.

It comes from the environment alone (:data:`USER`, :data:`PASSWORD`), so that none stands in a command line, a script or
an address. It goes to the host that somebody named and to no other, never in the clear beyond this machine, and is
never printed, also not where a server says it back.
"""

from __future__ import annotations

import html
import ipaddress
import json
import os
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, quote_plus, unquote, urlsplit

from goldenthread.errors import ServeError

USER = "GOLDENTHREAD_USER"
"""Environment variable that holds the name to log in with."""
PASSWORD = "GOLDENTHREAD_PASSWORD"  # noqa: S105 - the name of a variable, not a password
"""Environment variable that holds the password."""

_RUN = 4
"""So many characters of a secret, one after another, are told apart from chance."""
_HIDDEN = "(what it says is not shown: it holds a part of the login)"


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """Who logs in.

    Attributes:
        user: the name.
        password: the secret.
    """

    user: str
    password: str

    @property
    def basic(self) -> str:
        """The header of Basic authentication (RFC 7617)."""
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()

    def hidden_in(self, words: str) -> str:
        """Words of a server, unless a part of the secret stands in them, however it is written.

        >>> Login("me", "s3cret!").hidden_in("no such graph")
        'no such graph'
        >>> Login("me", "s3cret!").hidden_in("you sent s3cr%65t%21")
        '(what it says is not shown: it holds a part of the login)'
        """
        said = {form.casefold() for form in _unwrapped(words)}
        for secret, run in self._secrets():
            parts = {secret[at : at + run].casefold() for at in range(max(1, len(secret) - run + 1))}
            if any(part in form for part in parts if part for form in said):
                return _HIDDEN
        return words

    def _secrets(self) -> Iterator[tuple[str, int]]:
        """The secret as it may be written, and how much of that is told apart from chance."""
        plain = self.password.encode()
        for form in (self.password, quote(self.password, safe=""), quote_plus(self.password)):
            yield form, _RUN
        yield plain.hex(), 2 * _RUN
        for coded in (b64encode(plain).decode(), self.basic.removeprefix("Basic ")):
            yield coded.rstrip("="), _RUN + _RUN // 2


def from_environment() -> Login | None:
    """The login of the environment, if there is one."""
    user = os.environ.get(USER)
    return Login(user, os.environ.get(PASSWORD, "")) if user else None


def checked(address: str, *, login: Login | None, insecure: bool = False) -> str:
    """An address that may be asked.

    Args:
        address: as somebody wrote it.
        login: what would be sent there.
        insecure: send it in the clear beyond this machine too.

    Raises:
        ServeError: it is no address of HTTP, holds a login, or would take one in the clear to another machine. The
            line shows no part of an address that may hold a secret.
    """
    if _may_hold_a_login(address):
        raise ServeError(
            f"credentials do not belong into an address, nor does an '@': set {USER} and {PASSWORD} instead"
        )
    parts = _parts(address)
    if parts is None:
        raise ServeError("this is no address of a SPARQL server: write http://HOST:PORT/PATH")
    if login and parts.scheme == "http" and not insecure and not is_loopback(parts.hostname or ""):
        raise ServeError(
            f"{shown(address)} would be sent {USER} and {PASSWORD} in the clear: use https, or add --insecure"
        )
    return address


def shown(address: str) -> str:
    """An address as a message may show it: without a query, and not at all where it may hold a secret.

    >>> shown("https://e.org:8443/sparql?key=hush#hush")
    'https://e.org:8443/sparql'
    >>> shown("https://me:hush@e.org/")
    'the server'
    """
    parts = _parts(address)
    if parts is None or _may_hold_a_login(address):
        return "the server"
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, as far as its name tells without asking anybody.

    >>> [is_loopback(host) for host in ("localhost", "127.8.9.1", "::1", "127.0.0.1.e.org", "2130706433")]
    [True, True, True, False, False]
    """
    if host.lower() == "localhost":
        return True
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)


def _may_hold_a_login(address: str) -> bool:
    return any("@" in form for form in _unwrapped(address))


def _parts(address: str) -> SplitResult | None:
    """An address in parts, where it is plainly one of HTTP."""
    if not address.isprintable() or any(sign.isspace() or sign == "\\" for sign in address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or parts.netloc.endswith(":"):
        return None
    return parts


def _unwrapped(words: str) -> Iterator[str]:
    """Some words, and what they are without the usual disguises."""
    forms = {words}
    for _ in range(3):
        found = [(unquote(form), html.unescape(form), _without_slashes(form)) for form in forms]
        forms.update(unicodedata.normalize("NFKC", form) for more in found for form in more)
    yield from forms


def _without_slashes(words: str) -> str:
    try:
        return str(json.loads('"' + words.replace('"', '\\"') + '"', strict=False))
    except ValueError:
        return words.replace("\\", "")
