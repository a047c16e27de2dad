"""The codes of findings and of issues as concepts of two SKOS schemes, written from the shapes and the list of issues.

``python -m goldenthread.validation.code_concepts ontology/codes.ttl`` writes them anew.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from goldenthread.issues import CODES
from goldenthread.namespaces import KINDS
from goldenthread.validation.checks import finding_codes

_SCHEMES: Mapping[str, tuple[str, str]] = {
    "finding": (
        "Codes of findings",
        "What does not add up in a document, or is missing. The notation is the value of gt:findingCode.",
    ),
    "issue": (
        "Codes of issues",
        "What was met while reading a document, and what was done about it. The notation is the value of gt:issueCode.",
    ),
}
"""Each scheme with its name and what it holds."""
_HEAD = """\
# Written from shapes/ and the list of issues by goldenthread.validation.code_concepts; change these.
@prefix gtk-finding: <https://w3id.org/goldenthread/ns/kinds/finding/> .
@prefix gtk-issue: <https://w3id.org/goldenthread/ns/kinds/issue/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def turtle() -> str:
    """The file of both schemes."""
    issues = {code: (said, f"An issue whose gt:issueCode is {json.dumps(code)}.") for code, said in CODES.items()}
    return _HEAD + "".join(
        part for scheme, codes in (("finding", finding_codes()), ("issue", issues)) for part in _scheme(scheme, codes)
    )


def _scheme(scheme: str, codes: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    name, meaning = _SCHEMES[scheme]
    home = f"<{KINDS}{scheme}>"
    tops = ", ".join(f"gtk-{scheme}:{code}" for code in sorted(codes))
    yield (
        f"\n{home} a skos:ConceptScheme ;\n    rdfs:label {_en(name)} ;\n    skos:prefLabel {_en(name)} ;\n"
        f"    skos:definition {_en(meaning)} ;\n"
        "    dcterms:license <http://www.apache.org/licenses/LICENSE-2.0> ;\n"
        f"    skos:hasTopConcept {tops} ;\n    rdfs:isDefinedBy {home} .\n"
    )
    for code, (said, example) in sorted(codes.items()):
        words = code.replace("-", " ")
        yield (
            f"\ngtk-{scheme}:{code} a skos:Concept ;\n    skos:prefLabel {_en(words)} ;\n"
            f"    rdfs:label {_en(words)} ;\n    skos:notation {json.dumps(code)} ;\n"
            f"    skos:definition {_en(said)} ;\n"
            f"    skos:example {_en(example)} ;\n    skos:inScheme {home} ;\n    skos:topConceptOf {home} ;\n"
            f"    rdfs:isDefinedBy {home} .\n"
        )


def _en(words: str) -> str:
    return f"{json.dumps(words, ensure_ascii=False)}@en"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(turtle(), encoding="utf-8")
