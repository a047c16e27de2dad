"""Damages documents in the formats of offices, and makes hostile ones: how the program ends on each.

``python -m tests.damaged_documents FIRST LAST`` runs a range of damages by hand; the tests run a fixed sample. A damage
is known by its number.
"""

# ruff: noqa: E501 (documents are read across)

from __future__ import annotations

import io
import random
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.damages import Outcome, damaged, ran
from tests.read.formats import documents

PLAN = Path(__file__).parent / "cases" / "saltreach" / "plan.xml"
GRID, LEFTS = 50, [20, 60, 300, 400, 480, 580]


def _printed() -> bytes:
    page = documents.Page()
    page.box(LEFTS, [50, 70, 90, 110])
    page.row(LEFTS, 50, *documents.HEAD[:5])
    page.row(LEFTS, 70, "1.1", "Paint the ferry", "Ina Roe", "30/06/2031", "95%")
    page.row(LEFTS, 90, "1.2", "Oil the winch", "Ina Roe", "01/09/2031", "100%")
    return documents.pdf([page, page])


def _page() -> bytes:
    rows = "".join(f"<tr><td>1.{n}<td>Oil winch {n}<td rowspan=1>Ina Roe<td>30/06/2031</tr>" for n in range(4))
    head = "".join(f"<th>{word}</th>" for word in documents.HEAD[:4])
    return f"<!doctype html><meta charset=utf-8><h2>Harbour</h2><table><tr>{head}</tr>{rows}</table>".encode()


WHOLE: dict[str, Callable[[], bytes]] = {
    "book.xlsx": documents.xlsx,
    "old.xls": documents.xls,
    "book.ods": documents.ods,
    "plan.docx": documents.word,
    "plan.pdf": _printed,
    "page.html": _page,
    "plan.xml": PLAN.read_bytes,
}


def packed(parts: dict[str, bytes]) -> bytes:
    """A packed document of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a packed document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def damage(content: bytes, chance: random.Random) -> bytes:
    """A document with a damage: in its bytes, or in a part of it, which may also be gone or stand for another."""
    if not content.startswith(b"PK") or chance.random() < 0.3:
        return damaged(content, chance)
    parts = unpacked(content)
    names = list(parts)
    weights = [5 if "sheet" in name or "document" in name or "content" in name else 1 for name in names]
    (name,) = chance.choices(names, weights)
    match chance.randrange(8):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[chance.choice(names)]
        case 2:
            parts[name] = b""
        case _:
            parts[name] = damaged(parts[name], chance)
    return packed(parts)


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A packed document in whose part some words are others."""
    parts = unpacked(content)
    (name,) = [one for one in parts if one.endswith(part)]
    if old not in parts[name]:
        raise ValueError(old)
    parts[name] = parts[name].replace(old, new)
    return packed(parts)


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a0 "haha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'
FROM_NET = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY %% p SYSTEM "http://127.0.0.1:9/y"> %%p;]>' % ()


def _entities(doctype: bytes) -> dict[str, bytes]:
    xml = PLAN.read_bytes()
    end = xml.index(b"?>") + 2
    at = xml.index(b"<Name>") + 6
    made = {"plan.xml": xml[:end] + doctype + xml[end:at] + b"&a9;" + xml[at:]}
    for name, part, place in (
        ("book.xlsx", "sheet1.xml", b"Ferries"),
        ("book.ods", "content.xml", b"Ferries"),
        ("plan.docx", "document.xml", b"Ferries"),
    ):
        parts = unpacked(WHOLE[name]())
        (one,) = [key for key in parts if key.endswith(part)]
        xml = parts[one]
        end = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        parts[one] = xml[:end] + doctype + xml[end:].replace(place, b"&a9;" + place, 1)
        made[name] = packed(parts)
    made["page.html"] = doctype + _page().replace(b"Harbour", b"&a9;")
    return made


def _streams(filters: str, body: bytes) -> bytes:
    """A PDF whose only page is one packed stream."""
    head = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] "
    head += b"/Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>\n"
    head += b"endobj\n4 0 obj\n<< /Length %d /Filter %s >>\nstream\n" % (len(body), filters.encode())
    return head + body + b"\nendstream\nendobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF\n"


def _pictures(many: int, side: int) -> bytes:
    """A PDF with so many black pictures that nobody shows."""
    whole, body = _printed(), zlib.compress(bytes(side * side), 9)
    head = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 " % (
        side,
        side,
    )
    head += b"/Filter /FlateDecode /Length %d >>\nstream\n" % len(body)
    made = b"".join(b"%d 0 obj\n" % (900 + n) + head + body + b"\nendstream\nendobj\n" for n in range(many))
    return whole.replace(b"%PDF-1.4\n", b"%PDF-1.4\n" + made)


