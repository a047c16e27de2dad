"""Writes the site: which types of page there are, and the files that they share."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from pathlib import Path

from goldenthread import pictures
from goldenthread.errors import BuildError
from goldenthread.query.vocabulary import Term, vocabulary
from goldenthread.redaction.outputs import prove_is_dataset, prove_made_of, search_of
from goldenthread.redaction.proof import texts_of
from goldenthread.renewal import foreign, reserved
from goldenthread.site import caveats, decided, dismissed, plain, redating, stray_words, vendor, visits, whole_graph
from goldenthread.site.asks import elsewhere, named_by
from goldenthread.site.bounds import bounds
from goldenthread.site.feeds import write_feeds
from goldenthread.site.frame import site_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.judged import judged, judges
from goldenthread.site.meanwhile import meanwhile
from goldenthread.site.page import Page
from goldenthread.site.page_words import code
from goldenthread.site.perhaps import how_sure
from goldenthread.site.question_answers import answered, provable, write_answers
from goldenthread.site.render import Renderer
from goldenthread.site.views import (
    about,
    agent_pages,
    ask_page,
    compare_pages,
    data,
    date_doubts,
    dates_page,
    decisions_page,
    documents_page,
    edition,
    finding_pages,
    measure_pages,
    question_pages,
    row_lists,
    search_page,
    source_pages,
    start,
    terms_page,
    theme,
    thread_pages,
    threads_page,
    topics,
)
from goldenthread.store import DATASET, EmbeddedStore, base_of
from goldenthread.store.summary import SUMMARY, fingerprint

PAGE_TYPES: tuple[Callable[[Holdings], Iterator[Page]], ...] = (
    start.pages,
    about.pages,
    threads_page.pages,
    dates_page.pages,
    date_doubts.pages,
    decisions_page.pages,
    documents_page.pages,
    edition.pages,
    row_lists.pages,
    thread_pages.pages,
    source_pages.pages,
    finding_pages.pages,
    compare_pages.pages,
    agent_pages.pages,
    measure_pages.pages,
    question_pages.pages,
    ask_page.pages,
    data.pages,
    topics.pages,
    theme.pages,
)
"""Every type of page. A new one is a module of ``views``, a template, and a line here."""

POLICY = (
    "default-src 'none'; script-src 'self' file: blob: 'wasm-unsafe-eval'; style-src 'self' file: 'unsafe-inline'; "
    "img-src 'self' file: data:; connect-src 'self' file: data:; worker-src 'self' file: blob:; "
    "form-action 'self' file:; base-uri 'none'"
)
"""Content-Security-Policy of every page, served or opened from a folder: nothing is fetched from elsewhere."""

MARK = "iris.json"
"""The file by which an earlier site is known: the page of each IRI."""


ASIDE = frozenset(("thread", "agent", "brief", "brief_thread"))
"""Templates of the pages that another process renders meanwhile: about half of the work, and each compiled once."""

MANY_PAGES, MANY = 500, 20_000
"""Of how many pages, and statements, a second process is worth its beginning."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many pages, and the largest in bytes."""

    pages: int
    largest: int
    largest_page: str


def write_site(
    build: Path,
    out: Path,
    *,
    store: EmbeddedStore | None = None,
    graph: bool = True,
    head: str = "",
    release: str = "",
) -> Written:
    """Writes the site of a build into a folder of its own, whole or not at all.

    Args:
        build: the folder that ``goldenthread build`` wrote.
        out: the folder to write; an earlier site in it is replaced.
        store: the dataset of the build, where it is open already.
        graph: let the whole graph lie beside the pages, so that a browser can ask it from a disk.
        head: markup for the head of the page of data.
        release: markup for that page: of which release the site is a part.

    Raises:
        BuildError: there is no build, the folder holds something else, or a page of a redacted build would name an
            officer; what was in the folder stays.
    """
    with reserved(out, last=MARK, alone=True) as renewal:
        if out.is_dir() and any(foreign(out)) and not (out / MARK).is_file():  # asked once a broken-off move has ended
            raise BuildError("this folder holds other files and no site of goldenthread: name another", path=out)
        store = store or EmbeddedStore.open(build)
        names = search_of(build)
        with meanwhile(partial(answered, store, lambda place: place % 3 > 0), worth=len(store) > MANY) as others:
            held = Holdings.of(store, base_of(build), redacted=redacted(build))
            known = vocabulary(store)
            answers = {**answered(store, lambda place: place % 3 == 0), **others()}
        held = replace(held, answers=answers if names is None else provable(answers, names))
        with renewal.renewed() as made:
            dataset = (build / DATASET).read_bytes() if graph else None
            written = write(
                held,
                made,
                checksum=fingerprint(build / DATASET).sha256,
                dataset=dataset,
                known=known,
                head=head,
                release=release,
            )
            unread = whole_graph.unread()
            readable = (one for one in texts_of(made) if one[0] not in unread)
            prove_made_of(build, readable, question_pages.printed())
            if (made / whole_graph.GRAPH).is_file():
                prove_is_dataset(build, whole_graph.GRAPH, whole_graph.dataset_in(made / whole_graph.GRAPH))
    return written


