"""Asks a server over HTTP: one address, no detours, and only with the login that is meant for it."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import IO

from goldenthread.errors import ServeError
from goldenthread.store.login import Login, checked, shown

_LONGEST = 300
_REDIRECTS = (301, 302, 303, 307, 308)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody: a redirect of a POST loses the query, and one to another host would take the login along."""

    def redirect_request(self, *_: object) -> None:
        """No other request."""
        return


class Client:
    """Sends requests.

    Args:
        seconds: how long to wait for each answer.
        login: sent to every address that is asked, and nowhere else; none is sent where there is none.
        insecure: send the login in the clear to other machines too.
    """

    def __init__(self, *, seconds: float, login: Login | None = None, insecure: bool = False) -> None:
        self.seconds = seconds
        self._login = login
        self._insecure = insecure
        self._passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        self._digest = urllib.request.HTTPDigestAuthHandler(self._passwords)

    def check(self, address: str) -> str:
        """An address that may be asked (see :func:`~goldenthread.store.login.checked`).

        Raises:
            ServeError: it may not.
        """
        return checked(address, login=self._login, insecure=self._insecure)

    def ask(
        self,
        method: str,
        address: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        first: str = "",
    ) -> IO[bytes]:
        """The answer to a request.

        Args:
            method: GET, POST, PUT or DELETE.
            address: where to.
            body: what to send.
            headers: of the request.
            first: an address of the same server that is asked beforehand how it wants the login: a server that must
                refuse a large body hangs up on it.

        Returns:
            The answer, to be read; its media type is in its headers.

        Raises:
            ServeError: the server refuses, fails, or cannot be reached; one line says which, with its status.
        """
        self.check(address)
        request = urllib.request.Request(address, data=body, headers=dict(headers or {}), method=method)  # noqa: S310
        try:
            if self._login and first:
                self._log_in(request, self._challenge(first))
            elif self._login and "-auth" not in address:  # Virtuoso's own endpoints want a digest
                request.add_unredirected_header("Authorization", self._login.basic)
            try:
                return self._open(request)
            except urllib.error.HTTPError as problem:
                challenge = problem.headers.get("WWW-Authenticate", "")
                if problem.code != 401 or not self._login or request.has_header("Authorization"):
                    raise
                problem.close()
            self._log_in(request, challenge)
            return self._open(request)
        except urllib.error.HTTPError as problem:
            raise self._refusal(address, problem) from None
        except TimeoutError:
            raise ServeError(f"{shown(address)} gave no answer in {self.seconds:g} seconds") from None
        except urllib.error.URLError as problem:
            if isinstance(problem.reason, TimeoutError):
                raise ServeError(f"{shown(address)} gave no answer in {self.seconds:g} seconds") from None
            raise ServeError(f"{shown(address)} cannot be reached: {self._said(str(problem.reason))}") from None
        except UnicodeError:
            raise ServeError(f"{shown(address)} wants a digest of the login: for that it must be plain ASCII") from None
        except (OSError, ValueError, http.client.HTTPException) as problem:
            raise ServeError(
                f"{shown(address)} broke off: {self._said(str(problem)) or type(problem).__name__}"
            ) from None

    def _open(self, request: urllib.request.Request) -> IO[bytes]:
        handlers: list[urllib.request.BaseHandler | type[urllib.request.BaseHandler]] = [_Stay]
        if self._login and request.type == "http":  # a proxy would read it
            handlers.append(urllib.request.ProxyHandler({}))
        answer: IO[bytes] = urllib.request.build_opener(*handlers).open(request, timeout=self.seconds)
        return answer

    def _challenge(self, address: str) -> str:
        """How a server wants the login."""
        try:
            self._open(urllib.request.Request(address)).close()  # noqa: S310 - it was checked
        except urllib.error.HTTPError as problem:
            with problem:
                return str(problem.headers.get("WWW-Authenticate", ""))
        return ""

    def _log_in(self, request: urllib.request.Request, challenge: str) -> None:
        """Adds the login to a request, as the server wants it."""
        if self._login is None:
            return
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() == "digest":
            self._passwords.add_password(None, request.full_url, self._login.user, self._login.password)
            values = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            said = self._digest.get_authorization(request, values)
            request.add_unredirected_header("Authorization", f"Digest {said}")
        elif scheme.lower() == "basic":
            request.add_unredirected_header("Authorization", self._login.basic)

    def _refusal(self, address: str, problem: urllib.error.HTTPError) -> ServeError:
        with problem:
            if problem.code in _REDIRECTS:
                to = shown(problem.headers.get("Location", ""))
                return ServeError(
                    f"{shown(address)} sends on to {self._said(to)}, which is not followed: name that address itself",
                    status=problem.code,
                )
            try:
                said = self._said(problem.read(64 * _LONGEST).decode("utf-8", "replace"))
            except (OSError, http.client.HTTPException):
                said = ""
        usual = http.client.responses.get(problem.code, "no status of HTTP")
        return ServeError(f"{shown(address)} answered {problem.code}: {said or usual}", status=problem.code)

    def _said(self, words: str) -> str:
        """What a server says, in one line that a terminal can show."""
        line = next((line.strip() for line in words.splitlines() if line.strip()), "")
        plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)
        return self._login.hidden_in(plain)[:_LONGEST] if self._login else plain[:_LONGEST]
