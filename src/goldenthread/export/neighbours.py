"""Formats of neighbours: what others' tools and standards read, by the name of the format (``docs/neighbours.md``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from goldenthread.export import (
    event_streams,
    heading_schemes,
    link_mappings,
    stratml_plans,
    thread_networks,
    thread_releases,
)

NEIGHBOURS: Mapping[str, Callable[[Path, Path], list[str]]] = MappingProxyType(
    {
        "stratml": stratml_plans.write,
        "graphml": thread_networks.write_graphml,
        "gexf": thread_networks.write_gexf,
        "ocds": thread_releases.write,
        "sssom": link_mappings.write,
        "skos": heading_schemes.write,
        "ldes": event_streams.write,
    }
)
"""What can be written for neighbours: each takes the dataset and a folder, and names its files."""