def redacted(build: Path) -> bool:
    """Whether a build names officers by pseudonyms; where its summary does not say, it is taken for one that does.

    A page that shows a name by mistake cannot be called back.
    """
    return bool(json.loads((build / SUMMARY).read_text(encoding="utf-8")).get("redacted", True))


def write(
    held: Holdings,
    out: Path,
    *,
    checksum: str = "",
    dataset: bytes | None = None,
    known: Sequence[Term] = (),
    head: str = "",
    release: str = "",
) -> Written:
    """Writes the pages of what is held.

    Args:
        held: what the pages speak of.
        out: the folder to write; what is in it goes.
        checksum: SHA-256 of the dataset that it comes from, by which a server knows whether the pages are of the build.
        dataset: the graph that a browser asks, as N-Quads; none where the pages are to be written without.
        known: the terms of the graph, which a page explains.
        head: markup for the head of the page of data.
        release: markup for that page: of which release the site is a part.
    """
    pages = pages_of(held, known)
    if out.is_dir():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    assets = copied_assets(out)
    asks = dataset is not None and vendor.oxigraph() is not None
    site = replace(site_of(held, {page.path for page in pages}, assets), asks=asks)
    shared = {
        "site": site,
        "pictures": pictures,
        "code": code,
        "judged": judged,
        "how_sure": how_sure,
        "bounds": bounds,
        "judges": judges,
        "span": plain.span,
        "caveat": partial(caveats.caveat, held),
        "answers_to": partial(decided.answers, held),
        "not_said_by": partial(dismissed.at_row, held),
        "words_of": question_pages.words_of,
        "in_plain_words": question_pages.in_plain_words,
        "redating": redating.said,
        "besides": partial(redating.besides, held),
        "elsewhere": partial(elsewhere, held),
        "named_by": partial(named_by, held),
        "stray": partial(stray_words.said, held),
        "checksum": checksum,
        "data_head": head,
        "data_release": release,
        "policy": POLICY,
    }
    renderer = Renderer(held, {page.path for page in pages}, shared)
    aside = [page for page in pages if page.template in ASIDE]

    def written_aside() -> tuple[int, str]:
        largest = _rendered(renderer, aside, out)
        write_feeds(held, out)
        if dataset is not None:
            whole_graph.write_graph(dataset, out)
        return largest

    with meanwhile(written_aside, worth=len(pages) > MANY_PAGES) as others:
        largest = _rendered(renderer, (page for page in pages if page.template not in ASIDE), out)
        search_page.write_index(held, pages, out)
        write_answers(held.answers, out)
        (out / visits.STATES).write_text(visits.states(held), encoding="utf-8")
        whole_graph.write_editor(out)
        listed = iris(held, {page.path for page in pages}, checksum)
        whole_graph.write_pages(listed, out)
        largest = max(largest, others())
    (out / MARK).write_text(listed, encoding="utf-8")
    return Written(len(pages), *largest)


def _rendered(renderer: Renderer, pages: Iterable[Page], out: Path) -> tuple[int, str]:
    """Writes some pages, and tells the size of the largest and which it is."""
    largest = (0, "")
    made: set[Path] = set()
    for page in pages:
        content = renderer.render(page).encode()
        path = out / page.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(content)
        largest = max(largest, (len(content), page.path))
    return largest


def pages_of(held: Holdings, known: Sequence[Term] = ()) -> list[Page]:
    """Every page of the site; those to search with come last, because they know all others."""
    pages = [*(page for of_type in PAGE_TYPES for page in of_type(held)), *terms_page.pages(known)]
    pages = [page for page in pages if page.redactable or not held.redacted]
    return [*pages, *search_page.pages(held, pages)]


def copied_assets(out: Path) -> tuple[str, ...]:
    """Copies what ships beside the pages, and names it relative to the site."""
    source = Path(str(files("goldenthread.site"))) / "assets"
    found = []
    for path in sorted(source.rglob("*")):
        if path.is_file():
            name = f"assets/{path.relative_to(source).as_posix()}"
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, out / name)
            found.append(name)
    return tuple(found)


def iris(held: Holdings, paths: set[str], checksum: str = "") -> str:
    """The page, and the place on it, of every IRI that has one, as JSON: what a server needs to answer HTML."""
    things = (held.editions, held.headings, held.commitments, held.threads, held.measures, held.agents)
    places = {iri: held.place_of(iri) for some in things for iri in some}
    places |= {one.iri: held.place_of_finding(one) for some in held.findings_of.values() for one in some}
    places |= {one.iri: held.place_of(one.later) for some in held.links_to.values() for one in some}
    places |= {one.iri: decided.place_of(held, one) for one in held.committee.decisions}
    places |= {one.iri: f"data.html#{one.anchor}" for one in held.committee.corrections}
    places |= {iri: held.source_place(edition, line) for iri, (edition, line) in held.runs.items()}
    found = {
        iri.removeprefix(held.base): place for iri, place in sorted(places.items()) if place.partition("#")[0] in paths
    }
    return (
        json.dumps(
            {"base": held.base, "dataset": checksum, "pages": found}, ensure_ascii=False, indent=0, sort_keys=True
        )
        + "\n"
    )
