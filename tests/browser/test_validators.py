"""What others say of the pages: axe of their accessibility, vnu of their HTML, and every link leads somewhere."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.machine import AXE, VNU
from tests.site.reading import dead_links

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1200), ("dark", 360)])
def test_axe_finds_nothing(page: Page, types: dict[str, Path], scheme: Literal["light", "dark"], wide: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is missing: make web")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": wide, "height": 900})
    found = []
    for name, path in types.items():
        page.goto(path.as_uri())
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.evaluate(AXE.read_text(encoding="utf-8"))
        violations = page.evaluate(
            "axe.run({resultTypes: ['violations'], preload: false}).then(result => result.violations)"
        )
        found += [f"{name}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in violations]
    assert found == []


def test_vnu_finds_no_error(site: Path, types: dict[str, Path]) -> None:
    java = shutil.which("java")
    if java is None or not VNU.is_file():
        pytest.skip("vnu is missing: apt-get install default-jre-headless, make web")
    chosen = sorted({*types.values(), *sorted(site.rglob("*.html"))[::10]})
    said = subprocess.run(
        [java, "-Xss16m", "-jar", str(VNU), "--errors-only", "--stdout", "--exit-zero-always", *map(str, chosen)],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    assert said.stdout.splitlines()[:20] == []


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    assert dead_links(site) == []
