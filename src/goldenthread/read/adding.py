"""Adds a document to a data folder: its bytes, its layout, and its entry in the catalogue."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pydantic import ValidationError

from goldenthread.errors import DataError, SourceError
from goldenthread.files import read_text, replace_text
from goldenthread.iris import slug
from goldenthread.minting import DEFAULT_BASE
from goldenthread.plan_years import usual_days
from goldenthread.read.catalogue import CATALOGUE, Catalogue, first_problem, read_document
from goldenthread.read.layout import layout_path as find_layout
from goldenthread.read.layout import load_layout
from goldenthread.read.layout_draft import Draft, draft_layout


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
    path = data / CATALOGUE
    before = read_text(path) if path.exists() else f"base = {json.dumps(DEFAULT_BASE)}\n"
    key = slug(body)
    try:
        start, end = usual_days(edition)
    except ValueError as error:
        raise DataError(str(error)) from None
    source = data / "sources" / file.name
    if source.exists() and source.read_bytes() != content:
        source = source.with_name(f"{edition}-{document}-{file.name}")
    name = layout or _free_name(data, key, edition, document)
    entry = {
        "path": source.relative_to(data).as_posix(),
        "title": f"{_body_name(before, key, body)}: {document.replace('-', ' ')} {edition}",
        "body": key,
        "edition": edition,
        "document": document,
        "layout": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "year_start": start,
        "year_end": end,
    }
    if reported := as_of or _reporting_date(document, start, end):
        entry["as_of"] = reported
    after = _with(before, key, body, entry)
    _validate(after, path)
    drafted = _draft(content, file) if layout is None else None
    layout_path = data / "layouts" / f"{name}.toml"
    shipped = b""
    if layout is not None:
        load_layout(layout_path.parent, layout)
        if not layout_path.is_file():
            shipped = find_layout(layout_path.parent, layout).read_bytes()
    for folder in (source.parent, layout_path.parent):
        folder.mkdir(parents=True, exist_ok=True)
    source.write_bytes(content)
    if shipped:
        layout_path.write_bytes(shipped)
    if drafted:
        replace_text(layout_path, drafted.text)
    replace_text(path, after)
    return Added(source, layout_path, path, drafted.guesses if drafted else ())


def _draft(content: bytes, file: Path) -> Draft:
    return draft_layout(content, file)


def _free_name(data: Path, body: str, edition: str, document: str) -> str:
    name = f"{body}-{document}"
    return f"{body}-{edition}-{document}" if (data / "layouts" / f"{name}.toml").exists() else name


def _body_name(catalogue: str, key: str, body: str) -> str:
    known = tomllib.loads(catalogue).get("bodies", {}).get(key, {})
    return str(known.get("name", "")) or _spelt(body)


def _spelt(body: str) -> str:
    """A name for a body of which only the key is given.

    >>> _spelt("marlow-vale"), _spelt("Marlow Vale Council")
    ('Marlow Vale', 'Marlow Vale Council')
    """
    return body if body != slug(body) else body.replace("-", " ").title()


def _reporting_date(document: str, start: date, end: date) -> date | None:
    """The day to which a report of the usual kinds speaks; none for a plan.

    >>> _reporting_date("mid-year-report", date(2013, 4, 1), date(2014, 3, 31))
    datetime.date(2013, 9, 30)
    >>> _reporting_date("q3-report", date(2013, 4, 1), date(2014, 3, 31))
    datetime.date(2013, 12, 31)
    >>> _reporting_date("plan", date(2013, 4, 1), date(2014, 3, 31)) is None
    True
    """
    if not document.endswith("report"):
        return None
    quarter = {"mid": 2, "q1": 1, "q2": 2, "q3": 3}.get(document.split("-")[0])
    if quarter is None:
        return end
    month = start.month - 1 + 3 * quarter
    return date(start.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


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
    for one in others:
        if (one.body, one.edition, one.document) == (new.body, new.edition, new.document):
            raise DataError(
                f"{new.body} {new.edition} {new.document} is listed already ({one.path}): name another --document",
                path=path,
            )
