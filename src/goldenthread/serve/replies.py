"""What is asked and what is answered, apart from how both are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

PLAIN = "text/plain; charset=utf-8"


class Output(Protocol):
    """Takes the bytes of an answer as they are made."""

    def write(self, data: bytes, /) -> int:
        """Take some bytes."""
        ...

    def flush(self) -> None:
        """Nothing, for those who ask."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One request that is to be answered from the graph.

    Attributes:
        method: ``GET``, ``HEAD`` or ``POST``.
        path: as sent, still encoded.
        parameters: of the address and of the form in the body, by name.
        accept: the Accept header; empty where there is none.
        here: scheme and host under which the client knows this server.
    """

    method: str
    path: str
    parameters: Mapping[str, Sequence[str]]
    accept: str
    here: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent.

    Attributes:
        status: of HTTP.
        kind: media type; empty where there is no body.
        body: the whole of it, or what writes it piece by piece.
        headers: further headers.
    """

    status: int
    kind: str
    body: bytes | Callable[[Output], None]
    headers: Mapping[str, str] = field(default_factory=dict)


class Refusal(Exception):  # noqa: N818 - a status and a line for the client, most of them no error of ours
    """Why a request is not answered.

    Args:
        status: of HTTP.
        message: one plain line.
        headers: further headers.
    """

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    def reply(self) -> Reply:
        """The refusal as it is sent."""
        headers = {"Retry-After": "5", **self.headers} if self.status == 503 else self.headers
        return Reply(self.status, PLAIN, f"{visible(self.message)}\n".encode(), headers)


def elsewhere(status: int, address: str) -> Reply:
    """The way to another address."""
    return Reply(status, PLAIN, b"", {"Location": address, "Vary": "Accept"})


def visible(line: str) -> str:
    r"""One line in which no character is an order to a terminal.

    >>> visible("a\x1b[31m\u202eb\n c")
    'a\\x1b[31m\\u202eb c'
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in " ".join(line.split())
    )
