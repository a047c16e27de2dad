"""Licences by their codes: what they are called, where they stand, and of what kind they are (``licences.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from goldenthread.errors import BuildError
from goldenthread.files import read_toml
from goldenthread.iris import is_web_address


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of data.

    Attributes:
        iri: where it stands.
        title: how it is called; its IRI where nobody has said.
        code: its code in the list of SPDX, or empty.
        kind: its kind in the list of ADMS, or empty.
        also: other codes by which it is meant.
    """

    iri: str
    title: str
    code: str = ""
    kind: str = ""
    also: tuple[str, ...] = ()


@cache
def known_licences() -> tuple[Licence, ...]:
    """The licences that are known by a code."""
    said = read_toml(Path(str(files("goldenthread.publishing"))) / "licences.toml")
    return tuple(
        Licence(one["iri"], one["title"], one["code"], one["type"], tuple(one.get("also", ())))
        for one in said["licences"]
    )


def licence_of(given: str) -> Licence:
    """The licence that a code or an IRI means.

    Raises:
        BuildError: it is neither an IRI nor a code that is known; the message lists those that are.

    >>> licence_of("ogl-uk-3.0").iri
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
    >>> licence_of("https://creativecommons.org/licenses/by/4.0").code
    'CC-BY-4.0'
    """
    wanted = given.strip()
    for one in known_licences():
        codes = {code.casefold() for code in (one.code, *one.also)}
        if wanted.casefold() in codes or _same(wanted, one.iri):
            return one
    if is_web_address(wanted):
        return Licence(wanted, wanted)
    codes = {one.code for one in known_licences()}
    raise BuildError(
        f"--licence: '{given}' is no licence that is known by a code ({', '.join(sorted(codes))}): "
        "give one of them, or the IRI of the licence"
    )


def _same(one: str, other: str) -> bool:
    """Whether two IRIs differ in the scheme and the last slash alone."""
    return one.partition("://")[2].rstrip("/") == other.partition("://")[2].rstrip("/")
