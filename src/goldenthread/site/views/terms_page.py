"""The terms of the data: what each means, of what it is said, with an example from the documents, and a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.pictures import Classes
from goldenthread.pictures.class_map import boxes_of
from goldenthread.query.vocabulary import Sort, Term, anchor
from goldenthread.site import plain
from goldenthread.site.page import Page

PATH = "terms.html"
"""Where the page lies."""

_HEADINGS = {
    Sort.CLASS: "Kinds of things",
    Sort.PROPERTY: "What is said of them",
    Sort.SCHEME: "Lists of words",
    Sort.CONCEPT: "The words of these lists",
}


@dataclass(frozen=True, slots=True)
class TermsView:
    """The page.

    Attributes:
        groups: terms under a heading, with the id of the heading.
        anchors: where each term stands on the page, by its IRI.
        picture: the classes and what leads from one to another.
    """

    lede: str
    groups: tuple[tuple[str, str, tuple[Term, ...]], ...]
    anchors: dict[str, str]
    picture: Classes | None


def pages(terms: Sequence[Term]) -> Iterator[Page]:
    """One page, where the graph says what its terms mean."""
    if terms:
        yield Page(PATH, "terms", "What the terms of the data mean", lambda: view(terms), section="data.html")


def view(terms: Sequence[Term]) -> TermsView:
    """All terms, those of a sort together."""
    of_sort: dict[Sort, list[Term]] = defaultdict(list)
    for term in terms:
        of_sort[term.sort].append(term)
    boxes = boxes_of(terms)
    return TermsView(
        lede=f"{plain.counted(len(terms), 'term')}: whoever asks the data a question in SPARQL uses their names.",
        groups=tuple((_HEADINGS[sort], sort.name.lower(), tuple(of_sort[sort])) for sort in Sort if of_sort[sort]),
        anchors={term.iri: anchor(term.iri) for term in terms},
        picture=Classes("The kinds of things, and what leads from one to another", boxes) if boxes else None,
    )
