"""Pages from templates: what is put into them stays text, and a name that is missing is told."""

from __future__ import annotations

import pytest
from jinja2 import Environment, UndefinedError

from goldenthread.templates import templates


def test_a_text_stays_a_text_on_a_page_and_in_markdown_as_it_is() -> None:
    environment = templates("goldenthread.validation.reports")
    assert environment.autoescape("findings.html")  # type: ignore[operator]
    assert environment.autoescape("story.html.j2")  # type: ignore[operator]
    assert not environment.autoescape("findings.md")  # type: ignore[operator]
    assert environment.from_string("{{ name }}").render(name="<b>") == "&lt;b&gt;"


def test_a_name_that_nobody_gives_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates("goldenthread.stories").from_string("{{ nobody }}").render()


def test_a_filter_is_known_to_the_templates_that_were_given_it() -> None:
    environment = templates("goldenthread.stories", {"loud": str.upper})
    assert environment.from_string("{{ 'said' | loud }}").render() == "SAID"


def test_a_template_is_compiled_once_in_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "findings.html"
    templates("goldenthread.validation.reports").get_template(name)
    monkeypatch.delattr(Environment, "_generate")
    templates("goldenthread.validation.reports").get_template(name)
