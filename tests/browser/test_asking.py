"""The form of a question in a real browser: from a disk it spells the command, where the pages are served it asks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from goldenthread.cli import run
from goldenthread.serve.service import Service
from tests.cases.council import BRACKENFORD

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def brackenford(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of Brackenford with its site in it."""
    out = tmp_path_factory.mktemp("asked") / "build"
    assert run(["build", "--data", str(BRACKENFORD), "--out", str(out), "--quiet"]) == 0
    assert run(["site", "--build", str(out)]) == 0
    return out


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which nothing may go wrong on the console."""
    said: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def test_from_a_disk_it_spells_the_command(brackenford: Path, tab: Page) -> None:
    tab.goto((brackenford / "site/questions/commitments-of-an-officer.html").as_uri())
    tab.fill("input[name=officer]", "Meg O'Lowe $(date)")
    tab.fill("input[name=edition]", "2018-19")
    wanted = (
        "goldenthread query commitments-of-an-officer --param officer='Meg O'\\''Lowe $(date)' --param edition=2018-19"
    )
    assert tab.inner_text("#command") == wanted
    assert tab.is_visible("#ask-now")


def test_where_it_is_served_it_asks(brackenford: Path, tab: Page) -> None:
    with Service(brackenford, seconds=20) as service:
        tab.goto(f"{service.address}/questions/how-commitments-ended.html")
        tab.fill("input[name=edition]", "2018-19")
        tab.fill("input[name=kind]", "activity")
        tab.click("#ask-now")
        expect(tab.locator("#asked")).to_contain_text("stands below", timeout=30_000)
        texts = tab.locator("#asked-answer tbody tr").all_inner_texts()
        assert texts
        assert all("2018-19" in text and "activity" in text for text in texts)

        tab.fill("input[name=end]", 'x") } #')
        tab.click("#ask-now")
        expect(tab.locator("#asked")).to_contain_text('there is no “x") } #” to choose as end')
        tab.fill("input[name=edition]", "1066-67")
        tab.click("#ask-now")
        expect(tab.locator("#asked")).to_contain_text("there is no “1066-67” to choose as edition")
        assert tab.locator("#asked-answer table").count() == 0

        tab.goto(f"{service.address}/questions/commitments-of-an-officer.html")
        name = tab.locator("#choices-officer option").first.get_attribute("value")
        assert name
        tab.fill("input[name=officer]", name)
        tab.click("#ask-now")
        expect(tab.locator("#asked")).to_contain_text("stands below", timeout=30_000)
        tab.fill("input[name=officer]", "nobody of that name")
        tab.click("#ask-now")
        expect(tab.locator("#asked")).to_contain_text("there is no officer “nobody of that name”")
