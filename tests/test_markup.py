"""What is markup, and what only looks like it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.markup import only_tags, unmarked
from goldenthread.read.text import clean


@pytest.mark.parametrize(
    "text",
    [
        "Keep voids <target until May and >target after",
        "<Add a note here>",
        "<TBC>",
        "<http://ponds.example/plan>",
        "Write to <dot.quill@ponds.example>",
        "<figure> of <strong> growth",
        "<a> to <c>",
        "<b in May and c>",
        "<p 5> or <s>5",
        "</section> 4",
        "x <br in the text",
        "a <- b -> c, a <= b, <3",
        "2**4 and 3**2 are numbers",
        "**torn and on",
        "torn** and on",
        "** not bold **",
        "Fish&chips&para 3 &unknown; &copy 2031",
        "<ta ble> <tdx> <pre-set>",
        "C:\\plans\\new",
    ],
)
def test_what_only_looks_like_markup_stays(text: str) -> None:
    kept = text.replace("<s>5", "5")  # the one tag among them
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a<br/>b<BR>c<br />d", "a b c d"),
        ("<td>x</td></td>", "x"),
        ("<td colspan=2 class='wide' nowrap>x</td>", "x"),
        ('<a href="http://ponds.example/?a=1&b=2">here</a>', "here"),
        ("<figure>x</figure> <small>y</small>", "x y"),
        ('<strong class="k">x', "x"),
        ("<o:p></o:p>x<!-- a note <b> -->y", "x y"),
        ("un<b>bro</b>ken", "unbroken"),
        ("**Bold**, **two words** (**3**)", "Bold, two words (3)"),
        ("**Joy\u2019s *own* words**", "Joy\u2019s *own* words"),
        ("&lt;b&gt; &amp; &#8211; &#x2013; &shy;end", "<b> & \u2013 \u2013 end"),
        ("&#0; &#xFFFF; &#11;", "&#0; &#xFFFF; &#11;"),
        ("<b>** **</b>", ""),
        ("caf\u00e9&nbsp;bar", "caf\u00e9 bar"),
    ],
)
def test_markup_goes(raw: str, text: str) -> None:
    assert clean(raw) == text


words = st.text(alphabet=st.characters(exclude_characters="<>&*\\", exclude_categories=["C", "Z"]), min_size=1)
NAMES = ["b", "i", "sup", "p", "li", "ul", "table", "tr", "td", "th", "h3", "br", "span"]
whole_tags = st.sampled_from([form.format(name) for name in NAMES for form in ("<{}>", "</{}>", "<{}/>", "<{} a='b'>")])


@given(st.lists(words | whole_tags, max_size=12))
def test_every_word_outlives_its_tags(parts: list[str]) -> None:
    text = clean("".join(parts))
    assert "".join(text.split()) == "".join(part for part in parts if not part.startswith("<"))


@given(st.text(alphabet="<>/&;*\\ =\"'abptr123#", max_size=60))
def test_nothing_but_markup_goes(raw: str) -> None:
    left = unmarked(raw)
    assert sum(map(left.count, "123")) >= sum(map(raw.count, "123")) - raw.count("<") * 3 - raw.count("#") * 3
    assert only_tags(raw).count(">") >= raw.count(">")


@pytest.mark.parametrize(
    "nasty", ["<a", "<!--", "<p a=b", "<p  ", "**a ", "<figure>", "</figure>", "&a", "<table ", "<td a="]
)
def test_no_text_takes_long(nasty: str) -> None:
    start = time.perf_counter()
    unmarked(nasty * 20_000)
    only_tags(nasty * 20_000)
    assert time.perf_counter() - start < 3
