"""Comments that no officer would write do not hold the reading up."""

from __future__ import annotations

import subprocess
import sys

PIECES = ["completed in May ", "1, ", "\n", "will be ", "not yet ", "5 of 7 halls ", "June ", "100% ", "Phase 1. "]
LETTERS = 2500
SCRIPT = """
import sys
from datetime import date
from tests.interpret.test_discrepancies import said
for piece in sys.argv[1:]:
    for status in ("completed", "overdue"):
        said(status, piece, "Install 50 lamps and review the rules", date(2015, 12, 31))
"""


def test_a_comment_of_one_piece_over_and_over() -> None:
    """A regular expression or a loop that grows with the square would take many times as long as is allowed here."""
    comments = [(piece * LETTERS)[:LETTERS] for piece in PIECES]
    subprocess.run([sys.executable, "-c", SCRIPT, *comments], check=True, timeout=20)
