"""How work tells of its steps: whoever watches is called at the beginning of each."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told at the beginning of each stage."""

    def __call__(self, stage: str, what: str, part: float = 0.0, /) -> None:
        """Told what is done now.

        Args:
            stage: its name.
            what: what it works on.
            part: how much of the stage is done, from 0 to 1.
        """


def silent(_stage: str, _what: str, _part: float = 0.0, /) -> None:
    """Progress that nobody watches."""
