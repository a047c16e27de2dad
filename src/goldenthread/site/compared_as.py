"""A comparison of two documents as text, Markdown, JSON or CSV; the documents found by what a reader calls them."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator, Sequence

from goldenthread.errors import QueryError
from goldenthread.fingerprints import squash
from goldenthread.markdown_words import plain as marked_plain
from goldenthread.site import plain
from goldenthread.site.comparing import KINDS, Case, Comparison, Outcome, compare, noted
from goldenthread.site.comparison_sentences import sentences
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Change, Commitment, Edition

FORMATS = ("text", "markdown", "json", "csv")
COLUMNS = (
    "kind",
    "outcome",
    "case",
    "side",
    "edition",
    "document",
    "line",
    "ref",
    "text",
    "status",
    "note",
    "changes",
    "iri",
)
"""The columns of the CSV: one row for each row of either document; those of one case share its number."""


def compared(held: Holdings, first: str, second: str, kinds: Sequence[str] = tuple(KINDS)) -> tuple[Comparison, ...]:
    """The comparison of two documents, one for each kind of row; the earlier comes first, however they are named.

    Args:
        held: what is held.
        first: a document, as :func:`document` takes it.
        second: another.
        kinds: ``activity``, ``milestone`` or both.

    Raises:
        QueryError: a document is unknown or one of several, both are the same, or they are of two councils.
    """
    one, other = document(held, first), document(held, second)
    if one == other:
        raise QueryError(f"'{first}' and '{second}' are one document, the {plain.named(one)}: name two")
    if one.body != other.body:
        raise QueryError(
            f"the {plain.named(one)} is of {one.body_name}, the {plain.named(other)} of {other.body_name}: "
            "only documents of one council are compared"
        )
    order = list(held.editions)
    earlier, later = sorted((one, other), key=lambda edition: order.index(edition.iri))
    return tuple(compare(held, earlier, later, kind) for kind in kinds)


def document(held: Holdings, name: str) -> Edition:
    """The document that a name means.

    Args:
        held: what is held.
        name: its plan year (``2013-14``, ``2013/14``), its year and kind (``2013-14/year-end-report``), its
            title, its file or its IRI.

    Raises:
        QueryError: there is none, or there are several; the line names what there is.
    """
    wanted = squash(name)
    editions = list(held.editions.values())
    found = [one for one in editions if name == one.iri or (wanted and wanted in map(squash, _names(held, one)))]
    if len(found) == 1:
        return found[0]
    if found:
        choice = " or ".join(f"'{_full(held, one)}'" for one in found)
        raise QueryError(f"'{name}' may be {len(found)} documents: name one in full, {choice}")
    known = {squash(call): one for one in editions for call in _names(held, one)}
    near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
    meant = dict.fromkeys(f"'{_full(held, known[name])}'" for name in near)
    hint = f"did you mean {' or '.join(meant)}?" if near else "there are "
    if not near:
        hint += ", ".join(f"'{_full(held, one)}'" for one in editions) or "none"
    raise QueryError(f"there is no document '{name}': {hint}")


def _names(held: Holdings, one: Edition) -> tuple[str, ...]:
    return (one.label, f"{one.label}/{one.document}", one.title, one.file, one.iri.removeprefix(held.base))


def _full(held: Holdings, one: Edition) -> str:
    """The shortest name that is its alone."""
    same = [other for other in held.editions.values() if other.label == one.label]
    if len(same) == 1:
        return one.label
    short = f"{one.label}/{one.document}"
    alone = sum(other.document == one.document for other in same) == 1
    return short if alone else one.iri.removeprefix(held.base)


def told(held: Holdings, some: Sequence[Comparison], fmt: str) -> str:
    """Comparisons in one of :data:`FORMATS`, ending in a line break."""
    return {"text": _text, "markdown": _markdown, "json": _json, "csv": _csv}[fmt](held, some)


def _text(held: Holdings, some: Sequence[Comparison]) -> str:
    lines = [_title(some[0])]
    for one in some:
        lines += ["", *sentences(one)]
        for outcome, _, _ in one.counts():
            lines += ["", f"{KINDS[one.kind][1].capitalize()} {outcome.value} ({_cases(one, outcome)})"]
            for case in one.having(outcome):
                lines += [f"  {said}" for said in _lines(held, case)]
    return "\n".join(lines) + "\n"


def _markdown(held: Holdings, some: Sequence[Comparison]) -> str:
    lines = [f"# {marked_plain(_title(some[0]))}"]
    for one in some:
        several = KINDS[one.kind][1].capitalize()
        lines += ["", f"## {several}", "", *(marked_plain(said) for said in sentences(one))]
        for outcome, _, _ in one.counts():
            lines += ["", f"### {several} {outcome.value} ({_cases(one, outcome)})", ""]
            for case in one.having(outcome):
                head, *rest = _lines(held, case)
                lines += [f"- {marked_plain(head)}", *(f"  - {marked_plain(said.strip())}" for said in rest)]
    return "\n".join(lines) + "\n"


def _title(one: Comparison) -> str:
    return f"{one.earlier.body_name}: {plain.named(one.earlier)} and {plain.named(one.later)}"


def _cases(one: Comparison, outcome: Outcome) -> str:
    before, after = one.of(outcome), one.of(outcome, later=True)
    said = [f"{before:,} of {one.before:,} before"] if before else []
    return ", ".join([*said, f"{after:,} of {one.after:,} after"] if after else said)


def _lines(held: Holdings, case: Case) -> Iterator[str]:
    """A case in lines: each row with file and line, what was before it, what it became, what else changed."""
    rows = [("", one) for one in (case.before or case.after)]
    rows += [("-> ", one) for one in (case.after if case.before else ())]
    for mark, one in rows:
        edition = held.edition(one)
        state = f" [{plain.reported(one)}]" if plain.reported(one) else ""
        yield f"{mark}{_flat(one.text) or '(no words printed)'}{state} ({edition.file}:{one.line})"
    for other in case.elsewhere:
        what = "a step" if other.kind == "milestone" else "a commitment"
        way = "goes on as" if case.before else "comes from"
        where = held.edition(other)
        yield f"   {way} {what} of the {plain.named(where)}: {_flat(other.text)} ({where.file}:{other.line})"
    if case.noted:
        yield f"   {_flat('; '.join(case.noted))}"
    if case.note:
        yield f"   {case.note}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _json(held: Holdings, some: Sequence[Comparison]) -> str:
    first = some[0]
    content = {
        "earlier": _edition(first.earlier),
        "later": _edition(first.later),
        "notHeldAfterEarlier": first.missing,
        "notHeldBeforeLater": first.unseen,
        "between": [_edition(one) for one in first.between],
        "comparisons": [
            {
                "kind": one.kind,
                "sentences": list(sentences(one)),
                "before": one.before,
                "after": one.after,
                "counts": [
                    {"outcome": outcome.key, "words": outcome.value, "before": before, "after": after}
                    for outcome, before, after in one.counts()
                ],
                "cases": [
                    {
                        "outcome": case.outcome.key,
                        "before": [_row(held, row) for row in case.before],
                        "after": [_row(held, row) for row in case.after],
                        "elsewhere": [_row(held, row) for row in case.elsewhere],
                        "note": case.note,
                        "changes": [_change(held, change) for change in case.changes],
                    }
                    for case in one.cases
                ],
            }
            for one in some
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _edition(one: Edition) -> dict[str, str]:
    return {"iri": one.iri, "label": one.label, "document": one.document, "file": one.file, "body": one.body_name}


def _row(held: Holdings, one: Commitment) -> dict[str, object]:
    edition = held.edition(one)
    return {
        "iri": one.iri,
        "kind": one.kind,
        "edition": edition.label,
        "document": edition.document,
        "file": edition.file,
        "line": one.line,
        "ref": one.ref,
        "text": one.text,
        "status": plain.reported(one),
        "thread": one.thread,
    }


def _change(held: Holdings, one: Change) -> dict[str, object]:
    """A change by its kind in the graph, and in the words of the pages, which can be more careful."""
    return {
        "kind": one.kind,
        "words": noted(held, one),
        "earlier": one.earlier,
        "later": one.later,
        "before": one.before,
        "after": one.after,
        "days": one.days,
    }


def _csv(held: Holdings, some: Sequence[Comparison]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in some:
        for number, case in enumerate(one.cases, start=1):
            for side, rows in (("before", case.before), ("after", case.after)):
                for row in rows:
                    edition = held.edition(row)
                    writer.writerow(
                        (
                            one.kind,
                            case.outcome.key,
                            number,
                            side,
                            edition.label,
                            edition.document,
                            row.line,
                            row.ref,
                            row.text,
                            plain.reported(row),
                            case.note,
                            " | ".join(case.noted),
                            row.iri,
                        )
                    )
    return out.getvalue()
