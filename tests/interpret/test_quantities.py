"""Quantities in the words of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.interpret.quantities import quantities
from goldenthread.interpret.readings import Quantity


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    assert text[quantity.start : quantity.end] == quantity.printed
    return quantity


@pytest.mark.parametrize(
    ("text", "number", "unit", "of"),
    [
        (
            "Enable partner providers to create 1100 new affordable homes by March 2008",
            1100,
            "new affordable homes",
            "",
        ),
        ("50 benefit prosecutions secured.", 50, "benefit prosecutions", ""),
        ("Recover £50k from anti-fraud work.", 50_000, "£", ""),
        ("Complete the £10 million restoration of Victoria Park.", 10_000_000, "£", ""),
        ("Reduction in annual cost of £2.5m with no loss", 2_500_000, "£", ""),
        ("45% of new rented homes are family sized", 45, "%", "new rented homes"),
        ("21% of looked after children to achieve more", 21, "%", "looked after children"),
        ("voltage optimisation, saving 300 tonnes of CO2", 300, "tonnes", "CO2"),
        ("quality control of 2.8 million paper documents", 2_800_000, "paper documents", ""),
        ("Eight new Neighbourhood Agreements agreed.", 8, "new Neighbourhood Agreements", ""),
        ("Support 150 Tower Hamlets residents into jobs.", 150, "Tower Hamlets residents", ""),
        ("Deliver 50 new or improved cycle parking facilities.", 50, "new or improved cycle parking facilities", ""),
        ("piloted in 2 children's centres", 2, "children's centres", ""),
        ("across 15 of the council's top buildings", 15, "council's top buildings", ""),
        ("Upgrade the qualifications of 40 sports coaches", 40, "sports coaches", ""),
        ("By March 2008 75% of schools to have status", 75, "%", "schools"),
        ("open 3 new Duke of York Award centres", 3, "new Duke of York Award centres", ""),
    ],
)
def test_number_unit_and_whole(text: str, number: float, unit: str, of: str) -> None:
    quantity = only(text)
    assert (quantity.number, quantity.unit, quantity.of) == (number, unit, of)


@pytest.mark.parametrize(
    ("text", "qualifier", "printed"),
    [
        ("A minimum of 65 blocks to benefit", "at least", "A minimum of 65 blocks"),
        ("Hold at least four meetings", "at least", "at least four meetings"),
        ("Secure at least one additional Green Flag award", "at least", "at least one additional Green Flag award"),
        ("achieve 5 or more grades", "at least", "5 or more grades"),
        ("£10k per ward (minimum).", "at least", "£10k per ward (minimum)"),
        ("offers up to 20 places", "at most", "up to 20 places"),
        ("a target of no more than 6 months", "at most", "no more than 6 months"),
        ("Plant over 50 new street trees.", "more than", "over 50 new street trees"),
        ("planted in excess of 200 trees", "more than", "in excess of 200 trees"),
        ("in less than 10 days", "less than", "less than 10 days"),
        ("made circa 3,385 homes decent", "about", "circa 3,385 homes"),
        ("Start on site – c82 new homes for rent", "about", "c82 new homes"),
        ("reduce vacant pitches by 25%.", "by", "by 25%"),
        ("used by 25 schools", "", "25 schools"),
        ("against a target of 1,774.", "target", "target of 1,774"),
    ],
)
def test_qualifier_and_printed_text(text: str, qualifier: str, printed: str) -> None:
    quantity = only(text)
    assert (quantity.qualifier, quantity.printed) == (qualifier, printed)


def test_a_change_has_two_ends() -> None:
    found = quantities("Improvement in number feeling unsafe from 19% (2006/07) to 16%( 2007/08)- March 2008")
    assert [(one.qualifier, one.number) for one in found] == [("from", 19.0), ("to", 16.0)]


@pytest.mark.parametrize(
    ("text", "number", "upper"),
    [
        ("between 5-15 Champion coordinators per ward", 5, 15),
        ("30 - 50 trainees", 30, 50),
        ("between 5 and 15 schools", 5, 15),
        ("Start on site with 125-140 new homes", 125, 140),
    ],
)
def test_a_range_has_an_upper_end(text: str, number: float, upper: float) -> None:
    quantity = only(text)
    assert (quantity.number, quantity.upper) == (number, upper)


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet approval by 31 March 2008, 30/09/17, 22.09.16 or Dec 5th 2016",
        "Action Plan 2012/13 and 2016-19; in 2012 and for the 2013 Film Festival",
        "LAP 7&8 and LAP 3 and 4 Better Teams co-located",
        "Phase 1A, Phases 3-6, Round 2, Year 1, KS2, key stage 3, S106, section 106, Article 4",
        "at 1 Town Square, E14 2BG",
        "children under 5, under 5s, aged 12-19, 16 to 19 year olds, two-year-olds and residents over 65",
        "24/7 service, 1:1 tuition, a 20 mph zone, at 10.30am",
        "a 5-year strategy and a 6 month evaluation, every six months",
        "ref 1.2.3, 1.2b and 01.01.01a",
        "rate per 100,000 population",
        "One Tower Hamlets and the One Stop Shop",
        "include: 1. Town Centre indicators 2. Communications plans 3. Partnerships",
        "the 3 rd and public sectors",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == ()


def test_several_in_one_text_keep_their_order() -> None:
    found = quantities(
        "Introduce 19 additional street sweepers and two waste vehicles, training 8 staff at £1.2m to £1.5m"
    )
    assert [(one.number, one.unit) for one in found] == [
        (19.0, "additional street sweepers"),
        (2.0, "waste vehicles"),
        (8.0, "staff"),
        (1_200_000.0, "£"),
        (1_500_000.0, "£"),
    ]


_WORDS = st.sampled_from([
    "1100", "new", "affordable", "homes", "by", "March", "2008", "£50k", "45%", "of", "at", "least", "four",
    "5-15", "c82", "LAP", "7&8", "and", "(", ")", ".", "1.", "1.2b", "24/7", "a", "to", "£1.2m", "(minimum)", "or",
    "more", "target", "of", "two-year-olds", "Tower", "Hamlets", "residents", "31/03/08", "~3", "one", "×", "½",
    "\x00",
])  # fmt: skip


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=200))
def test_nothing_raises_and_spans_lie_in_the_text_apart(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.printed
        assert quantity.upper is None or quantity.upper > quantity.number
        end = quantity.end


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Mills opened in May. 31 millers were trained", ["31 millers"]),
        ("Mills opened on 16 May, 31 millers came", ["31 millers"]),
        ("The fair ran 3-11 October. 14,000 visitors came", ["14,000 visitors"]),
        ("By the end of May 53 mills ran", ["53 mills"]),
        ("Mills opened since Oct. 9 millers approved", ["9 millers"]),
        ("Mills opened by March 31 and 4 June 2026", []),
    ],
)
def test_what_stands_behind_a_date_is_counted_and_the_date_is_not(text: str, printed: list[str]) -> None:
    assert [one.printed for one in quantities(text)] == printed
