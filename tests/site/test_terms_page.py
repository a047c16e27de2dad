"""The page of terms: every term, under its own anchor, with a picture and an example that leads to its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.namespaces import GT
from goldenthread.query.vocabulary import vocabulary
from goldenthread.site.holdings import Holdings
from goldenthread.site.views import terms_page
from goldenthread.site.write import pages_of, write
from goldenthread.store import EmbeddedStore
from tests.site.reading import dead_links, read


@pytest.fixture(scope="module")
def explained(held: Holdings, brackenford: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with its terms."""
    out = tmp_path_factory.mktemp("explained") / "site"
    write(held, out, known=vocabulary(EmbeddedStore.open(brackenford)))
    return out


def test_every_term_stands_under_its_anchor(explained: Path) -> None:
    page = read(explained / terms_page.PATH)
    assert (page.open, page.wrong) == ([], [])
    assert set(GT.terms) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    text = (explained / terms_page.PATH).read_text(encoding="utf-8")
    assert 'id="classes"' in text
    assert "times, first of" in text
    assert "not used in these data" in text


def test_its_links_lead_somewhere_and_the_page_of_data_leads_to_it(explained: Path) -> None:
    assert dead_links(explained) == []
    assert 'href="terms.html"' in (explained / "data.html").read_text(encoding="utf-8")


def test_without_terms_there_is_no_page(held: Holdings) -> None:
    assert terms_page.PATH not in {page.path for page in pages_of(held)}
