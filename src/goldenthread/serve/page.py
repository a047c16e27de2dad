"""The query page: an editor with every shipped question as an example."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from goldenthread.query import NamedQuery, list_queries, runnable


def query_page(endpoint: str) -> bytes:
    """The page that asks.

    Args:
        endpoint: address of the SPARQL endpoint, as the reader knows it.
    """
    from jinja2 import Environment, FileSystemLoader, select_autoescape

    queries = list_queries()
    groups: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in queries:
        groups[query.tags[0] if query.tags else "more"].append(query)
    templates = Environment(
        loader=FileSystemLoader(Path(str(files("goldenthread.serve"))) / "templates"),
        autoescape=select_autoescape(default=True),
    )
    made = templates.get_template("ask.html").render(
        endpoint=endpoint,
        queries=queries,
        groups=sorted(groups.items()),
        questions={query.name: runnable(query) for query in queries},
    )
    return made.encode()
