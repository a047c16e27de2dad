"""What only the publisher of a release can say; what is not said is asked for, and never made up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from goldenthread.errors import BuildError
from goldenthread.iris import is_web_address, no_address, no_base
from goldenthread.publishing.licences import Licence, licence_of

ASKED = {
    "release": ("--release", "what the release is called, such as 2026.1"),
    "issued": ("--issued", "the day on which it is published, such as 2026-12-01"),
    "licence": ("--licence", "under which licence others may use it: a code (OGL-UK-3.0, CC-BY-4.0) or an IRI"),
    "publisher": ("--publisher", "the name of whoever publishes it"),
    "publisher_iri": ("--publisher-iri", "an IRI of the publisher, such as the address of its site"),
    "contact": ("--contact", "where readers may write to: an e-mail address, or the address of a form"),
}
"""What must be said: the option, and what it asks for."""
PUBLISHER_TYPES = (
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
)
"""Kinds of publishers (ADMS)."""
_RELEASE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*")
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a release says of itself.

    Attributes:
        release: its name.
        issued: when it is published.
        licence: what others may do with it.
        publisher: who publishes it.
        publisher_iri: the publisher's IRI.
        publisher_type: of what kind the publisher is, as ADMS has it, or empty.
        contact: where readers may write to.
        redacted: whether officers are named by pseudonyms.
        address: where its folder will be found, ending in a slash; empty where that is not settled.
        endpoint: where a server answers SPARQL over it, or empty.
        previous: the name of the release before it, or empty.
        spatial: IRI of the area that it tells of, or empty.
    """

    release: str
    issued: date
    licence: Licence
    publisher: str
    publisher_iri: str
    publisher_type: str
    contact: str
    redacted: bool
    address: str = ""
    endpoint: str = ""
    previous: str = ""
    spatial: str = ""


def terms_of(options: Mapping[str, str], table: Mapping[str, str], *, redacted: bool) -> Terms:
    """What is said of a release, by options first and by the table ``[publication]`` of ``sources.toml`` otherwise.

    Args:
        options: by the names of :class:`Terms`, empty where nothing was given; ``officers`` is ``named``, ``redacted``
            or empty.
        table: the same names.
        redacted: whether the build names no officers.

    Raises:
        BuildError: something is not said (the details name the option of each), or cannot be what it claims to be.
    """
    said = {key: options.get(key, "").strip() or table.get(key, "").strip() for key in {*options, *table}}
    missing = [f"{option}: {what}" for key, (option, what) in ASKED.items() if not said.get(key)]
    officers = said.get("officers", "")
    if not officers and not redacted:
        missing.append(
            "--name-officers or --redact: whether officers are to be named (to hide their names, build with --redact)"
        )
    if missing:
        raise BuildError(
            f"{len(missing)} things that only the publisher knows are not said; say them as options or under "
            "[publication] in sources.toml",
            details=missing,
        )
    _refuse_officers(officers, redacted=redacted)
    for problem in _problems(said):
        raise BuildError(problem)
    return Terms(
        said["release"],
        date.fromisoformat(said["issued"]),
        licence_of(said["licence"]),
        said["publisher"],
        said["publisher_iri"],
        said.get("publisher_type", ""),
        said["contact"],
        redacted,
        said.get("address", ""),
        said.get("endpoint", ""),
        said.get("previous", ""),
        said.get("spatial", ""),
    )


def _refuse_officers(officers: str, *, redacted: bool) -> None:
    if officers == "redacted" and not redacted:
        raise BuildError(
            "this build names officers: build it with 'goldenthread build --redact', and publish that build"
        )
    if officers == "named" and redacted:
        raise BuildError("this build names no officers: build it without --redact, or leave --name-officers out")


def _problems(said: Mapping[str, str]) -> list[str]:
    found = []
    for option, name in (("--release", said["release"]), ("--previous", said.get("previous", ""))):
        if name and not _RELEASE.fullmatch(name):
            found.append(f"{option}: '{name}' must be of letters, digits, dots and hyphens, for it becomes an address")
    if said.get("previous") == said["release"]:
        found.append("--previous: a release does not come before itself")
    try:
        date.fromisoformat(said["issued"])
    except ValueError:
        found.append(f"--issued: '{said['issued']}' is no day: write it as 2026-12-01")
    if problem := no_address(said["publisher"]):
        found.append(f"--publisher: {problem}")
    elif is_web_address(said["publisher"]):
        found.append("--publisher: give the name here, and the IRI with --publisher-iri")
    for key, option in (("publisher_iri", "--publisher-iri"), ("endpoint", "--endpoint"), ("spatial", "--spatial")):
        if said.get(key) and not is_web_address(said[key]):
            found.append(f"{option}: '{said[key]}' is no IRI of the web: write 'https://...'")
    if not _MAIL.fullmatch(said["contact"]) and not is_web_address(said["contact"]):
        found.append(f"--contact: '{said['contact']}' is neither an e-mail address nor a web address")
    if said.get("address") and (problem := no_base(said["address"])):
        found.append(f"--address: {problem}")
    if (kind := said.get("publisher_type", "")) and kind not in PUBLISHER_TYPES:
        found.append(f"--publisher-type: '{kind}' is none of {', '.join(PUBLISHER_TYPES)}")
    return found
