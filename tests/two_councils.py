"""The data folder of one council, and of another that publishes and keeps the same under its own name."""

from __future__ import annotations

import shutil
from pathlib import Path

from goldenthread.read.source_catalogue import load_catalogue
from tests.cases.council import BRACKENFORD, Council

OTHER = "elsewhere"


def two_councils(folder: Path) -> Council:
    """Brackenford, and another council that publishes and keeps the same under its own name."""
    return Council(doubled(BRACKENFORD, folder / "data"), folder / "out")


def doubled(data: Path, to: Path) -> Path:
    """A copy of the data folder of one council in which another has the same documents, and the same in every table."""
    shutil.copytree(data, to)
    catalogue = to / "sources.toml"
    (body,) = load_catalogue(to).bodies
    head, _, documents = catalogue.read_text(encoding="utf-8").partition("[[documents]]")
    other = documents.replace(f'body = "{body}"', f'body = "{OTHER}"')
    named = f'[bodies.{OTHER}]\nname = "Elsewhere"\n'
    catalogue.write_text(f"{head}{named}[[documents]]{documents}[[documents]]{other}", encoding="utf-8")
    for path in to.rglob("*.tsv"):
        rows = path.read_text(encoding="utf-8").splitlines()
        copies = [row.replace(body, OTHER) for row in rows if body in row and not row.startswith("#")]
        path.write_text("\n".join([*rows, *copies]) + "\n", encoding="utf-8")
    return to
