"""The page on which anything can be asked, in SPARQL: of the whole graph, in the browser or of the server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.namespaces import PREFIXES
from goldenthread.site import vendor
from goldenthread.site.holdings import Holdings
from goldenthread.site.page import Page
from goldenthread.site.page_words import topic
from goldenthread.site.question_answers import Question, questions
from goldenthread.site.views.question_pages import ANYTHING, ASKING, asked_by_script
from goldenthread.site.whole_graph import FOLDER


@dataclass(frozen=True, slots=True)
class AskView:
    """The page to ask on.

    Attributes:
        engine: whether this copy of the program carries the engine.
        sheet: the style sheet of the editor, or empty where there is none.
        topics: the questions to begin with, by what they are about.
        prefixes: those that are added where they are used.
        given: what the scripts need, as JSON: the questions, prefixes and terms to write with.
    """

    engine: bool
    sheet: str
    topics: tuple[tuple[str, tuple[Question, ...]], ...]
    prefixes: tuple[str, ...]
    given: str


def pages(held: Holdings) -> Iterator[Page]:
    """The page."""
    editor = (f"{FOLDER}/yasqe.js",) if vendor.editor() else ()
    scripts = (*editor, *ASKING, "assets/scripts/anything.js")
    yield Page(ANYTHING, "ask", "Ask anything", lambda: _view(held), section="questions.html", scripts=scripts)


def _view(held: Holdings) -> AskView:
    asked = [one for one in questions() if not one.group]
    return AskView(
        vendor.oxigraph() is not None,
        f"{FOLDER}/yasqe.css" if vendor.editor() else "",
        tuple(_topics(asked)),
        tuple(PREFIXES),
        json.dumps(
            {
                "questions": {one.name: asked_by_script(one.query) for one in asked},
                "prefixes": PREFIXES,
                "terms": {kind: held.values_of.get(f"{kind}-in-use", ()) for kind in ("class", "property")},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ),
    )


def _topics(asked: Sequence[Question]) -> Iterator[tuple[str, tuple[Question, ...]]]:
    by_tag: dict[str, list[Question]] = {}
    for one in asked:
        by_tag.setdefault(one.query.tags[0] if one.query.tags else "more", []).append(one)
    for tag, some in sorted(by_tag.items()):
        yield topic(tag), tuple(some)
