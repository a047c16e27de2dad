"""The catalogue of a data folder (``sources.toml``): which documents there are, and whether they are unchanged."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from goldenthread.errors import DataError, SourceError
from goldenthread.files import is_there, read_toml, refuse_special
from goldenthread.iris import is_segment, is_web_address, no_address, no_base
from goldenthread.language.lexicon import ENGLISH, known_languages
from goldenthread.minting import DEFAULT_BASE, TAKEN
from goldenthread.model import Edition
from goldenthread.plan_years import contradiction, misdated, years_of

CATALOGUE = "sources.toml"
PUBLICATION = frozenset(
    {
        "licence",
        "publisher",
        "publisher_iri",
        "publisher_type",
        "contact",
        "officers",
        "address",
        "endpoint",
        "spatial",
        "previous",
    }
)
"""What the table ``[publication]`` may say of every release."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Body(_Strict):
    """A council or other body that publishes plans."""

    name: str
    homepage: str = ""

    @field_validator("homepage")
    @classmethod
    def _is_on_the_web(cls, value: str) -> str:
        if value and not is_web_address(value):
            raise ValueError(f"{value!r} is no web address: write 'https://...'")
        return value


class Entry(_Strict):
    """One document of the catalogue, as its file states it."""

    path: str
    title: str
    body: str
    edition: str
    document: str
    layout: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    publisher: str = ""
    licence: str = "not stated"
    year_start: date
    year_end: date
    as_of: date | None = None
    note: str = ""
    language: str = ENGLISH

    @field_validator("path")
    @classmethod
    def _lies_inside(cls, value: str) -> str:
        if "\0" in value:
            raise ValueError("no file has such a name")
        if not value or PurePosixPath(value).is_absolute() or ".." in PurePosixPath(value).parts or "\\" in value:
            raise ValueError("the document must lie inside the data folder: 'sources/NAME.txt'")
        return value

    @field_validator("licence", "publisher")
    @classmethod
    def _is_an_address_if_it_claims_to_be(cls, value: str) -> str:
        if problem := no_address(value):
            raise ValueError(problem)
        return value

    @field_validator("language")
    @classmethod
    def _is_known(cls, value: str) -> str:
        if value not in known_languages():
            raise ValueError(f"no words of the language {value!r} are known: known are {', '.join(known_languages())}")
        return value

    @field_validator("edition")
    @classmethod
    def _names_years(cls, value: str) -> str:
        years_of(value)
        return value

    @field_validator("document")
    @classmethod
    def _is_part_of_an_address(cls, value: str) -> str:
        if not re.fullmatch("[a-z][a-z0-9-]*", value):
            raise ValueError(
                f"'{value}' cannot name a kind of document, for it becomes part of addresses: write 'plan', "
                "'q3-report' or 'year-end-report'"
            )
        return value

    @model_validator(mode="after")
    def _year_runs_forward(self) -> Entry:
        if self.year_end <= self.year_start:
            raise ValueError("year_end must lie after year_start")
        if problem := contradiction(self.edition, self.year_start, self.year_end):
            raise ValueError(problem)
        if self.as_of and (problem := misdated(self.document, self.year_start, self.year_end, self.as_of)):
            raise ValueError(problem)
        return self


class Catalogue(_Strict):
    """All documents of a data folder and the bodies that publish them."""

    base: str = DEFAULT_BASE
    bodies: dict[str, Body]
    publication: dict[str, str] = Field(default_factory=dict)
    documents: tuple[Entry, ...]

    @field_validator("base")
    @classmethod
    def _is_a_base(cls, value: str) -> str:
        if problem := no_base(value):
            raise ValueError(problem)
        return value

    @field_validator("publication")
    @classmethod
    def _says_what_is_asked(cls, value: dict[str, str]) -> dict[str, str]:
        if unknown := sorted(set(value) - PUBLICATION):
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(sorted(PUBLICATION))}")
        if value.get("officers", "named") not in ("named", "redacted"):
            raise ValueError("officers is 'named' or 'redacted'")
        return value

    @field_validator("bodies")
    @classmethod
    def _are_parts_of_addresses(cls, value: dict[str, Body]) -> dict[str, Body]:
        for key in value:
            if not is_segment(key) or key in TAKEN:
                raise ValueError(
                    f"{key!r} cannot name a body, for it becomes part of addresses: "
                    "use ASCII letters, digits and hyphens" + (", and another word" if key in TAKEN else "")
                )
        return value

    def editions(self) -> tuple[Edition, ...]:
        """The editions, by body and year."""
        found = (self._edition(entry) for entry in self.documents)
        return tuple(sorted(found, key=lambda e: (e.body, e.label, e.document)))

    def _edition(self, entry: Entry) -> Edition:
        return Edition(
            body=entry.body,
            label=entry.edition,
            document=entry.document,
            title=entry.title,
            path=entry.path,
            layout=entry.layout,
            sha256=entry.sha256,
            publisher=entry.publisher or self.bodies[entry.body].name,
            licence=entry.licence,
            year_start=entry.year_start,
            year_end=entry.year_end,
            as_of=entry.as_of,
            note=entry.note,
            language=entry.language,
        )


def first_problem(error: ValidationError, *within: str | int) -> str:
    """The first problem of a pydantic error, in one line.

    The place is written as dotted names, those it stands within first; the message is pydantic's.
    """
    problem = error.errors()[0]
    place = ".".join(str(part) for part in (*within, *problem["loc"]))
    return f"{place}: {problem['msg']}" if place else str(problem["msg"])


def load_catalogue(data: Path) -> Catalogue:
    """The catalogue of a data folder.

    Raises:
        DataError: the folder or its catalogue is missing or malformed.
    """
    if not data.is_dir():
        raise DataError("there is no such data folder: name one with --data", path=data)
    path = data / CATALOGUE
    try:
        catalogue = Catalogue.model_validate(read_toml(path))
    except ValidationError as error:
        raise DataError(first_problem(error), path=path) from None
    seen: set[tuple[str, str, str]] = set()
    for entry in catalogue.documents:
        if entry.body not in catalogue.bodies:
            raise DataError(f"{entry.path}: the body '{entry.body}' is not listed under [bodies]", path=path)
        key = (entry.body, entry.edition, entry.document)
        if key in seen:
            raise DataError(f"{entry.path}: {' '.join(key)} is listed twice", path=path)
        seen.add(key)
    if not catalogue.documents:
        raise DataError("no documents are listed: add a [[documents]] table for each", path=path)
    return catalogue


def read_document(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        SourceError: it cannot be read, or is a pipe or a device.
    """
    try:
        refuse_special(path)
        return path.read_bytes()
    except DataError as error:
        raise SourceError(error.message, path=path) from None
    except OSError as error:
        raise SourceError(f"the document cannot be read: {error.strerror}", path=path) from None


def read_source(data: Path, edition: Edition) -> bytes:
    """The bytes of an edition's document, when they are those that the catalogue promises.

    Raises:
        SourceError: the file is missing, empty, or differs from its checksum.
    """
    path = data / edition.path
    if not is_there(path):
        raise SourceError("the source document is missing: put it back, or take it out of sources.toml", path=path)
    content = read_document(path)
    if not content.strip():
        raise SourceError("the source document is empty: put the original back", path=path)
    found = hashlib.sha256(content).hexdigest()
    if found != edition.sha256:
        raise SourceError(
            f"the source document has changed (sha256 {found[:12]}..., expected {edition.sha256[:12]}...): "
            "put the original back, or write the new checksum into sources.toml",
            path=path,
        )
    return content
