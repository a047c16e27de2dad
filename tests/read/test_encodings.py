"""How a source is encoded."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import SourceError
from goldenthread.read.encodings import decode

ANY = Path("plan.txt")
TEXT = "Step\tWho\r\nDredge the pond \u2013 caf\u00e9\tJoy\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_with_its_mark_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), ANY) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"), [("utf-16-be", "UTF-16"), ("utf-32-be", "UTF-32"), ("utf-16-le", "UTF-16")]
)
def test_either_order_of_bytes_is_read(mark: str, encoding: str) -> None:
    content = ("\ufeff" + TEXT).encode(mark)
    assert decode(content, ANY) == TEXT
    with pytest.raises(SourceError, match=f"begins as {encoding}"):
        decode(content[:-1], ANY)


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE")])
def test_without_its_mark_it_is_refused_with_the_way_to_convert_it(codec: str, name: str) -> None:
    with pytest.raises(SourceError, match=f"UTF-16 without a byte-order mark.*iconv -f {name} -t UTF-8"):
        decode(TEXT.encode(codec), ANY)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x00\x00", b"\x00", b"a\x00\x00\x00b", b"\x7fELF\x02\x01\x01\x00" + bytes(60)]
)
def test_binary_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(content, ANY)


def test_another_encoding_is_refused_with_its_line_and_a_guess() -> None:
    with pytest.raises(SourceError) as refused:
        decode("one\ntwo\ncaf\u00e9 \u2013\n".encode("cp1252"), ANY)
    assert str(refused.value).startswith(
        "plan.txt:3: the text is not UTF-8 here (byte 0xe9): it is perhaps Windows-1252"
    )
    assert "iconv -f WINDOWS-1252 -t UTF-8" in str(refused.value)


def test_what_no_guess_fits_has_none() -> None:
    with pytest.raises(SourceError, match=r"convert the document to UTF-8$"):
        decode(b"one \x81\n", ANY)
