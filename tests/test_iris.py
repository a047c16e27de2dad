"""Names become parts of addresses one to one, and what must be an address is one."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from goldenthread.iris import (
    file_address,
    is_iri,
    is_segment,
    is_web_address,
    no_address,
    no_base,
    normal,
    segment,
    slug,
)
from goldenthread.minting import Minter
from goldenthread.model import Edition, Kind

MINTER = Minter("https://example.org/data/")
PRINTED = st.text(max_size=12) | st.text("aA -–&?/'✓✗🟢🔴é\u0301ß_0", max_size=6)
"""What a document may print: anything, and often what is easily taken for something else."""
FILES = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=8).filter(
    lambda name: name not in (".", "..")
)


def edition(path: str) -> Edition:
    return Edition(
        body="wexley",
        label="2019-20",
        document="plan",
        title="",
        path=path,
        layout="",
        sha256="",
        publisher="",
        licence="",
        year_start=date(2019, 4, 1),
        year_end=date(2020, 3, 31),
    )


class TestSlug:
    @given(PRINTED, PRINTED)
    @example("✓", "✗")
    @example("🟢", "🔴")
    @example("On hold?", "On hold")
    @example("A/B", "A B")
    @example("café", "cafe")
    @example("", "none")
    @example("a_b", "a b")
    def test_two_names_share_an_address_only_where_they_are_the_same_words(self, one: str, other: str) -> None:
        assert (slug(one) == slug(other)) is (normal(one) == normal(other))

    @given(PRINTED)
    def test_it_can_stand_in_an_address(self, name: str) -> None:
        assert is_iri(MINTER.base + slug(name))
        assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")

    @given(PRINTED)
    def test_a_hash_never_looks_like_a_plain_name(self, name: str) -> None:
        assert slug(name) == normal(name).replace(" ", "-") or "_" in slug(name)

    @given(PRINTED)
    def test_what_is_normal_stays(self, name: str) -> None:
        assert normal(normal(name)) == normal(name)

    @pytest.mark.parametrize(
        ("name", "part"),
        [("Due to start", "due-to-start"), ("P&L", "p-and-l"), ("DUE-TO-START", "due-to-start"), ("7", "7")],
    )
    def test_plain_words_are_readable(self, name: str, part: str) -> None:
        assert slug(name) == part


class TestMinted:
    @given(FILES, FILES)
    @example("notes 1.txt", "notes%201.txt")
    @example("r?1.txt", "r#1.txt")
    def test_files_have_addresses_of_their_own(self, one: str, other: str) -> None:
        mine, others = (MINTER.source(edition(f"sources/{name}")) for name in (one, other))
        assert (mine == others) is (one == other)
        assert is_iri(mine)
        assert unquote(urlsplit(mine).path.rpartition("/")[2]) == one
        assert not urlsplit(mine).query
        assert not urlsplit(mine).fragment

    def test_files_of_one_name_in_two_folders_are_two(self) -> None:
        paths = ("sources/a.txt", "sources/2018/a.txt", "2018/a.txt", "a.txt", "other/sources/a.txt")
        assert len({file_address(path) for path in paths}) == len(paths)

    def test_a_path_has_one_address_however_it_is_written(self) -> None:
        assert file_address("sources/./a.txt") == file_address("sources//a.txt") == "a.txt"

    @given(PRINTED, PRINTED)
    @example("D&R", "D/R")
    @example("%", "%25")
    def test_registered_keys_of_persons_posts_and_units(self, one: str, other: str) -> None:
        for mint in (MINTER.person, MINTER.post, MINTER.unit, MINTER.change_event):
            try:
                mine, others = mint("wexley", one), mint("wexley", other)
            except UnicodeEncodeError:  # half a character, which no UTF-8 file can hold
                return
            assert (mine == others) is (one == other)
            assert is_iri(mine)
            assert mine.count("/") == mint("wexley", "x").count("/")

    @given(PRINTED, PRINTED)
    @example("✓", "✗")
    def test_statuses_nobody_explained(self, one: str, other: str) -> None:
        mine, others = MINTER.status("wexley", one), MINTER.status("wexley", other)
        assert (mine == others) is (normal(one) == normal(other))
        assert is_iri(mine)
        assert mine.startswith(MINTER.base)

    @given(st.lists(PRINTED, min_size=3, max_size=4))
    def test_values_of_measures_are_addresses(self, parts: list[str]) -> None:
        assert is_iri(MINTER.observation(MINTER.record(edition("sources/a.txt"), Kind.MEASURE, "0001"), parts))


class TestChecked:
    @given(st.text(max_size=20) | st.text('htps:/exam.org é[]%#?|<>" \t', max_size=20).map("https://e.org/{}".format))
    def test_what_is_accepted_can_be_written(self, text: str) -> None:
        if is_iri(text):
            assert NamedNode(text).value == text
        assert not (is_web_address(text) and no_address(text))

    @pytest.mark.parametrize(
        "text",
        [
            "https://example.org/a b",
            "https://example.org/[a]",
            "https://example.org/a|b",
            "https://example.org/50%",
            "https://example.org/a#b#c",
            "https://example.org/\x07",
            "https://example.org/\u202ea",
            "https://",
            "https:///x",
            "https://example.org:port/",
            "http:x",
        ],
    )
    def test_what_begins_like_an_address_and_is_none(self, text: str) -> None:
        assert not is_web_address(text)
        assert "is no IRI" in no_address(text)

    @pytest.mark.parametrize("text", ["https://example.org/%20", "HTTP://example.org/é", "http://[::1]:80/x?a=1#b"])
    def test_addresses(self, text: str) -> None:
        assert is_web_address(text)
        assert not no_address(text)

    @pytest.mark.parametrize("text", ["Wexley District Council", "OGL 3.0", "not stated", "javascript:alert(1)", ""])
    def test_names_are_no_addresses_and_claim_nothing(self, text: str) -> None:
        assert not is_web_address(text)
        assert not no_address(text)

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("https://example.org/our data/", "no IRI"),
            ("example.org/data/", "no IRI"),
            ("ftp://example.org/", "no IRI"),
            ("https://example.org", "slash"),
            ("https://example.org/?q=/", "no ?"),
            ("https://example.org/#/", "no ?"),
            ("https://example.org/a/../b/", ".."),
            ("https://example.org/a/%2E%2e/b/", ".."),
            ("https://joy:secret@example.org/", "login"),
        ],
    )
    def test_no_base(self, text: str, problem: str) -> None:
        assert problem in no_base(text)

    @pytest.mark.parametrize(
        "text",
        ["https://example.org/", "http://127.0.0.1:8000/d%20a/", "https://é.example/à/", "https://example.org/@x/"],
    )
    def test_a_base(self, text: str) -> None:
        assert not no_base(text)

    @pytest.mark.parametrize("key", ["", ".", "-a", "a b", "a/b", "a%20b", "é", "a\n", "a#"])
    def test_no_segment(self, key: str) -> None:
        assert not is_segment(key)

    @pytest.mark.parametrize("key", ["wexley", "Wexley_2", "a.b~c-d", "7"])
    def test_a_segment_needs_no_encoding(self, key: str) -> None:
        assert is_segment(key)
        assert segment(key) == key
