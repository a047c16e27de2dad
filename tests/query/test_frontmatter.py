"""Front matter: the small part of YAML that queries use."""

from __future__ import annotations

from goldenthread.query.frontmatter import parse


def test_all_kinds_of_entries() -> None:
    matter = parse(
        """#+ summary: "What: a question?"
#+ description: >
#+   One line,
#+   and another.
#+ tags:
#+   - lineage
#+   - 'two words'
#+
#+ defaults:
#+   - least: 2
#+   - name: "Ada: Lark"

# an ordinary comment
SELECT * {}
"""
    )
    assert matter.texts == {"summary": "What: a question?", "description": "One line, and another."}
    assert matter.lists == {"tags": ["lineage", "two words"]}
    assert matter.pairs == {"defaults": {"least": "2", "name": "Ada: Lark"}}


def test_none_at_all() -> None:
    assert parse("SELECT * {}").texts == {}
