"""Files of a site as they are served."""

from __future__ import annotations

from email.utils import formatdate
from pathlib import Path

import pytest

from goldenthread.errors import BuildError
from goldenthread.serve.replies import Refusal, Reply
from goldenthread.serve.site_pages import pages_of
from goldenthread.serve.statics import ASSETS, File, asset, found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "a b").mkdir(parents=True)
    (folder / "empty").mkdir()
    for name in ("index.html", "a b/index.html", "page.html", "x.svg", "x.js", "x.woff2", "x.ttl", "odd", ".hidden"):
        (folder / name).write_text("text", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site-of-another").mkdir()
    (tmp_path / "site-of-another" / "x.html").write_text("secret", encoding="utf-8")
    (folder / "out").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page.html", "text/html; charset=utf-8"),
        ("/a%20b/", "text/html; charset=utf-8"),
        ("/x.svg", "image/svg+xml"),
        ("/x.js", "text/javascript; charset=utf-8"),
        ("/x.woff2", "font/woff2"),
        ("/x.ttl", "text/turtle; charset=utf-8"),
        ("/odd", "application/octet-stream"),
    ],
)
def test_the_kind_of_a_file(site: Path, path: str, kind: str) -> None:
    file = found(site, path, {})
    assert isinstance(file, File)
    assert (file.kind, file.size) == (kind, 4)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/../secret.txt", 404),
        ("/%2e%2e/secret.txt", 404),
        ("/%2e%2e%2fsecret.txt", 404),
        ("/../site-of-another/x.html", 404),
        ("/..%5csecret.txt", 400),
        ("/out", 404),
        ("/.hidden", 404),
        ("/%00", 400),
        ("/%ff", 400),
        ("/" + "x" * 5000, 404),
        ("/" + "x/" * 3000, 404),
        ("/page.html/more", 404),
        ("/empty/", 404),
        ("/nothing", 404),
    ],
)
def test_what_is_not_there(site: Path, path: str, status: int) -> None:
    with pytest.raises(Refusal) as caught:
        found(site, path, {})
    assert caught.value.status == status


def test_a_folder_leads_to_its_page_on_this_host(site: Path) -> None:
    for path in ("/a%20b", "//a%20b"):
        reply = found(site, path, {})
        assert isinstance(reply, Reply)
        assert (reply.status, reply.headers["Location"]) == (301, "/a%20b/")


def test_what_a_client_has_is_not_sent_again(site: Path) -> None:
    file = found(site, "/page.html", {})
    assert isinstance(file, File)
    tag, changed = file.headers["ETag"], file.headers["Last-Modified"]
    for headers in ({"if-none-match": f'"x", W/{tag}'}, {"if-none-match": "*"}, {"if-modified-since": changed}):
        reply = found(site, "/page.html", headers)
        assert isinstance(reply, Reply)
        assert (reply.status, reply.headers["ETag"]) == (304, tag)
    before = formatdate(0, usegmt=True)
    for headers in (
        {"if-none-match": '"x"', "if-modified-since": changed},
        {"if-modified-since": before},
        {"if-modified-since": "yesterday"},
    ):
        assert isinstance(found(site, "/page.html", headers), File)


def test_parts_of_the_query_page() -> None:
    assert isinstance(asset(f"{ASSETS}ask.js", {}), File)
    with pytest.raises(Refusal):
        asset(f"{ASSETS}../front.py", {})


def test_pages_of_a_site(tmp_path: Path) -> None:
    base = "https://example.org/data/"
    assert pages_of(tmp_path, base) == {}
    listed = tmp_path / "iris.json"
    listed.write_text(f'{{"base": "{base}", "pages": {{"a/b": "a/b.html#c", "https://e.org/x": "x.html"}}}}', "utf-8")
    assert pages_of(tmp_path, base) == {f"{base}a/b": "a/b.html#c", "https://e.org/x": "x.html"}
    with pytest.raises(BuildError, match="make the site again"):
        pages_of(tmp_path, "https://other.org/")
    for damaged in ("", "[]", '{"pages": {}}', '{"base": "x", "pages": []}'):
        listed.write_text(damaged, "utf-8")
        with pytest.raises(BuildError, match="damaged"):
            pages_of(tmp_path, base)
