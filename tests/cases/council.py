"""A data folder of an invented council that a test may spoil."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

BRACKENFORD = Path(__file__).parent / "brackenford" / "data"
PLAN = "sources/2018-19-delivery-plan.txt"
REVIEW = "sources/2019-20-review.txt"


@dataclass(frozen=True)
class Council:
    """A copy of Brackenford's data folder, and where its build would go."""

    data: Path
    out: Path

    @classmethod
    def under(cls, folder: Path) -> Council:
        """A fresh copy."""
        data = folder / "data"
        shutil.copytree(BRACKENFORD, data)
        return cls(data, folder / "out")

    @property
    def build(self) -> list[str]:
        """The arguments that build it."""
        return ["build", "--data", str(self.data), "--out", str(self.out), "--quiet"]

    def write(self, name: str, content: bytes | str) -> Path:
        """Replaces a file."""
        path = self.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def replace(self, name: str, old: str, new: str) -> Path:
        """Changes a text within a file; the old text must be there."""
        text = (self.data / name).read_text(encoding="utf-8")
        assert old in text
        return self.write(name, text.replace(old, new))

    def source(self, name: str, content: bytes | str) -> Path:
        """Replaces a document, and its checksum in the catalogue with it."""
        before = hashlib.sha256((self.data / name).read_bytes()).hexdigest()
        path = self.write(name, content)
        self.replace("sources.toml", before, hashlib.sha256(path.read_bytes()).hexdigest())
        return path

    def text(self, name: str) -> str:
        """A file of the folder."""
        return (self.data / name).read_bytes().decode()
