"""Which values a parameter may have, as the front matter of its query says: what names nothing is refused."""

from __future__ import annotations

import difflib
import re
from decimal import Decimal, InvalidOperation

from pyoxigraph import NamedNode

from goldenthread.errors import QueryError
from goldenthread.fingerprints import spelling
from goldenthread.iris import is_iri
from goldenthread.namespaces import PREFIXES
from goldenthread.query.library import Parameter, load
from goldenthread.store import Store

ANY_TEXT = "text"
"""The type of a parameter that may be any words."""
ANY_DAY = "day"
"""The type of a parameter that may be any day."""
_SHOWN = 8
_BOUNDS = re.compile(r"(?P<least>\d+)\.\.(?P<most>\d*)")


def values_of(store: Store, parameter: Parameter) -> list[str]:
    """The values that there are for a parameter of a declared type: of its list, or of a question about the graph.

    Raises:
        QueryError: no question of that name stands under ``queries/types/``.
    """
    if "|" in parameter.type:
        return [word.strip() for word in parameter.type.split("|")]
    return store.select(load(f"types/{parameter.type}").text).column("value")


def check_type(store: Store, parameter: Parameter, value: str) -> None:
    """Refuses a value that names nothing of the declared type; a name that is yet to be looked up is left alone.

    Raises:
        QueryError: the value is none of those that there are, and the line names the nearest; or it is out of bounds;
            or it is an IRI of which nothing is said, or which is of another class.
    """
    if parameter.type in (ANY_TEXT, ANY_DAY):
        return
    if bounds := _BOUNDS.fullmatch(parameter.type):
        _check_bounds(parameter, value, bounds["least"], bounds["most"])
        return
    if parameter.kind == "iri" and classes_of(parameter):
        if is_iri(iri := value.strip("<>")):
            _check_class(store, parameter, NamedNode(iri))
        return
    known = values_of(store, parameter)
    given = expanded(value) if parameter.kind == "iri" else value
    if given not in known:
        raise QueryError(f"there is no {parameter.name} '{value}' here: {_nearest(value, known)}")


def expanded(value: str) -> str:
    """An IRI out of its brackets or of its short form, where a prefix of ours begins it.

    >>> expanded("foaf:Person"), expanded("<urn:a>")
    ('http://xmlns.com/foaf/0.1/Person', 'urn:a')
    """
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    prefix, _, name = bare.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else bare


def _check_bounds(parameter: Parameter, value: str, least: str, most: str) -> None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return  # no number at all: told as such
    if not number.is_finite() or number < int(least) or (most and number > int(most)):
        said = f"from {least} to {most}" if most else f"{least} or more"
        raise QueryError(f"the parameter '{parameter.name}' cannot be {value}: it is {said}")


def classes_of(parameter: Parameter) -> tuple[str, ...]:
    """The classes of what a parameter may mean, as IRIs; none where its type names no classes.

    >>> classes_of(Parameter("row", "__row_iri", "iri", required=False, type="gt:Activity gt:Milestone"))[1]
    'https://w3id.org/goldenthread/ns#Milestone'
    """
    pairs = (curie.partition(":") for curie in parameter.type.split())
    return tuple(PREFIXES[prefix] + name for prefix, _, name in pairs if prefix in PREFIXES)


def _check_class(store: Store, parameter: Parameter, node: NamedNode) -> None:
    wanted = classes_of(parameter)
    found = store.select(load("types/class").text, {"_thing_iri": node}).column("value")
    if wanted and not set(wanted) & set(found):
        what = "of which nothing is said here" if not found else "which is something else here"
        raise QueryError(f"the parameter '{parameter.name}' is <{node.value}>, {what}")


def _nearest(value: str, known: list[str]) -> str:
    """The known values, those that are like the given one first."""
    if not known:
        return "there is none at all"
    same = [one for one in known if spelling(one) == spelling(value)]
    near = same or difflib.get_close_matches(value, known, n=3, cutoff=0.5)
    if near:
        return f"did you mean {' or '.join(repr(one) for one in near)}?"
    more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"there are {', '.join(known[:_SHOWN])}{more}"
