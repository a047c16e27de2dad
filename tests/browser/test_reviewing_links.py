"""A review in a real browser with the keyboard alone, without scripts by its form, and over HTTP as no page asks."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from goldenthread.cli import run
from goldenthread.cli.reviewing import opened
from goldenthread.errors import ServeError
from goldenthread.linking.decisions import DecisionLine, load_file
from goldenthread.model import Decision, Relation
from goldenthread.serve.review_desk import Desk
from goldenthread.serve.service import Service
from tests.browser.machine import AXE
from tests.cases.council import BRACKENFORD

pytestmark = pytest.mark.slow

BASE = "https://example.org/data/"
ANYWHERE = "0.0.0.0"  # noqa: S104 - what is refused


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reviewed") / "build"
    assert run(["build", "--data", str(BRACKENFORD), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BRACKENFORD, tmp_path / "data"))


@pytest.fixture
def desk(data: Path) -> Desk:
    return Desk(opened(data))


@pytest.fixture
def service(built: Path, desk: Desk) -> Iterator[Service]:
    with Service(built, seconds=20, desk=desk) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context in which nothing may go wrong on the console."""
    said: list[str] = []
    made = browser.new_context(viewport={"width": 1000, "height": 900})
    made.set_default_timeout(15_000)
    made.on("console", lambda message: said.append(message.text))
    made.on("weberror", lambda error: said.append(str(error.error)))
    yield made
    made.close()
    assert said == []


def begin(tab: Page, service: Service, desk: Desk, key: str) -> None:
    """Sits down by the keyboard alone."""
    tab.goto(f"{service.address}/review?key={desk.key}")
    expect(tab.locator("#reviewer")).to_be_focused()
    tab.keyboard.type(key)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Space")
    tab.keyboard.press("Tab")
    tab.keyboard.type("A clerk")
    tab.keyboard.press("Enter")
    expect(tab.locator("h1")).to_have_text("Does the later row continue the earlier one?")


def ready(tab: Page) -> None:
    """Waits until the page listens to keys."""
    expect(tab.locator("#keys")).to_be_visible()


def press(tab: Page, key: str, said: str) -> None:
    ready(tab)
    tab.keyboard.press(key)
    expect(tab.locator("#said")).to_contain_text(said)


def written(data: Path) -> list[DecisionLine]:
    path = data / "links/review.sssom.tsv"
    assert not [one.name for one in path.parent.iterdir() if one.name.startswith(".")]  # nothing half written
    return load_file(path, BASE)


def titles(tab: Page) -> list[str]:
    return tab.locator(".title").all_inner_texts()


def test_a_review_with_the_keyboard_alone(context: BrowserContext, service: Service, desk: Desk, data: Path) -> None:
    tab = context.new_page()
    begin(tab, service, desk, "Ann")
    first = titles(tab)
    press(tab, "y", "continues; certainty:")
    second = titles(tab)
    assert second != first
    ready(tab)
    tab.keyboard.press("/")
    tab.keyboard.type("you nest: no")  # letters of answers are letters here
    tab.keyboard.press("Escape")
    press(tab, "n", "rejected: this pair and no other; certainty:")
    assert [(one.decision, one.reason) for one in written(data) if one.decision is Decision.REJECTED] == [
        (Decision.REJECTED, "you nest: no")
    ]
    press(tab, "u", "taken back; certainty:")
    assert titles(tab) == second
    press(tab, "ArrowRight", "skipped")
    press(tab, "ArrowLeft", "taken back")
    assert titles(tab) == second
    press(tab, "s", "succeeds; certainty:")
    assert {one.relation for one in written(data)} == {Relation.CONTINUES, Relation.SUCCEEDS}
    assert {one.reviewer for one in written(data)} == {"Ann"}
    expect(tab.locator("footer")).to_contain_text("only after goldenthread build has run again")
    for _ in range(60):
        if tab.locator("h1").inner_text() == "Nothing is left to ask":
            break
        press(tab, "ArrowRight", "")
        tab.wait_for_load_state()
    tab.reload()
    assert len(written(data)) == 2


def test_single_keys_can_be_switched_off(context: BrowserContext, service: Service, desk: Desk, data: Path) -> None:
    tab = context.new_page()
    begin(tab, service, desk, "Ann")
    ready(tab)
    tab.focus("#keys")
    tab.keyboard.press("Space")
    expect(tab.locator("#keys")).not_to_be_checked()
    tab.keyboard.press("y")
    tab.wait_for_timeout(300)
    assert not (data / "links/review.sssom.tsv").exists()
    tab.focus("button[value=c]")
    press(tab, "Enter", "continues")
    assert not tab.is_checked("#keys")


def test_without_scripts_a_plain_form_posts(browser: Browser, service: Service, desk: Desk, data: Path) -> None:
    with closing(browser.new_context(java_script_enabled=False)) as context:
        tab = context.new_page()
        begin(tab, service, desk, "Ann")
        tab.fill("#reason", "by hand")
        tab.click("button[value=w]")
        assert "too weak to join; certainty:" in tab.inner_text("#said")
        assert not tab.is_visible("#switch")
    assert [(one.decision, one.reason) for one in written(data)] == [(Decision.CANDIDATE, "by hand")]


