"""A council whose documents print what would be more than text."""

from __future__ import annotations

from pathlib import Path

from goldenthread.cli import run
from tests.cases.council import PLAN, REVIEW, Council

SCRIPT = "<script>alert(document.domain)</script>"
BREAKING = "\"'><img src=x onerror=alert(1)><!-- </title></textarea></style>"
BACKWARDS = "\u202eterces\u202c \u2066kept\u2069 \u200f"
FORMULA = "=cmd|'/C calc'!A0"
ESCAPING = "../../etc/passwd"
TEMPLATE = "{{ 7 * 7 }}{% raw %}"
LONG = "Endless " + "promises " * 1100 + "x" * 1200


def hostile_site(folder: Path) -> Path:
    """Builds the site of a council whose documents print all of this, under a folder."""
    council = Council.under(folder)
    plan, review = council.text(PLAN), council.text(REVIEW)
    for old, new in (
        ("Bring recycling to every flat in the borough", f"Bring recycling {SCRIPT} to every flat {BACKWARDS}"),
        ("Streets to be proud of", f"Streets {BREAKING} to be proud of"),
        ("Joy Okafor", f"Joy {ESCAPING}"),
        ("Survey the 40 blocks", f"{FORMULA} Survey the 40 blocks {TEMPLATE}"),
        ("Plant 500 street trees", LONG),
        ("Portfolio Holder for Streets", f"Portfolio Holder for {BREAKING}"),
        ("PARKS", ESCAPING),
    ):
        assert old in plan
        plan, review = plan.replace(old, new), review.replace(old, new)
    review = review.replace("Half of the blocks have bins.", f"Half {SCRIPT} {BACKWARDS} {LONG}")
    review = review.replace("Done. Agreed with all six.", f"{FORMULA}{BREAKING}")
    council.source(PLAN, plan)
    council.source(REVIEW, review)
    council.replace("sources.toml", 'name = "Brackenford Borough Council"', f"name = '{SCRIPT} ../ Council'")
    council.replace("sources.toml", 'title = "How we did in 2019/20"', f"title = '{SCRIPT} =1+1'")
    (council.data / "patches/brackenford-2018-19.toml").unlink()
    for name in ("commitments.tsv", "threads.tsv"):
        (council.data / "registers" / name).unlink()
    assert run(council.build) in (0, 1)
    out = council.out.parent / "site"
    assert run(["site", "--build", str(council.out), "--out", str(out)]) == 0
    return out
