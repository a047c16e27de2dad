"""The names under which this server may be asked (RFC 9110, 7.2).

A page of another site whose name was made to point to this machine is asked by a browser as that site; its name is
none of ours.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{0,5})?")


@dataclass(frozen=True)
class Hosts:
    """Names and addresses of this server.

    Attributes:
        names: in lower case.
        addresses: whether every address counts, as it listens on all of them.
    """

    names: frozenset[str]
    addresses: bool

    @classmethod
    def of(cls, listens: str, names: Iterable[str] = ()) -> Hosts:
        """The names of a server: the loopback ones, where it listens, and those that it was given.

        >>> there = Hosts.of("127.0.0.1")
        >>> [there.knows(one) for one in ("LocalHost:7878", "127.0.0.1", "[::1]:80", "evil.example", "10.0.0.1", "a@b")]
        [True, True, True, False, False, False]
        >>> there = Hosts.of("0.0.0.0", ["data.example.org"])
        >>> [there.knows(one) for one in ("10.0.0.1:7878", "data.example.org", "evil.example")]
        [True, True, False]
        """
        everywhere = _address(listens)
        known = {"localhost", listens.lower().strip("[]"), *(name.lower().strip("[]") for name in names)}
        return cls(frozenset(known), everywhere is not None and everywhere.is_unspecified)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server, whatever its port."""
        found = _HOST.fullmatch(host.strip())
        if found is None:
            return False
        name = found[1].lower().strip("[]").rstrip(".")
        address = _address(name)
        return name in self.names or (address is not None and (self.addresses or address.is_loopback))


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None
