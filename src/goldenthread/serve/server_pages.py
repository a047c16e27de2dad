"""Pages that the server makes: their templates, and the query page with every shipped question as an example."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from goldenthread.query import NamedQuery, list_queries, runnable
from goldenthread.templates import templates

if TYPE_CHECKING:
    from goldenthread.templates import Environment


@cache
def _templates() -> Environment:
    return templates("goldenthread.serve")


def rendered(template: str, **values: object) -> bytes:
    """A page.

    Args:
        template: the name of its file.
        values: what it shows.
    """
    return _templates().get_template(template).render(**values).encode()


def query_page(endpoint: str) -> bytes:
    """The page that asks where the site has none: a plain form beside the questions.

    Args:
        endpoint: address of the SPARQL endpoint, as the reader knows it.
    """
    queries, groups = _questions()
    return rendered(
        "ask.html",
        endpoint=endpoint,
        queries=queries,
        groups=groups,
        questions={query.name: runnable(query) for query in queries},
    )


@cache
def _questions() -> tuple[list[NamedQuery], list[tuple[str, list[NamedQuery]]]]:
    queries = list_queries()
    groups: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in queries:
        groups[query.tags[0] if query.tags else "more"].append(query)
    return queries, sorted(groups.items())
