"""From what is asked for to a brief, and from a brief to the bytes of a format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from goldenthread.briefs import since_parts, subject_parts, thread_parts
from goldenthread.briefs.asked import Asked
from goldenthread.briefs.content import Block, Brief, Heading, texts
from goldenthread.errors import GoldenThreadError
from goldenthread.site.told import Answering, Commitment, Edition, Holdings, Spoken, by_words, plain, spoken

LANGUAGE = "en-GB"
FORMATS: Mapping[str, str] = {"md": "Markdown", "html": "HTML", "docx": "Word", "pdf": "PDF"}
"""The formats, by the ending of a file."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What is told together: a title and its content."""

    title: str
    blocks: tuple[Block, ...]
    editions: tuple[Edition, ...]


def brief_of(held: Holdings, asked: Sequence[Asked], since: Edition | None = None) -> Brief:
    """The brief on what is asked for: the commitments together, each other thing as a part of its own.

    Args:
        held: what is held.
        asked: what it is about, one thing at least.
        since: tell only what changed since this document.
    """
    groups = [tuple(one for one in asked if one.kind == "thread")]
    groups += [(one,) for one in asked if one.kind != "thread"]
    parts = [_part(held, group, since) for group in groups if group]
    blocks = parts[0].blocks if len(parts) == 1 else tuple(_under_titles(parts))
    editions = tuple(dict.fromkeys(one for part in parts for one in part.editions))
    title = "; ".join(part.title for part in parts) + (f": since the {plain.named(since)}" if since else "")
    bodies = plain.listed(list(dict.fromkeys(one.body_name for one in editions)))
    return Brief(
        title=title,
        subtitle=f"{bodies}: from {plain.listed([f'the {plain.named(one)}' for one in editions])}.",
        language=LANGUAGE,
        dated=max((one.as_of or one.start for one in editions), default=date(1970, 1, 1)),
        blocks=blocks,
    )


def _under_titles(parts: Sequence[_Part]) -> Iterator[Block]:
    for part in parts:
        yield Heading(part.title)
        yield from (replace(one, level=one.level + 1) if isinstance(one, Heading) else one for one in part.blocks)


def _part(held: Holdings, asked: Sequence[Asked], since: Edition | None) -> _Part:
    rows = _rows(held, asked)
    bodies = dict.fromkeys(held.edition(one).body for one in rows)
    editions = tuple(one for one in held.editions.values() if one.body in bodies) or tuple(held.editions.values())
    first, more = plain.shortened(asked[0].name, 120), len(asked) - 1
    title = first + (f", and {plain.counted(more, 'other commitment')}" if more else "")
    if since is not None:
        if since.body not in bodies and rows:
            raise GoldenThreadError(
                f"the {plain.named(since)} is of {since.body_name}, and no row of it belongs to '{asked[0].name}'"
            )
        mine = {one.iri for one in rows}
        others = [one for one in _speaking(held, asked[0]) if one.iri not in mine]
        told = since_parts.blocks(held, rows, since, others)
    else:
        told = _told(held, asked)
    return _Part(title, tuple(told), editions)


def _told(held: Holdings, asked: Sequence[Asked]) -> Iterator[Block]:
    one = asked[0]
    if one.kind == "thread":
        return thread_parts.blocks(held, [held.threads[thing.key] for thing in asked])
    if one.kind == "topic":
        return subject_parts.of_topic(held, next(t for t in held.subjects.topics if t.key == one.key))
    if one.kind == "edition":
        return subject_parts.of_edition(held, held.editions[one.key])
    return subject_parts.of_agent(held, held.agents[one.key])


def _spoken(held: Holdings, one: Asked) -> Spoken:
    return spoken(held, next(topic for topic in held.subjects.topics if topic.key == one.key))


def _speaking(held: Holdings, one: Asked) -> list[Commitment]:
    """The rows that speak of a subject, by their own words or by their update; of anything else none."""
    return list(_spoken(held, one).commitments) if one.kind == "topic" else []


def _rows(held: Holdings, asked: Sequence[Asked]) -> list[Commitment]:
    """The rows that belong to what is asked for, in the order of the documents."""
    one = asked[0]
    if one.kind == "thread":
        members = {row.iri for thing in asked for row in held.members(held.threads[thing.key])}
        members |= {iri for row in tuple(members) for iri in held.milestones_of.get(row, ())}
        return [row for row in held.commitments.values() if row.iri in members]
    if one.kind == "topic":
        return list(by_words(_spoken(held, one)).commitments)
    if one.kind == "edition":
        return [row for row in held.commitments.values() if row.edition == one.key]
    return [row.commitment for row in Answering.of(held).rows.get(one.key, ())]


def rendered(brief: Brief, fmt: str) -> bytes:
    """A brief in one of :data:`FORMATS`.

    Raises:
        GoldenThreadError: what the format needs is not installed.
    """
    if fmt == "pdf":
        from goldenthread.briefs.brief_pdf import pdf

        return pdf(brief)
    if fmt == "docx":
        from goldenthread.briefs.word_document import docx

        return docx(brief)
    from goldenthread.briefs.plain_formats import html, markdown

    return (markdown(brief) if fmt == "md" else html(brief)).encode()


def prove(build: Path, brief: Brief, place: str, content: bytes) -> None:
    """Searches what is to be written for names of officers, where the build names none; else nothing is searched.

    The content is searched as texts, and as it is read back from the file: the parts of a Word document, the pages of
    a PDF.

    Raises:
        BuildError: a name is left, or the seal of the build is missing.
        GoldenThreadError: the file is a PDF, and pypdf, which reads it back, is not installed.
    """
    from goldenthread.redaction.folders import is_redacted

    if not is_redacted(build):
        return  # before the search is loaded, which takes longer than most briefs

    from goldenthread.redaction.outputs import search_of
    from goldenthread.redaction.refusals import refuse_leaks

    search = search_of(build)
    if search is None:
        return
    written = [
        (place, "\n{}\n".join(texts(brief))),
        *((f"{place}: {part}", text) for part, text in read_back(place, content)),
    ]
    refuse_leaks(leak for where, text in written for leak in search.leaks(where, text))


_MARKUP = re.compile(r"</w:p>|<[^>]*>")


def read_back(place: str, content: bytes) -> Iterator[tuple[str, str]]:
    """What a file says to whoever opens it, part by part: each with its name.

    Raises:
        GoldenThreadError: the file is a PDF, and pypdf is not installed.
    """
    if place.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    part = archive.read(name).decode()
                    yield name, part
                    yield f"{name}, its words", _MARKUP.sub(lambda found: "\n" if found[0] == "</w:p>" else "", part)
    elif place.endswith(".pdf"):
        try:
            from pypdf import PdfReader
        except ImportError:
            raise GoldenThreadError(
                "to prove that a PDF names no officer, pypdf must be installed: pip install 'goldenthread[brief]'"
            ) from None
        reader = PdfReader(io.BytesIO(content))
        yield "metadata", "\n".join(str(value) for value in (reader.metadata or {}).values())
        for number, page in enumerate(reader.pages, start=1):
            yield f"page {number}", page.extract_text()
    else:
        yield "text", content.decode()
