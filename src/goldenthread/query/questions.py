"""The page of the questions, ``docs/queries.md``: ``python -m goldenthread.query.questions > docs/queries.md``."""

from __future__ import annotations

import sys
from collections import defaultdict

from goldenthread.query.library import NamedQuery, Parameter, list_queries


def page() -> str:
    """Every shipped question by its first tag: what it asks, what it takes, how to ask it."""
    groups: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in list_queries():
        groups[query.tags[0] if query.tags else "more"].append(query)
    lines = [
        "# Questions",
        "",
        "<!-- Made by 'python -m goldenthread.query.questions > docs/queries.md' from queries/*.rq: change those. -->",
        "",
        f"{len(list_queries())} questions ship with the program. Each is a file of `queries/`, runs without",
        "parameters, and is in the graph itself as `sh:SPARQLExecutable`.",
        "`goldenthread query NAME --show` prints its SPARQL. The tabulator completes names of questions, parameters",
        'and officers once `eval "$(_GOLDENTHREAD_COMPLETE=bash_source goldenthread)"` was run (see [api.md](api.md)).',
        "",
    ]
    for tag, queries in sorted(groups.items()):
        links = ", ".join(f"[{query.name}](#{query.name})" for query in queries)
        lines.append(f"- **{tag}**: {links}")
    for tag, queries in sorted(groups.items()):
        lines += ["", f"## {tag.capitalize()}"]
        for query in queries:
            lines += _entry(query)
    return "\n".join(lines) + "\n"


def _entry(query: NamedQuery) -> list[str]:
    lines = ["", f"### {query.name}", "", f"**{query.summary}.** {query.description}", ""]
    lines += [f"- `{known.name}`: {known.meaning}{_when_left_out(known)}" for known in query.parameters]
    if query.parameters:
        lines.append("")
    fmt = " --format ttl" if query.form == "CONSTRUCT" else ""
    lines += ["```sh", f"goldenthread query {query.name}{fmt}", "```"]
    if len(query.tags) > 1:
        lines += ["", f"Also about: {', '.join(query.tags[1:])}."]
    return lines


def _when_left_out(parameter: Parameter) -> str:
    if parameter.default is not None:
        return f" (default: {parameter.default})"
    if "where none is named" in parameter.meaning:
        return ""
    return " (required)" if parameter.required else " (left out: all)"


if __name__ == "__main__":
    sys.stdout.write(page())
