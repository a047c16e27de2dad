"""Gathers the licences of the SPARQL engine and of its editor: ``python web/licences.py THIRD-PARTY.md TARGET``.

The packages are those of the first table of ``THIRD-PARTY.md`` apart from MiniSearch, whose licence stands beside it.
Each text is that of the package's own file; a package that has none states its licence in ``package.json``, and gets
the usual text of that licence under the names that stand there. Where Apache-2.0 is offered it is taken, whose text is
that of this product. One that states neither ends this with exit code 1.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

MODULES = Path(__file__).parent / "node_modules"
FILE = re.compile(r"(?i)^(?:licen[cs]e|copying|notice)\b")
MIT = """The MIT License

Copyright (c) {holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED
TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL
THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER
DEALINGS IN THE SOFTWARE.
"""
APACHE = Path(__file__).parent.parent / "LICENSE"


def packages(table: str) -> list[str]:
    """The packages of the first table, but for MiniSearch."""
    first = table.split("\n## ")[1]
    return [name for name in re.findall(r"^\| (\S+) \| \d", first, re.MULTILINE) if name != "minisearch"]


def licence(name: str) -> str:
    """The licence of a package, as text.

    Raises:
        SystemExit: it has no file of it, and states none that is known.
    """
    folder = MODULES / name
    files = sorted(path for path in folder.iterdir() if path.is_file() and FILE.match(path.name))
    if files:
        return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in files)
    stated = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    offered = stated.get("license", "").split(" OR ")
    if "Apache-2.0" in offered:
        return APACHE.read_text(encoding="utf-8").strip()
    people = [stated.get("author"), *stated.get("contributors", [])]
    holders = [one if isinstance(one, str) else one["name"] for one in people if one]
    if "MIT" not in offered or not holders:
        raise SystemExit(f"{name}: there is no file of a licence, and package.json does not say enough")
    return MIT.format(holder=", ".join(re.sub(r"\s*<[^>]*>", "", holder) for holder in holders)).strip()


def main() -> None:
    """Writes the file."""
    table, target = map(Path, sys.argv[1:3])
    parts = [f"{'=' * 100}\n{name}\n{'=' * 100}\n{licence(name)}\n" for name in packages(table.read_text("utf-8"))]
    target.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
