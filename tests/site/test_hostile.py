"""Text that wants to be more than text stays text, in place, and out of every file name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.addresses import file_name
from goldenthread.site.agent_records import UnitChange
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Measure, Value
from goldenthread.site.write import write
from tests.site.reading import dead_links, read

SCRIPT = '<script>alert("1")</script>'
HOSTILE = (
    SCRIPT,
    "word" * 2500,
    "\u202eesrever\u202c",
    "../../etc/passwd",
    "=1+1",
    "'\" onclick=x",
    "{{ 777 * 777 }}",
    "a\x00b\x0bc",
)


@pytest.mark.parametrize("text", [SCRIPT, *(pytest.param(one, marks=pytest.mark.slow) for one in HOSTILE[1:])])
def test_hostile_text_stays_text_on_every_page(held: Holdings, tmp_path: Path, text: str) -> None:
    units = tuple(iri for iri, agent in held.agents.items() if agent.kind == "unit")
    edition = next(iter(held.editions))
    change = UnitChange(f"{held.base}x", text, text, True, 0.5, text, units[:1], units[1:], ((edition, 3),))
    one = Measure(
        f"{edition}/measure/{text}", edition, *(text,) * 11, 3, (3,), (Value(text, text, 1.0, text, text, text, 3),)
    )
    spoilt = replace(
        held,
        commitments={
            iri: replace(
                one,
                text=text,
                comment=text,
                deadline_printed=text,
                deadlines=(),
                names=tuple(replace(name, name=text, printed=text) for name in one.names),
            )
            for iri, one in held.commitments.items()
        },
        headings={iri: replace(one, text=text, ref=text) for iri, one in held.headings.items()},
        threads={iri: replace(one, label=text) for iri, one in held.threads.items()},
        editions={iri: replace(one, title=text, file=text, body_name=text) for iri, one in held.editions.items()},
        findings_of={
            iri: tuple(replace(one, message=text, acknowledged=text, source=text) for one in found)
            for iri, found in held.findings_of.items()
        },
        agents={iri: replace(one, name=text, code=text, note=text) for iri, one in held.agents.items()},
        measures={one.iri: one},
        series_of={one.iri: (one.iri,)},
        unit_changes=(change,),
        lines_of={iri: dict.fromkeys(lines, text) for iri, lines in held.lines_of.items()},
        reviewers=tuple(replace(one, label=text, name=text) for one in held.reviewers),
        answers={
            name: replace(one, rows=tuple(tuple(text for _ in row) for row in one.rows), whole=text)
            for name, one in held.answers.items()
        },
    )
    out = tmp_path / "site"
    write(spoilt, out)
    assert dead_links(out) == []
    shown = text.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
    for path in out.rglob("*.html"):
        page = read(path)
        content = path.read_text(encoding="utf-8")
        assert SCRIPT not in content, path
        assert page.acts == [], path
        assert str(777 * 777) not in content, path
        assert (page.open, page.wrong) == ([], []), path
        assert not set(content) & {"\x00", "\x0b"}, path
    (thread,) = [path for path in out.rglob("*.html") if path.name == "activity-0001.html"]
    assert " ".join(shown.split()) in read(thread).text
    assert {path.resolve().is_relative_to(out.resolve()) for path in out.rglob("*")} == {True}


@pytest.mark.parametrize(
    "key",
    [
        "../../etc/passwd",
        "..",
        ".",
        "",
        "con",
        "nul.txt",
        "a/b",
        "a" * 5000,
        "ünïcode",
        "A B",
        "x.",
        "a..b",
        "%2e%2e",
        "\x00",
    ],
)
def test_a_key_is_a_file_name_that_stays_in_its_folder(key: str) -> None:
    name = file_name(key)
    assert name
    assert len(name) < 100
    assert not set(name) & set('/\\:*?"<>|\0% ')
    assert name.strip(".") == name
    assert name != key


def test_two_keys_never_share_a_file_name() -> None:
    keys = ["a b", "a-b", "a_b", "A B", "a  b", "ä b", "a" * 500, "a" * 501]
    assert len({file_name(key) for key in keys}) == len(keys)


@pytest.mark.parametrize("key", ["activity-0039", "0021", "2013-14", "d-and-r", "year-end-report", "v1.2"])
def test_a_plain_key_is_its_own_file_name(key: str) -> None:
    assert file_name(key) == key