def _deep(times: int, opened: str, closed: str) -> str:
    return opened * times + closed * times


def hostile() -> dict[str, Callable[[], bytes]]:
    """Documents made to take much time or memory, or to read what they have no business with, by what is odd."""
    xlsx, ods, word, pdf = documents.xlsx(), documents.ods(), documents.word(), _printed()
    zeros = bytes(1_000_000)
    made: dict[str, Callable[[], bytes]] = {}
    for what, doctype in (("laughs", LAUGHS), ("outside", OUTSIDE), ("from the net", FROM_NET)):
        made |= {f"{what} {name}": partial(bytes, content) for name, content in _entities(doctype).items()}
    sheet = "sheet1.xml"
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    made |= {
        "a cell far away.xlsx": lambda: changed(xlsx, sheet, b"</sheetData>", cell),
        "a cell far away and merged.xlsx": lambda: changed(
            changed(xlsx, sheet, b"</sheetData>", cell), sheet, b"A2:F2", b"A2:XFD1048576"
        ),
        "all merged.xlsx": lambda: changed(xlsx, sheet, b"A2:F2", b"A1:XFD1048576"),
        "half merged.xlsx": lambda: changed(xlsx, sheet, b"A2:F2", b"A2:XFD9000"),
        "many merged.xlsx": lambda: changed(xlsx, sheet, b'<mergeCell ref="A2:F2"/>',
            b"".join(b'<mergeCell ref="A%d:ZZ%d"/>' % (n, n + 900) for n in range(9, 9000))),
        "large dimension.xlsx": lambda: changed(xlsx, sheet, b'ref="A1:F4"', b'ref="A1:XFD1048576"'),
        "no such cell.xlsx": lambda: changed(xlsx, sheet, b'r="B3"', b'r="ZZZZZ99999999999"'),
        "no such row.xlsx": lambda: changed(xlsx, sheet, b'<row r="3"', b'<row r="99999999999"'),
        "no such style.xlsx": lambda: changed(xlsx, sheet, b's="1"', b's="4000000000"'),
        "no such string.xlsx": lambda: changed(xlsx, sheet, b't="n"><v>1200', b't="s"><v>1200'),
        "a large number.xlsx": lambda: changed(xlsx, sheet, b"<v>1200</v>", b"<v>1e308</v>"),
        "a date far away.xlsx": lambda: changed(xlsx, sheet, b"<v>1200</v>", b'<v>99999999999</v>'),
        "styles in a ring.xlsx": lambda: changed(xlsx, "styles.xml", b'xfId="0"', b'xfId="1"'),
        "deep.xlsx": lambda: changed(xlsx, sheet, b"</sheetData>", b"</sheetData>" + _deep(60_000, "<a>", "</a>").encode()),
        "rich and deep.xlsx": lambda: changed(
            xlsx, sheet, b"<is><t>Ferries</t></is>", b"<is>" + _deep(60_000, "<r>", "</r>").encode() + b"</is>"
        ),
        "many formats.xlsx": lambda: changed(
            xlsx, "styles.xml", b"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 60_000 + b"</cellXfs>"
        ),
        "columns.ods": lambda: changed(ods, "content.xml", b"<table:table-cell><text:p>By",
                               b'<table:table-cell table:number-columns-repeated="99999999"><text:p>By'),
        "many columns.ods": lambda: changed(ods, "content.xml", b"<table:table-cell><text:p>By",
                               b'<table:table-cell table:number-columns-repeated="16384"><text:p>By'),
        "rows.ods": lambda: changed(ods, "content.xml", b"<table:table-row><table:table-cell table:number-columns-spanned",
                            b'<table:table-row table:number-rows-repeated="999"><table:table-cell table:number-columns-spanned'),
        "blank rows.ods": lambda: changed(ods, "content.xml", b'rows-repeated="2"', b'rows-repeated="2000000000"'),
        "spans.ods": lambda: changed(ods, "content.xml", b'number-columns-spanned="4"',
                             b'number-columns-spanned="99999999" table:number-rows-spanned="99999999"'),
        "no number.ods": lambda: changed(ods, "content.xml", b'rows-repeated="2"', b'rows-repeated="two"'),
        "a long number.ods": lambda: changed(ods, "content.xml", b'rows-repeated="2"', b'rows-repeated="' + b"9" * 5000 + b'"'),
        "minus.ods": lambda: changed(ods, "content.xml", b'rows-repeated="2"', b'rows-repeated="-5"'),
        "no value.ods": lambda: changed(ods, "content.xml", b'office:value="1.1"', b""),
        "no percentage.ods": lambda: changed(ods, "content.xml", b'office:value="0.07"', b'office:value="seven"'),
        "infinite.ods": lambda: changed(ods, "content.xml", b'office:value="0.07"', b'office:value="inf"'),
        "deep.ods": lambda: changed(ods, "content.xml", b"Ferries", _deep(60_000, "<text:span>", "</text:span>").encode()),
        "deep.docx": lambda: changed(word, "document.xml", b"<w:body>", b"<w:body>" + _deep(60_000, "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>").encode()),
        "deep tables.docx": lambda: changed(word, "document.xml", b"<w:body>", b"<w:body>" + _deep(200, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>").encode()),
        "wide.docx": lambda: changed(word, "document.xml", b'<w:gridSpan w:val="3"/>', b'<w:gridSpan w:val="99999999"/>'),
        "no number.docx": lambda: changed(word, "document.xml", b'<w:gridSpan w:val="3"/>', b'<w:gridSpan w:val="x"/>'),
        "minus.docx": lambda: changed(word, "document.xml", b'<w:gridSpan w:val="3"/>', b'<w:gridSpan w:val="-3"/>'),
        "based on itself.docx": lambda: changed(word, "styles.xml", b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Heading1"/>'),
        "no level.docx": lambda: changed(word, "styles.xml", b'<w:outlineLvl w:val="0"/>', b'<w:outlineLvl w:val="zero"/>'),
        "spans.html": lambda: _page().replace(b"rowspan=1", b"rowspan=99999999 colspan=99999999"),
        "digits.html": lambda: _page().replace(b"rowspan=1", b"colspan=" + "²".encode()),
        "a long number.html": lambda: _page().replace(b"rowspan=1", b"colspan=" + b"9" * 5000),
        "deep.html": lambda: _deep(100_000, "<div>", "</div>").encode() + _page(),
        "deep tables.html": lambda: b"<!doctype html>" + _deep(20_000, "<table><tr><td>", "</table>").encode() + _page(),
        "many spans.html": lambda: _page().replace(b"<tr>", b"<tr>" + b"<td rowspan=1000 colspan=1000>x" * 2_000),
        "many cells.html": lambda: _page().replace(b"<tr>", b"<tr>" + b"<td>x" * 100_000, 1),
        "paragraphs.html": lambda: b"<!doctype html>" + b"<p>The quay is mended." * 20_000 + _page(),
        "paragraphs.docx": lambda: changed(word, "document.xml", b"<w:body>", b"<w:body>" + b"<w:p><w:r><w:t>The quay is mended.</w:t></w:r></w:p>" * 20_000),
        "attributes.html": lambda: _page().replace(b"<h2>", b"<h2 " + b"".join(b"a%d=1 " % n for n in range(60_000)) + b">"),
        "style.html": lambda: _page().replace(b"<h2>", b'<h2><s style="' + b"text-decoration:" * 30_000 + b'">'),
        "comments.html": lambda: b"<!--" * 60_000 + _page(),
        "open comments before.html": lambda: b"<!-- -->" * 60_000 + _page()[:200],
        "zeros.pdf": lambda: _streams("/FlateDecode", zlib.compress(bytes(100_000_000), 9)),
        "zeros twice.pdf": lambda: _streams("[/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(bytes(100_000_000), 9), 9)),
        "pictures.pdf": lambda: _pictures(120, 14_000),
        "runs.pdf": lambda: _streams("/RunLengthDecode", b"\x81 " * 1_000_000),
        "pages in a ring.pdf": lambda: pdf.replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [2 0 R 2 0 R]"),
        "parent of itself.pdf": lambda: pdf.replace(b"/Parent 2 0 R", b"/Parent 4 0 R"),
        "a page many times.pdf": lambda: pdf.replace(b"/Kids [4 0 R 6 0 R]", b"/Kids [" + b"4 0 R " * 3_000 + b"]"),
        "deep.pdf": lambda: pdf.replace(b"/MediaBox [0 0 600 800]", b"/MediaBox " + b"[" * 60_000 + b"]" * 60_000),
        "large.pdf": lambda: pdf.replace(b"[0 0 600 800]", b"[0 0 1e30 1e30]"),
        "small.pdf": lambda: pdf.replace(b"[0 0 600 800]", b"[0 0 0 0]"),
        "no.pdf": lambda: pdf.replace(b"[0 0 600 800]", b"[nan inf x null]"),
        "rules.pdf": lambda: documents.pdf([_ruled(120)]),
        "words.pdf": lambda: documents.pdf([_worded(20_000)]),
        "a table in itself.pdf": lambda: pdf.replace(b"/Length ", b"/Length 5 0 R %"),
        "bomb.xlsx": lambda: packed(unpacked(xlsx) | {"xl/media/a.bin": zeros * 420}),
        "bomb of cells.xlsx": lambda: changed(xlsx, sheet, b"</sheetData>", b"<row/>" * 20_000_000 + b"</sheetData>"),
        "bomb of styles.xlsx": lambda: changed(xlsx, "styles.xml", b"</styleSheet>", b" " * 200_000_000 + b"</styleSheet>"),
        "bomb of cells.ods": lambda: changed(ods, "content.xml", b"<text:p>Ferries", b"<text:p/>" * 20_000_000 + b"<text:p>Ferries"),
        "bomb of runs.docx": lambda: changed(word, "document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 20_000_000),
        "lies about its size.xlsx": lambda: _lying(packed(unpacked(xlsx) | {"xl/worksheets/sheet1.xml": zeros * 300})),
        "same name twice.ods": lambda: _twice(ods, "content.xml", zeros),
        "unknown packing.xlsx": lambda: xlsx.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x08\x00", b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00"),
        "locked.xlsx": lambda: xlsx.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
        "many parts.ods": lambda: packed(unpacked(ods) | {f"a/{n}": b"" for n in range(60_000)}),
    }  # fmt: skip
    return made


def _ruled(lines: int) -> documents.Page:
    page = documents.Page()
    page.box([n * 4.0 for n in range(1, lines)], [n * 6.0 for n in range(1, lines)])
    page.texts = [(n * 4.0 + 1, m * 6.0 + 1, "x") for n in range(1, lines, 2) for m in range(1, lines, 2)]
    return page


def _worded(words: int) -> documents.Page:
    page = documents.Page()
    page.texts = [(n * 7 % 590, n // 80 * 3, "ferry") for n in range(words)]
    return page


def _lying(content: bytes) -> bytes:
    """The same, whose list of parts says that each is small."""
    out = bytearray(content)
    at = out.find(b"PK\x01\x02")
    while at >= 0:
        out[at + 24 : at + 28] = (10).to_bytes(4, "little")
        at = out.find(b"PK\x01\x02", at + 4)
    return bytes(out)


def _twice(content: bytes, name: str, other: bytes) -> bytes:
    import warnings

    out = io.BytesIO(content)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, other)
    return out.getvalue()


def ended_on(name: str, content: bytes, folder: Path, number: int = 0) -> Outcome:
    """How the draft of a layout, which reads a document whole, ends on one."""
    folder.mkdir(exist_ok=True)
    path = folder / name.replace(" ", "-")
    path.write_bytes(content)
    code, said, seconds, memory = ran(["layout", "draft", str(path)], folder / "said")
    path.unlink()
    return Outcome(number, path.name, code, said, seconds, memory)


def outcome(number: int, folder: Path) -> Outcome:
    """Damages a document and reads it, in a child of its own."""
    chance = random.Random(number)  # noqa: S311
    names = sorted(WHOLE)
    name = names[number % len(names)]
    return ended_on(name, damage(WHOLE[name](), chance), folder, number)


def fault(done: Outcome) -> str:
    """What is wrong with an ending; empty where nothing is. A document has no lines, so its name is the place."""
    told = [line for line in done.said.splitlines() if line.startswith("goldenthread: ")]
    if done.fault == "without a place" and len(told) == 1 and f" {done.file}:" in told[0].replace("/", " "):
        return ""
    return done.fault


def main() -> None:
    """Runs the hostile documents, or a range of damages."""
    import tempfile

    found: Counter[str] = Counter()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        ran(["layout", "draft", "nothing"], folder / "said")
        every = sys.argv[1:2] == ["hostile"]
        if every:
            wanted = [part for part in sys.argv[2:] if part]
            made = {name: content for name, content in hostile().items() if not wanted or name in wanted}
            done = (ended_on(name, content(), folder) for name, content in made.items())
        else:
            done = (outcome(number, folder) for number in range(int(sys.argv[1]), int(sys.argv[2])))
        for one in done:
            wrong = fault(one)
            found[wrong or f"exit {one.code}"] += 1
            if wrong or every:
                end = f"{one.seconds:.1f} s {one.memory >> 20} MB: {one.said[-230:]!r}"
                sys.stdout.write(f"{wrong or 'fine'} | {one.number} {one.file} exit {one.code} {end}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{sum(found.values())} in {time.monotonic() - began:.0f} s: {dict(found)}\n")


if __name__ == "__main__":
    main()
