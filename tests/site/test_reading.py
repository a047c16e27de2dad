"""The checker of links itself: what leads nowhere is found, what leads somewhere is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.reading import dead_links


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("b.html", False),
        ("b.html#there", False),
        ("b.html#t%68ere", False),
        ("sub/c.html", False),
        ("#here", False),
        ("style.css", False),
        ("", True),
        ("none.html", True),
        ("b.html#gone", True),
        ("#gone", True),
        ("../a.html", True),
        ("sub", True),
        ("https://example.org/b.html", True),
        ("//example.org/b.html", True),
    ],
)
def test_what_leads_nowhere_is_found(tmp_path: Path, link: str, dead: bool) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.html").write_text(f'<p id="here"><a href="{link}">x</a></p>', encoding="utf-8")
    (tmp_path / "b.html").write_text('<p id="there">href=&quot;nowhere&quot;</p>', encoding="utf-8")
    (tmp_path / "sub" / "c.html").write_text('<a href="../b.html#there">x</a>', encoding="utf-8")
    (tmp_path / "style.css").write_text("", encoding="utf-8")
    assert dead_links(tmp_path) == ([f"a.html: {link}"] if dead else [])
