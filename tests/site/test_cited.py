"""Who stands beside a cited row: never a former officer as one who answers now."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.site import plain
from goldenthread.site.cited import Cited, above, cited
from goldenthread.site.holdings import Holdings
from goldenthread.site.page_links import link_of
from goldenthread.site.records import Commitment, Name
from goldenthread.site.views.threads_page import entry
from goldenthread.templates import templates


def called(*names: str, role: str = "officer") -> tuple[Name, ...]:
    return tuple(Name(role, name, name, "", "") for name in names)


def followed(held: Holdings, **beside: tuple[Name, ...]) -> tuple[Holdings, tuple[Commitment, Commitment]]:
    """A council in which a row of the plan goes on in the report; who is named beside each, and beside a step."""
    plan, report = held.editions
    rows = [
        next(one for one in held.commitments.values() if one.edition == edition and one.kind == "activity")
        for edition in (plan, report)
    ]
    step = next(one for one in held.commitments.values() if one.kind == "milestone")
    earlier, later = (
        replace(one, names=beside.get(when, ())) for one, when in zip(rows, ("before", "now"), strict=True)
    )
    step = replace(step, edition=report, names=beside.get("step", ()))
    made = replace(
        held,
        commitments={**held.commitments, earlier.iri: earlier, later.iri: later, step.iri: step},
        milestones_of={later.iri: (step.iri,)},
    )
    return made, (earlier, later)


def test_those_of_an_earlier_document_stand_apart_and_last(held: Holdings) -> None:
    made, rows = followed(held, before=called("Ida Quill", "Tom Reed"), now=called("Tom Reed", "Una Vane"))
    assert cited(made, rows, rows[-1]) == Cited(("Tom Reed", "Una Vane"), (), (), ("Ida Quill",))


def test_a_cited_row_without_a_name_borrows_none(held: Holdings) -> None:
    made, rows = followed(held, before=called("Ida Quill"))
    assert cited(made, rows, rows[-1]) == Cited((), (), (), ("Ida Quill",))


def test_the_names_of_its_steps_are_told_from_its_own(held: Holdings) -> None:
    made, rows = followed(held, now=called("Una Vane"), step=called("Una Vane", "Wil Yarrow"))
    assert cited(made, rows, rows[-1]) == Cited(("Una Vane",), (), ("Wil Yarrow",), ())


def test_a_directorate_is_nobody(held: Holdings) -> None:
    made, rows = followed(held, now=called("Parks", role="directorate"), before=called("Cllr Oz", role="member"))
    assert cited(made, rows, rows[-1]) == Cited((), (), (), ("Cllr Oz",))


def test_a_step_that_names_nobody_has_the_names_of_its_commitment_said_to_be_its(held: Holdings) -> None:
    made, (_, later) = followed(held, now=called("Una Vane"))
    step = replace(made.commitments[made.milestones_of[later.iri][0]], parent=later.iri)
    assert cited(made, [step], step) == Cited((), ("Una Vane",), (), ())
    assert "· Una Vane (of its commitment) · (the line)" in shown(
        replace(made, commitments={**made.commitments, step.iri: step}), (step,)
    )
    named = replace(step, names=called("Wil Yarrow"))
    assert cited(made, [named], named) == Cited(("Wil Yarrow",), (), (), ())
    nobody, (_, bare) = followed(held)
    assert above(nobody, replace(step, parent=bare.iri)) == ()


def shown(held: Holdings, rows: tuple[Commitment, ...]) -> str:
    """What a list says of the last row, without its marks."""
    lists = templates("goldenthread.site", {"shortened": plain.shortened})
    lists.globals.update(plain=plain, held=held, link_of=link_of, href=lambda _: "", place_of=lambda *_: "(the line)")
    thread = replace(next(iter(held.threads.values())), members=tuple(one.iri for one in rows))
    module = lists.get_template("_threads.html.j2").make_module()
    said = str(module.brief([entry(held, thread)]))  # type: ignore[attr-defined]
    return re.sub(r"<[^>]+>", "", said)


def test_a_list_says_who_answers_before_the_line_and_who_did_after_it(held: Holdings) -> None:
    made, rows = followed(held, before=called("Ida Quill", "Tom Reed"), now=called("Una Vane"))
    assert "· Una Vane · (the line) · before: Ida Quill, Tom Reed" in shown(made, rows)


def test_a_list_says_where_nobody_is_named(held: Holdings) -> None:
    made, rows = followed(held, before=called("A", "B", "C", "D", "E"))
    assert "· nobody is named · (the line) · before: A, B, C and 2 more" in shown(made, rows)
    assert "before" not in shown(*followed(held, now=called("Una Vane")))
