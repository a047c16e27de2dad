"""The sign of what a page tells: another where a row, a judgement or a finding is, and the same otherwise."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Finding, Link
from goldenthread.site.visits import documents_of, state_of, states


def test_it_is_the_same_for_the_same_and_another_for_each_commitment(held: Holdings) -> None:
    signs = [state_of(held, one) for one in held.threads.values()]
    assert signs == [state_of(replace(held), one) for one in held.threads.values()]
    assert len(set(signs)) == len(signs) > 5
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in signs)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Other words"},
        {"status_printed": "Overdue"},
        {"percent_printed": "12%"},
        {"deadline_printed": "1.1.2030"},
        {"comment": "Said anew."},
        {"names": ()},
    ],
)
def test_another_row_is_another_sign(held: Holdings, change: dict[str, str]) -> None:
    thread = next(one for one in held.threads.values() if len(one.members) > 1)
    row = held.members(thread)[-1]
    made = replace(held, commitments={**held.commitments, row.iri: replace(row, **change)})  # type: ignore[arg-type]
    assert state_of(made, thread) != state_of(held, thread)
    others = [one for one in held.threads.values() if one is not thread]
    assert [state_of(made, one) for one in others] == [state_of(held, one) for one in others]


def test_another_judgement_or_finding_is_another_sign(held: Holdings) -> None:
    thread = next(iter(held.threads.values()))
    row = held.members(thread)[0]
    link = Link("l", "urn:x", row.iri, "continues", "rejected", None, "", "")
    finding = Finding("f", "a-code", "info", row.iri, 1, "", "", "", "")
    signs = {
        state_of(held, thread),
        state_of(replace(held, links_to={**held.links_to, row.iri: (link,)}), thread),
        state_of(replace(held, findings_of={row.iri: (finding,)}), thread),
        state_of(replace(held, findings_of={row.iri: (replace(finding, acknowledged="why"),)}), thread),
    }
    assert len(signs) == 4


def test_the_first_page_can_ask_for_all_signs(held: Holdings, site: Path) -> None:
    text = (site / "assets/states.js").read_text()
    assert text == states(held)
    found = re.fullmatch(r"goldenthreadStates\(JSON\.parse\((.*)\)\);\n", text)
    assert found
    read = json.loads(json.loads(found[1]))
    assert set(read) == set(held.threads)
    for iri, (sign, page, label) in read.items():
        assert (sign, label) == (state_of(held, held.threads[iri]), held.threads[iri].label)
        assert (site / page).is_file()
        assert f'data-state="{sign}"' in (site / page).read_text()


def test_a_page_names_its_documents_and_is_silent_by_itself(held: Holdings, site: Path) -> None:
    thread = next(one for one in held.threads.values() if one.label == "Plant a further 500 street trees")
    assert json.loads(documents_of(held, thread)) == [
        ["in-2018-19-plan", "2018/19 plan"],
        ["in-2019-20-year-end-report", "2019/20 year-end report"],
    ]
    for path in site.rglob("*.html"):
        for tag in re.findall(r'<[^>]* id="changed(?:-since)?"[^>]*>', path.read_text()):
            assert " hidden" in tag
