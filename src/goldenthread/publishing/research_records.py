"""What registers of research data read: RO-Crate, DataCite, Zenodo, schema.org, CITATION.cff."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.export.media import described
from goldenthread.iris import is_web_address
from goldenthread.publishing.release_catalogue import KEYWORDS
from goldenthread.publishing.terms import Terms


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release.

    Attributes:
        name: its path within.
        media_type: what IANA calls it.
        description: what it holds.
        size: its bytes.
        sha256: its checksum.
    """

    name: str
    media_type: str
    description: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """A release as the registers describe it.

    Attributes:
        title: how it is called.
        description: what it holds, in a sentence or two.
        terms: what its publisher says.
        files: the files of the data.
    """

    title: str
    description: str
    terms: Terms
    files: tuple[File, ...]

    @property
    def contact(self) -> dict[str, str]:
        """The publisher as a schema.org organisation."""
        terms = self.terms
        how = "url" if is_web_address(terms.contact) else "email"
        return {"@id": terms.publisher_iri, "@type": "Organization", "name": terms.publisher, how: terms.contact}


def file_of(folder: Path, name: str) -> File:
    """A file of a release, as it is described."""
    kind, content = described(name), (folder / name).read_bytes()
    media = kind.media_type.partition("media-types/")[2]
    return File(name, media, kind.description, len(content), hashlib.sha256(content).hexdigest())


def written(said: object) -> str:
    """A record as its file has it."""
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def schema_org(record: Record, up: str = "") -> dict[str, object]:
    """The release as a schema.org ``Dataset``; ``up`` leads from the page to the release."""
    terms = record.terms
    place = terms.address or up
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": record.title,
        "description": record.description,
        "version": terms.release,
        "datePublished": terms.issued.isoformat(),
        "license": terms.licence.iri,
        "publisher": record.contact,
        "creator": record.contact,
        "keywords": list(KEYWORDS),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.name,
                "contentUrl": f"{place}{one.name}",
                "encodingFormat": one.media_type,
                "contentSize": f"{one.size} B",
                "sha256": one.sha256,
            }
            for one in record.files
        ],
    }


def ro_crate(record: Record, others: Sequence[str]) -> dict[str, object]:
    """The release as an RO-Crate (1.1); ``others`` are files beside those of the data."""
    terms = record.terms
    files: list[dict[str, object]] = [
        {
            "@id": one.name,
            "@type": "File",
            "name": one.name,
            "description": one.description,
            "encodingFormat": one.media_type,
            "contentSize": str(one.size),
            "sha256": one.sha256,
        }
        for one in record.files
    ]
    files += [{"@id": name, "@type": "File", "name": name} for name in others]
    files.append({"@id": "site/", "@type": "Dataset", "name": "Pages that tell what became of each commitment"})
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": record.title,
        "description": record.description,
        "datePublished": terms.issued.isoformat(),
        "version": terms.release,
        "license": {"@id": terms.licence.iri},
        "publisher": {"@id": terms.publisher_iri},
        "keywords": ", ".join(KEYWORDS),
        "hasPart": [{"@id": one["@id"]} for one in files],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
    }
    licence = {"@id": terms.licence.iri, "@type": "CreativeWork", "name": terms.licence.title}
    return {
        "@context": "https://w3id.org/ro/crate/1.1/context",
        "@graph": [descriptor, root, record.contact, licence, *files],
    }


def datacite(record: Record) -> dict[str, object]:
    """The release in DataCite's schema 4, without a DOI, which nobody has given it yet."""
    terms = record.terms
    rights = {"rights": terms.licence.title, "rightsUri": terms.licence.iri}
    if terms.licence.code:
        rights |= {"rightsIdentifier": terms.licence.code, "rightsIdentifierScheme": "SPDX"}
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceType": "Knowledge graph", "resourceTypeGeneral": "Dataset"},
        "titles": [{"title": record.title, "lang": "en"}],
        "creators": [{"name": terms.publisher, "nameType": "Organizational"}],
        "publisher": {"name": terms.publisher},
        "publicationYear": str(terms.issued.year),
        "dates": [{"date": terms.issued.isoformat(), "dateType": "Issued"}],
        "language": "en",
        "version": terms.release,
        "subjects": [{"subject": word} for word in KEYWORDS],
        "rightsList": [rights],
        "descriptions": [{"description": record.description, "descriptionType": "Abstract", "lang": "en"}],
        "formats": sorted({one.media_type for one in record.files}),
        "sizes": [f"{sum(one.size for one in record.files)} bytes"],
    }


def zenodo(record: Record) -> dict[str, object]:
    """The release as an upload to Zenodo; its licence by its code, where it has one."""
    terms = record.terms
    said: dict[str, object] = {
        "title": record.title,
        "upload_type": "dataset",
        "description": record.description,
        "creators": [{"name": terms.publisher}],
        "publication_date": terms.issued.isoformat(),
        "version": terms.release,
        "access_right": "open",
        "language": "eng",
        "keywords": list(KEYWORDS),
    }
    return said | ({"license": terms.licence.code.lower()} if terms.licence.code else {"notes": terms.licence.iri})


def citation(record: Record) -> str:
    """The release as ``CITATION.cff`` (1.2.0); texts are quoted as JSON, which YAML reads."""
    terms = record.terms
    lines = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them so.",
        "type": "dataset",
        "title": record.title,
        "version": terms.release,
        "date-released": terms.issued.isoformat(),
        **({"license": terms.licence.code} if terms.licence.code else {"license-url": terms.licence.iri}),
        **({"url": terms.address} if terms.address else {}),
        "abstract": record.description,
    }
    said = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())
    return f"{said}authors:\n  - name: {json.dumps(terms.publisher, ensure_ascii=False)}\n"
