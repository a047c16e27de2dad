"""The shelf of named queries: which there are, what they ask, which parameters they take."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from goldenthread.errors import QueryError
from goldenthread.query.frontmatter import FrontMatter, parse
from goldenthread.resources import folder
from goldenthread.store.binding import cut_off
from goldenthread.store.sparql_tokens import Form, form, variables

SUFFIX = ".rq"

_PARAMETER = re.compile(r"(?P<mark>__?)(?P<name>[A-Za-z0-9]+)(?:_(?P<xsd>xsd_)?(?P<kind>[A-Za-z]+))?$")
XSD_TYPES = frozenset({"string", "integer", "decimal", "date", "boolean", "gYear"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query asks of its caller.

    Attributes:
        name: what the caller writes, ``officer``.
        variable: its variable without the question mark, ``__officer_iri``.
        kind: ``iri``, the name of an XSD type (``string`` where none is given), or ``@`` and a language tag.
        required: whether the query is empty of sense without it. One that is not required and not given is left
            open, and the query answers for all.
        default: the value that stands where none is given.
        meaning: one line from the front matter.
        type: which values there are, as the front matter says: words between bars (``activity | milestone``), the name
            of a question under ``queries/types/`` that lists them, bounds of a number (``0..1``, ``0..``), ``text`` for
            any words, ``day`` for any date, or, of an IRI, the classes of what is meant, as CURIEs; every shipped
            question says one.
    """

    name: str
    variable: str
    kind: str
    required: bool
    default: str | None = None
    meaning: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One question.

    Attributes:
        name: its file name without ending.
        path: its file.
        text: the whole file.
        form: ``SELECT``, ``CONSTRUCT``, ``ASK`` or ``DESCRIBE``.
        summary: one line.
        description: a paragraph.
        empty: what it means that there is no row, as a sentence.
        tags: words to group it by.
        parameters: what it takes, in the order of first use.
    """

    name: str
    path: Path
    text: str
    form: Form
    summary: str = ""
    description: str = ""
    empty: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


def load(name_or_path: str | Path) -> NamedQuery:
    """A shipped query by name, or any query file by path.

    Args:
        name_or_path: ``threads-by-length``, or a path that ends in ``.rq``.

    Raises:
        QueryError: there is no such query, or the file is no query.
    """
    given = str(name_or_path)
    path = Path(given)
    if path.suffix != SUFFIX and not path.is_file():
        path = folder("queries") / f"{given}{SUFFIX}"
        if not re.fullmatch(r"[\w-]+(/[\w-]+)*", given) or not path.is_file():
            raise QueryError(_unknown(given))
    if not path.is_file():
        raise QueryError(
            "there is no such file: name a query file, or a query of 'goldenthread query --list'", path=path
        )
    return read(path)


def list_queries(group: str = "") -> list[NamedQuery]:
    """The shipped queries, by name.

    Args:
        group: a folder under ``queries/`` (``facts``, ``export``); the questions for readers where empty.
    """
    found = (folder("queries") / group).glob(f"*{SUFFIX}")
    return [read(path) for path in sorted(found, key=lambda path: path.stem)]


def read(path: Path) -> NamedQuery:
    """The query of one file.

    Raises:
        QueryError: the file is not UTF-8, holds a character that looks like a blank and is none, or is no query.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(f"cannot be read as UTF-8 text ({problem})", path=path) from problem
    return _understood(path, text)


@lru_cache(maxsize=512)
def _understood(path: Path, text: str) -> NamedQuery:
    """The query of a text: understood once, however often its file is read."""
    for number, line in enumerate(text.splitlines(), start=1):
        if "\N{NO-BREAK SPACE}" in line or "\N{ZERO WIDTH NO-BREAK SPACE}" in line:
            raise QueryError("a non-breaking space stands here: write a plain one", path=path, line=number)
    kind = form(text)
    if kind is None:
        raise QueryError("no SELECT, CONSTRUCT, ASK or DESCRIBE query: updates are not run", path=path)
    matter = parse(text)
    return NamedQuery(
        name=path.stem,
        path=path,
        text=text,
        form=kind,
        summary=matter.texts.get("summary", ""),
        description=matter.texts.get("description", ""),
        empty=matter.texts.get("empty", ""),
        tags=tuple(matter.lists.get("tags", [])),
        parameters=_parameters(text, matter, path),
    )


def _parameters(text: str, matter: FrontMatter, path: Path) -> tuple[Parameter, ...]:
    defaults, meanings = matter.pairs.get("defaults", {}), matter.pairs.get("parameters", {})
    types = matter.pairs.get("types", {})
    found: dict[str, Parameter] = {}
    unreached = cut_off(text, variables(text))
    for variable in variables(text):
        if not variable.startswith("_"):
            continue
        parts = _PARAMETER.match(variable)
        if parts is None:
            raise QueryError(
                f"the parameter ?{variable} is named badly: write ?_name, ?_name_iri or ?__name", path=path
            )
        name = parts["name"]
        if variable in unreached:
            raise QueryError(
                f"no value reaches ?{variable} in a sub-select that does not name it: name it in the SELECT there (and "
                "in its GROUP BY), or use it outside",
                path=path,
            )
        if name in found:
            raise QueryError(
                f"the parameter '{name}' stands under two names, ?{found[name].variable} and ?{variable}", path=path
            )
        kind = _kind(parts["kind"], typed=bool(parts["xsd"]))
        required = parts["mark"] == "_" and name not in defaults
        found[name] = Parameter(
            name, variable, kind, required, defaults.get(name), meanings.get(name, ""), types.get(name, "")
        )
    strange = sorted((set(defaults) | set(meanings) | set(types)) - set(found))
    if strange:
        raise QueryError(f"the front matter speaks of '{strange[0]}', which is no parameter of the query", path=path)
    return tuple(found.values())


def _kind(named: str | None, *, typed: bool) -> str:
    if named is None:
        return "string"
    return named if typed or named in XSD_TYPES or named == "iri" else f"@{named}"


def _unknown(name: str) -> str:
    names = [path.stem for path in sorted(folder("queries").glob(f"*{SUFFIX}"))]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "'goldenthread query --list' names them all"
    return f"there is no query '{name}': {hint}"
