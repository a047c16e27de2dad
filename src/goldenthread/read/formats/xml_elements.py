"""Elements of XML by their names without namespaces: what they say, and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any


def children(element: Any) -> Iterator[Any]:
    """The elements in an element."""
    return (child for child in element if isinstance(child.tag, str))


def name_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def plain(element: Any) -> str:
    """All that an element says, blanks folded."""
    return " ".join("".join(element.itertext()).split())


def said_in(element: Any, name: str) -> str:
    """What the first child of that name says."""
    return next((plain(child) for child in children(element) if name_of(child) == name), "")


def attribute(element: Any, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    return next((value.strip() for key, value in element.items() if key.rpartition("}")[2] == name), "")


def addresses(root: Any) -> dict[Any, str]:
    """The path of each element by names without namespaces, numbered where several of one name stand side by side."""
    paths = {root: f"/{name_of(root)}"}
    for parent in root.iter("*"):
        names = Counter(map(name_of, children(parent)))
        seen: Counter[str] = Counter()
        for child in children(parent):
            name = name_of(child)
            seen[name] += 1
            paths[child] = f"{paths[parent]}/{name}[{seen[name]}]" if names[name] > 1 else f"{paths[parent]}/{name}"
    return paths


def by_names(path: str) -> str:
    """A path of names without namespaces as XPath 1.0 says it, whatever the namespace of the document.

    >>> by_names("/StrategicPlan/Goal[2]")
    "/*[local-name()='StrategicPlan']/*[local-name()='Goal'][2]"
    """
    return re.sub(r"/([^/\[]+)", r"/*[local-name()='\1']", path)