def test_two_in_two_browsers_lose_nothing(browser: Browser, service: Service, desk: Desk, data: Path) -> None:
    with closing(browser.new_context()) as one, closing(browser.new_context()) as other:
        ann, ben = one.new_page(), other.new_page()
        begin(ann, service, desk, "Ann")
        begin(ben, service, desk, "Ben")
        assert titles(ann) == titles(ben)
        press(ann, "y", "continues")
        press(ben, "n", "asked no more: nothing was written")
        press(ben, "n", "rejected")
        press(ann, "y", "")
        ann.wait_for_load_state()
    assert sorted({line.reviewer for line in written(data)}) == ["Ann", "Ben"]


@pytest.mark.parametrize("wide", [1200, 360])
def test_axe_finds_nothing(context: BrowserContext, service: Service, desk: Desk, wide: int) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is missing: make web")
    tab = context.new_page()
    tab.set_viewport_size({"width": wide, "height": 900})
    found: list[str] = []

    def check() -> None:
        shown = tab.content()  # the policy of the page lets no script of a test in: its words without it
        plain = re.sub(r"<(script|link)[^>]*>(</script>)?", "", shown)
        style = (Path(sys.modules["goldenthread.serve"].__path__[0]) / "assets/review.css").read_text(encoding="utf-8")
        other.set_content(plain.replace("</head>", f"<style>{style}</style></head>"))
        other.evaluate(AXE.read_text(encoding="utf-8"))
        found.extend(
            f"{one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in other.evaluate("axe.run({preload: false}).then(result => result.violations)")
        )

    other = context.new_page()
    other.set_viewport_size({"width": wide, "height": 900})
    tab.goto(f"{service.address}/review?key={desk.key}")
    check()
    begin(tab, service, desk, "Ann")
    check()
    press(tab, "y", "continues")
    check()
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert found == []


def ask(service: Service, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)) as connection:
        connection.request(method, path, body.encode() if body else None, named)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()


FORM = "application/x-www-form-urlencoded"
EVIL = "http://evil.example"


def test_what_no_page_of_ours_asks_is_refused(service: Service, desk: Desk, data: Path) -> None:
    ours = f"http://127.0.0.1:{service.port}"
    before = sorted(path.name for path in data.rglob("*"))
    good = urlencode({"token": desk.key, "reviewer": "Eve", "kind": "person", "who": "Eve"})
    for status, method, path, body, headers in (
        (403, "GET", "/review", "", {}),
        (403, "POST", "/review/who", good, {"Content_Type": FORM}),
        (403, "POST", "/review/who", good, {"Content_Type": FORM, "Origin": EVIL}),
        (421, "POST", "/review/who", good, {"Content_Type": FORM, "Origin": EVIL, "Host": "evil.example"}),
        (403, "POST", "/review/who", good.replace("token=", "token=x"), {"Content_Type": FORM, "Origin": ours}),
        (403, "POST", "/review/answer", good, {"Content_Type": FORM, "Origin": ours}),
        (415, "POST", "/review/who", good, {"Content_Type": "text/plain", "Origin": ours}),
        (415, "POST", "/review/who", good, {"Content_Type": "application/json", "Origin": ours}),
        (400, "POST", "/review/who", "reviewer=%FF", {"Content_Type": FORM, "Origin": ours}),
        (413, "POST", "/review/who", "a" * 20_000, {"Content_Type": FORM, "Origin": ours}),
        (405, "POST", "/review", good, {"Content_Type": FORM, "Origin": ours}),
        (405, "OPTIONS", "/review", "", {}),
        (405, "PUT", "/review", good, {}),
        (405, "DELETE", "/review/answer", "", {}),
        (404, "GET", "/review/../../etc/passwd", "", {}),
    ):  # fmt: skip
        assert ask(service, method, path, body, **headers)[0] == status, (method, path, body[:80], headers)
    assert sorted(path.name for path in data.rglob("*")) == before
    assert ask(service, "GET", "/sparql", "", Accept="text/turtle")[0] == 200


def test_without_it_nothing_of_it_is_there(built: Path) -> None:
    with Service(built, seconds=20) as plain:
        assert ask(plain, "GET", "/review")[0] == 404
        for path in ("/review", "/review/who", "/review/answer"):
            status, said = ask(plain, "POST", path, "token=x", Content_Type=FORM, Origin=plain.address)
            assert (status, said) == (405, "only queries can be posted here, to /sparql\n")


@pytest.mark.parametrize("more", [{"host": ANYWHERE}, {"cors": True}, {"names": ["data.example.org"]}])
def test_it_is_for_this_machine_alone(built: Path, desk: Desk, more: dict[str, object]) -> None:
    with pytest.raises(ServeError, match="for this machine alone"):
        Service(built, desk=desk, **more)  # type: ignore[arg-type]


def test_the_command_prints_the_address_with_its_key(built: Path, data: Path) -> None:
    program = [sys.executable, "-c", "import sys; from goldenthread.cli import run; sys.exit(run(sys.argv[1:]))"]
    options = ["serve", "--port", "0", "--review", "--data", str(data), "--build", str(built)]
    with subprocess.Popen(
        [*program, *options], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout
        process.stdout.readline()
        found = re.fullmatch(
            r"Review of links: http://127\.0\.0\.1:(\d+)(/review\?key=\S+)\n", process.stdout.readline()
        )
        assert found
        with closing(http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=20)) as connection:
            connection.request("GET", found[2])
            assert "Who sits there?" in connection.getresponse().read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130)
