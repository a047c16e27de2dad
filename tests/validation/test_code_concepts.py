"""The codes of findings and issues as concepts, and that every finding and issue leads to its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.issues import CODES
from goldenthread.resources import folder
from goldenthread.site.page_words import codes
from goldenthread.store import EmbeddedStore, Table
from goldenthread.validation.checks import finding_codes
from goldenthread.validation.code_concepts import turtle

OF_KIND = """
PREFIX gt: <https://w3id.org/goldenthread/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?code ?notation ?label WHERE {{
  ?thing gt:{which}Code ?code .
  OPTIONAL {{ ?thing gt:kind ?kind . ?kind skos:notation ?notation ; skos:prefLabel ?label }}
}}
"""


def test_the_file_is_what_the_shapes_and_the_list_of_issues_say() -> None:
    """``python -m goldenthread.validation.code_concepts ontology/codes.ttl`` writes it anew."""
    assert (folder("ontology") / "codes.ttl").read_text(encoding="utf-8") == turtle()


def test_every_code_about_a_document_has_a_concept() -> None:
    assert set(finding_codes()) == set(codes())
    assert len(CODES) > 50


@pytest.mark.parametrize("which", ["finding", "issue"])
def test_each_leads_to_the_concept_of_its_code(brackenford: Path, which: str) -> None:
    answer = EmbeddedStore.open(brackenford, united=True).select(OF_KIND.format(which=which))
    assert isinstance(answer, Table)
    rows = answer.records()
    assert rows
    for row in rows:
        assert row["notation"] == row["code"]
        assert row["label"] == row["code"].replace("-", " ")
