"""Pages from template files: one way to set Jinja2 up, for everything that is rendered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache
    from jinja2 import Environment as Environment
    from jinja2 import Template as Template
    from jinja2.bccache import Bucket

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no HTML document may hold."""


def templates(package: str, filters: Mapping[str, Callable[..., Any]] | None = None) -> Environment:
    """The templates of a package, those in its folder ``templates``.

    What is put into a page is text and stays text, unless the page is Markdown. A name that a template uses and nobody
    gives is an error, never an empty place on a page.

    Args:
        package: the package, as it is imported.
        filters: what the templates may pass a value through.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(Path(str(files(package))) / "templates"),
        autoescape=select_autoescape(disabled_extensions=("md", "md.j2"), default=True, default_for_string=True),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=harmless,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    environment.filters.update(filters or {})
    return environment


@cache
def _compiled() -> BytecodeCache:
    """What templates of this process were compiled to: that of a site takes longer than a small council's pages."""
    from jinja2 import BytecodeCache

    kept: dict[tuple[str, str], CodeType | None] = {}

    class InMemory(BytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = kept.get((bucket.key, bucket.checksum))

        def dump_bytecode(self, bucket: Bucket) -> None:
            kept[bucket.key, bucket.checksum] = bucket.code

    return InMemory()


def harmless(value: Any) -> Any:
    r"""A value without the characters that no page may hold; they are shown as replaced.

    >>> harmless("bell\x07")
    'bell\ufffd'
    """
    if type(value) is str and not value.isprintable():  # markup is of another type, and what is printable is harmless
        return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    return value
