"""A brief as a PDF that screen readers can read (PDF/UA-1), by typst: the same bytes every time.

The content goes to the template as data, so that no sign of a document is markup there.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from goldenthread.briefs.content import Brief, Note, Picture
from goldenthread.errors import GoldenThreadError
from goldenthread.templates import harmless

if TYPE_CHECKING:
    from types import ModuleType

STANDARD = "ua-1"
MOST_PAGES, SMALLER = 2, ("0.94", "0.9")
"""Pages up to which type keeps its size, and the sizes that may save one beyond: the first that does."""
_UNKNOWN = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_SHOWN_FOR = "\N{WHITE SQUARE}"
MOST_UNKNOWN = 60
"""Signs that the typeface lacks before a text is refused: it is written in another script."""


def pdf(brief: Brief) -> bytes:
    """A brief as a PDF.

    Signs that its typeface lacks are shown as squares, and a note at its end says which.

    Raises:
        GoldenThreadError: typst is not installed, or the text is in a script that its typefaces do not have.
    """
    typst = typst_module()
    unknown: dict[str, None] = {}
    while True:
        try:
            return _compiled(typst, _told(brief, "".join(unknown)))
        except typst.TypstError as problem:
            found = _UNKNOWN.search(str(problem))
            lacking = _unescaped(found[1]) if found else ""
            if not lacking or lacking in unknown:
                raise
            unknown[lacking] = None
        if len(unknown) > MOST_UNKNOWN:
            shown = " ".join(list(unknown)[:6])
            raise GoldenThreadError(
                f"the typeface of the PDF lacks too many signs of this text ({shown} ...): take --format docx or html"
            )


def png(svg: str, *, dots: float = 200.0) -> bytes:
    """A drawing as a PNG, for programs that take no SVG.

    Raises:
        GoldenThreadError: typst is not installed.
    """
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    made: bytes = typst_module().compile(
        page, ignore_system_fonts=True, sys_inputs={"svg": svg}, format="png", ppi=dots, timestamp=0
    )
    return made


def typst_module() -> ModuleType:
    """The module of typst.

    Raises:
        GoldenThreadError: it is not installed.
    """
    try:
        import typst
    except ImportError:
        raise GoldenThreadError(
            "to write this format, typst must be installed: pip install 'goldenthread[brief]'"
        ) from None
    return typst


def _compiled(typst: Any, data: dict[str, Any]) -> bytes:
    """The PDF; in smaller type where that saves a page of more than two."""
    template = (files("goldenthread.briefs") / "templates" / "brief.typ").read_bytes()
    dated = datetime.fromisoformat(data["dated"]).replace(tzinfo=UTC)
    told = json.dumps(data, ensure_ascii=False)
    given: dict[str, Any] = {"ignore_system_fonts": True, "sys_inputs": {"brief": told, "scale": "1"}}
    if (pages := _pages(typst, template, given)) > MOST_PAGES:
        sizes = (given | {"sys_inputs": {"brief": told, "scale": size}} for size in SMALLER)
        given = next((one for one in sizes if _pages(typst, template, one) < pages), given)
    made: bytes = typst.compile(
        template, format="pdf", pdf_standards=STANDARD, timestamp=int(dated.timestamp()), **given
    )
    return made


def _pages(typst: Any, template: bytes, given: dict[str, Any]) -> int:
    return int(json.loads(typst.query(template, "<pages>", field="value", one=True, **given)))


def _told(brief: Brief, unknown: str) -> dict[str, Any]:
    """A brief as the template takes it, each block with its kind; unknown signs replaced, and named at the end."""
    if unknown:
        listed = ", ".join(f"U+{ord(sign):04X}" for sign in unknown)
        said = Note(f"Shown as {_SHOWN_FOR}, for the typeface lacks them: {listed}. The other formats have them.")
        brief = replace(brief, blocks=(*brief.blocks, said))
    table = str.maketrans(dict.fromkeys(unknown, _SHOWN_FOR))
    data = asdict(brief)
    data["dated"] = brief.dated.isoformat()
    data["blocks"] = [{"kind": type(one).__name__.lower(), **asdict(one)} for one in brief.blocks]
    for one, told in zip(brief.blocks, data["blocks"], strict=True):
        if isinstance(one, Picture):
            del told["table"]
    cleaned: dict[str, Any] = _cleaned(data, table)
    return cleaned


def _cleaned(value: Any, table: dict[int, str]) -> Any:
    if isinstance(value, str):
        return harmless(value).translate(table)
    if isinstance(value, dict):
        return {key: _cleaned(one, table) for key, one in value.items()}
    return [_cleaned(one, table) for one in value] if isinstance(value, list | tuple) else value


def _unescaped(sign: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], sign)
