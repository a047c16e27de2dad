"""Pictures come out the same, byte for byte; ``python -m tests.pictures.test_golden`` draws the files anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures.examples import PICTURES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_looked_at(name: str) -> None:
    assert PICTURES[name].svg == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(PICTURES)


if __name__ == "__main__":
    for name, picture in PICTURES.items():
        (GOLDEN / f"{name}.svg").write_text(picture.svg, encoding="utf-8")
