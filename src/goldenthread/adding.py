"""Adds a document to a data folder: its bytes, its layout, and its entry in the catalogue."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import date
from itertools import chain, count
from pathlib import Path

from pydantic import ValidationError

from goldenthread.errors import DataError, SourceError
from goldenthread.files import only_writer, read_text, remove_unfinished, replace_bytes, replace_text, undone
from goldenthread.iris import slug
from goldenthread.language.lexicon import ENGLISH
from goldenthread.minting import DEFAULT_BASE
from goldenthread.plan_years import reporting_date, usual_days
from goldenthread.read.layout import layout_path, load_layout
from goldenthread.read.layout_draft import draft_layout
from goldenthread.read.source_catalogue import CATALOGUE, Catalogue, first_problem, read_document


@dataclass(frozen=True, slots=True)
class Added:
    """What was added.

    Attributes:
        source: the copy of the document.
        layout: the file of its layout.
        catalogue: the catalogue.
        guesses: what was guessed of the layout, where it was drafted; otherwise none.
    """

    source: Path
    layout: Path
    catalogue: Path
    guesses: tuple[str, ...] = ()


def add_document(
    file: Path,
    data: Path,
    *,
    body: str,
    edition: str,
    document: str,
    layout: str | None = None,
    as_of: date | None = None,
) -> Added:
    """Adds a document; nothing is written where anything is wrong.

    Args:
        file: the document.
        data: the data folder; it is made where there is none.
        body: the key of the council in the catalogue, or its name where it is new.
        edition: the label of the edition.
        document: the kind of document.
        layout: the name of a layout of the folder, or of the program, which is copied there; one is drafted where
            none is given.
        as_of: the reporting date; that of the kind of document where none is given.

    Raises:
        GoldenThreadError: the document cannot be read, is already listed, or no layout fits it.
    """
    content = read_document(file)
    if not content.strip():
        raise SourceError("the document is empty", path=file)
    key = slug(body)
    try:
        start, end = usual_days(edition)
    except ValueError as error:
        raise DataError(str(error)) from None
    drafted = draft_layout(content, file) if layout is None else None
    path = data / CATALOGUE
    with undone(path, unless=path.exists), only_writer(path):
        before = read_text(path) if path.exists() else f"base = {json.dumps(DEFAULT_BASE)}\n"
        source = _free(data / "sources", file.name, f"{edition}-{document}", f"-{file.name}", content)
        if drafted:
            rules = drafted.text.encode("utf-8")
            at = _free(data / "layouts", f"{key}-{document}.toml", f"{key}-{edition}-{document}", ".toml", rules)
        else:
            at, rules = _layout(data / "layouts", str(layout))
        entry = {
            "path": source.relative_to(data).as_posix(),
            "title": f"{_body_name(before, key, body)}: {document.replace('-', ' ')} {edition}",
            "body": key,
            "edition": edition,
            "document": document,
            "layout": at.stem,
            "sha256": hashlib.sha256(content).hexdigest(),
            "year_start": start,
            "year_end": end,
        }
        if drafted and drafted.language != ENGLISH:
            entry["language"] = drafted.language
        if reported := as_of or reporting_date(document, start, end):
            entry["as_of"] = reported
        after = _with(before, key, body, entry)
        _validate(after, path)
        with undone(source, at, unless=lambda: path.exists() and read_text(path) == after):
            for place, written in ((source, content), (at, rules)):
                remove_unfinished(place)
                if not place.exists():
                    replace_bytes(place, written)
            replace_text(path, after)
    return Added(source, at, path, drafted.guesses if drafted else ())


def _free(folder: Path, first: str, longer: str, ending: str, content: bytes) -> Path:
    """The first place where nothing stands, or this content: an earlier run may have been broken off behind it.

    Args:
        folder: where.
        first: the name that is best.
        longer: what a longer name begins with, before a number where it is taken too.
        ending: what a longer name ends with.
        content: what is to stand there.
    """
    names = chain([first, f"{longer}{ending}"], (f"{longer}-{number}{ending}" for number in count(2)))
    return next(path for path in map(folder.joinpath, names) if not path.exists() or path.read_bytes() == content)


def _layout(folder: Path, name: str) -> tuple[Path, bytes]:
    """The place of a layout in the folder, and what it says there or as the program brings it.

    Raises:
        LayoutError: there is none, or it is malformed.
    """
    load_layout(folder, name)
    return folder / f"{name}.toml", layout_path(folder, name).read_bytes()


def _body_name(catalogue: str, key: str, body: str) -> str:
    known = tomllib.loads(catalogue).get("bodies", {}).get(key, {})
    return str(known.get("name", "")) or _spelt(body)


def _spelt(body: str) -> str:
    """A name for a body of which only the key is given.

    >>> _spelt("marlow-vale"), _spelt("Marlow Vale Council")
    ('Marlow Vale', 'Marlow Vale Council')
    """
    return body if body != slug(body) else body.replace("-", " ").title()


def _with(before: str, key: str, body: str, entry: dict[str, object]) -> str:
    """The catalogue with one more document, and its body where it is new."""
    lines = [before.rstrip(), ""]
    if key not in tomllib.loads(before).get("bodies", {}):
        lines += [f"[bodies.{key}]", f"name = {json.dumps(_spelt(body), ensure_ascii=False)}", ""]
    lines.append("[[documents]]")
    lines += [
        f"{name} = {value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
        for name, value in entry.items()
    ]
    return "\n".join(lines).lstrip() + "\n"


def _validate(text: str, path: Path) -> None:
    try:
        catalogue = Catalogue.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"not valid TOML: {error}", path=path) from None
    except ValidationError as error:
        raise DataError(first_problem(error), path=path) from None
    *others, new = catalogue.documents
    for listed in others:
        if (listed.body, listed.edition, listed.document) == (new.body, new.edition, new.document):
            raise DataError(
                f"{new.body} {new.edition} {new.document} is listed already ({listed.path}): name another --document",
                path=path,
            )
