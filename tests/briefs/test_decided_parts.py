"""What committees decided, in briefs."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.briefs.asked import meant
from goldenthread.briefs.content import Brief, Heading, texts
from goldenthread.briefs.making import brief_of, read_back, rendered
from goldenthread.site.told import Holdings, document, holdings
from goldenthread.store import EmbeddedStore

TITLE = "What committees decided"


@pytest.fixture(scope="module")
def told(decided: Path) -> tuple[EmbeddedStore, Holdings]:
    store = EmbeddedStore.open(decided)
    return store, holdings(store, decided)


def made(told: tuple[EmbeddedStore, Holdings], words: str, since: str = "") -> Brief:
    store, held = told
    return brief_of(held, [meant(store, held, words)], document(held, since) if since else None)


def whole(brief: Brief) -> str:
    return "\n".join(texts(brief))


def test_what_waits_comes_first(told: tuple[EmbeddedStore, Holdings]) -> None:
    said = whole(made(told, "activity-0004"))
    recall = (
        "Build 60 council homes at Mill Yard: recalled until 30 September 2020: “With the new contract.” "
        "Homes & Streets Panel, 4 May 2020, HSP 9.2"
    )
    assert recall in said
    assert said.index(recall) < said.index("answered, about “no percentage reported”: “A nought was meant.”")
    assert "The percentage was left out. (percent; wrong since 20 April 2020, corrected on 27 April 2020)" in said


def test_an_answer_stands_beside_its_finding(told: tuple[EmbeddedStore, Holdings]) -> None:
    said = whole(made(told, "activity-0002"))
    assert "August is right." in said.partition("What does not add up")[2].partition("\nSources")[0]


@pytest.mark.parametrize(
    ("words", "since", "wanted"),
    [
        ("activity-0002", "2018-19", ["HSP 2.1", "HSP 9.1"]),
        ("activity-0002", "2019-20", ["HSP 9.1"]),
        ("HOMES", "", ["HSP 9.2", "HSP 10.3"]),
        ("2018-19", "", ["HSP 2.1", "HSP 9.1", "HSP 9.2", "HSP 10.3"]),
        ("activity-0001", "", []),
    ],
)
def test_whose_decisions_are_told(
    told: tuple[EmbeddedStore, Holdings], words: str, since: str, wanted: list[str]
) -> None:
    brief = made(told, words, since)
    said = whole(brief)
    assert [minute for minute in ("HSP 2.1", "HSP 9.1", "HSP 9.2", "HSP 10.3") if minute in said] == wanted
    assert (TITLE in [one.text for one in brief.blocks if isinstance(one, Heading)]) is bool(wanted)


@pytest.mark.parametrize("fmt", ["md", "html", "docx", "pdf"])
def test_in_every_format(told: tuple[EmbeddedStore, Holdings], fmt: str) -> None:
    brief = made(told, "activity-0004")
    content = rendered(brief, fmt)
    said = " ".join(" ".join(text for _, text in read_back(f"x.{fmt}", content)).split())
    assert TITLE in said
    assert "With the new contract." in said
    assert rendered(brief, fmt) == content
