"""Programmes of governments that follow their opponents: what the second undoes is never shown as going on.

The truth was written with the programmes: what reverses, what goes on, what stands in one of them alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.linking.calibration import Level, load_calibration
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import propose
from goldenthread.linking.threads import components
from goldenthread.model import Link, Relation
from tests.linking.rows import profile

Programme = tuple[tuple[str, str, str], ...]

FERRIES: Programme = (
    ("Establish a National Ferries Board", "Abolish the National Ferries Board", "reverses"),
    ("Introduce a tax on second cars", "Repeal the tax on second cars", "reverses"),
    ("Bring in rent controls for private tenancies", "Scrap rent controls for private tenancies", "reverses"),
    ("Build a railway tunnel to Holm Island", "Cancel the railway tunnel to Holm Island", "reverses"),
    ("Nationalise the water companies", "Return the water companies to private hands", "reverses"),
    ("Ban new oil boilers", "Lift the ban on new oil boilers", "reverses"),
    ("Raise the minimum wage for apprentices", "Lower the minimum wage for apprentices", "reverses"),
    ("Expand the free bus pass to all under 25", "Withdraw the free bus pass for under 25s", "reverses"),
    ("Open forty new children's centres", "Close forty children's centres", "reverses"),
    ("Create a Ministry for the Coast", "Dissolve the Ministry for the Coast", "reverses"),
    ("Set up a public wind energy company", "Sell the public wind energy company", "reverses"),
    ("Regulate short-term holiday lets", "Deregulate short-term holiday lets", "reverses"),
    ("Increase tax relief on pensions for low earners", "Abolish tax relief on pensions for low earners", "reverses"),
    ("Give prisoners the right to vote", "Take away the right of prisoners to vote", "reverses"),
    ("Establish regional assemblies with powers over transport", "Disestablish the regional assemblies", "reverses"),
    ("Introduce identity cards for residents", "End the identity card scheme", "reverses"),
    ("Stop the closure of rural courts", "Close rural courts with few cases", "reverses"),
    ("Decriminalise the possession of cannabis", "Criminalise the possession of cannabis again", "reverses"),
    (
        "Fund a free breakfast in every primary school",
        "Remove funding for the free breakfast in primary schools",
        "reverses",
    ),
    ("Protect the green belt around Marlow", "Release the green belt around Marlow for building", "reverses"),
    ("Recruit 500 more nurses for the islands", "Recruit nurses for the islands from abroad", "continues"),
    ("Cut waiting times for hip operations", "Shorter waiting times for hip operations", "continues"),
    ("Publish a strategy on flood defences", "Deliver the strategy on flood defences", "continues"),
    ("Tackle fraud in public procurement", "Reduce fraud in public procurement", "continues"),
    ("Reduce knife crime in towns", "Continue to reduce knife crime in towns", "continues"),
    ("Continue to oppose the closure of the Sund shipyard", "Keep the Sund shipyard open", "continues"),
    ("Restore the old peat bogs", "Restore peat bogs and plant hedges", "continues"),
    ("Plant a million trees in the uplands", "", "none"),
    ("Hold a citizens' assembly on care of the elderly", "", "none"),
    ("Simplify the planning code", "", "none"),
    ("", "Build two prisons on the mainland", "none"),
    ("", "Give police more powers to stop and search", "none"),
    ("", "Let towns keep their business rates", "none"),
)
RIVERS: Programme = (
    ("Set up a Fair Pay Commission for the public sector", "Disband the Fair Pay Commission", "reverses"),
    ("Introduce a congestion charge in Port Ellery", "Drop the congestion charge in Port Ellery", "reverses"),
    (
        "Create three marine reserves off the west coast",
        "Lift protection from the marine reserves off the west coast",
        "reverses",
    ),
    ("Make school uniforms free for low-income families", "End free school uniforms", "reverses"),
    ("Extend paid parental leave to 40 weeks", "Shorten paid parental leave to 30 weeks", "reverses"),
    ("Restrict foreign ownership of farmland", "Remove restrictions on foreign ownership of farmland", "reverses"),
    ("Put a cap on energy prices", "Take the cap off energy prices", "reverses"),
    (
        "Guarantee a place in a nursery for every two-year-old",
        "Withdraw the nursery guarantee for two-year-olds",
        "reverses",
    ),
    ("Fully fund the Northern Orchestra", "Cut the grant of the Northern Orchestra", "reverses"),
    ("Join the European climate club", "Leave the European climate club", "reverses"),
    ("Give councils the power to set bus fares", "Take back the power of councils to set bus fares", "reverses"),
    ("Legalise assisted dying", "Repeal the assisted dying law", "reverses"),
    ("Ratify the Rivers Treaty", "Withdraw from the Rivers Treaty", "reverses"),
    ("Phase out coal by 2030", "Abandon the coal phase-out", "reverses"),
    ("Double the number of park rangers", "Halve the number of park rangers", "reverses"),
    ("Stop building new motorways", "Resume the building of motorways", "reverses"),
    ("Establish a single national police force", "Split the national police force into five regions", "reverses"),
    ("Increase corporation tax to 28 per cent", "Reduce corporation tax to 20 per cent", "reverses"),
    ("Ban second jobs for ministers", "Allow second jobs for ministers", "reverses"),
    ("Abolish tuition fees", "Reintroduce tuition fees", "reverses"),
    ("Reduce the prison population", "Continue to reduce the prison population", "continues"),
    ("Close the gender pay gap", "Continue to close the gender pay gap", "continues"),
    ("Expand the network of cycle lanes", "Build more cycle lanes", "continues"),
    ("Cut red tape for small firms", "Remove red tape for small firms", "continues"),
    ("End the use of plastic cutlery", "Ban plastic cutlery", "continues"),
    ("Strengthen protection of tenants from eviction", "Protect tenants from eviction", "continues"),
    ("Stop the decline of the salmon", "Restore the salmon", "continues"),
    ("Prevent the sale of Ellery Forest", "Keep Ellery Forest in public hands", "continues"),
    ("Lower the age of voting to 16", "Introduce votes at 16", "continues"),
    (
        "Review the closure of magistrates' courts",
        "Publish the review of the closure of magistrates' courts",
        "continues",
    ),
)
LEARNED = load_calibration(Path(__file__).parents[2] / "data" / "links")


def linked(programme: Programme, levels: dict[str, Level]) -> list[Link]:
    return propose(rows(programme), levels)


def rows(programme: Programme) -> list[Profile]:
    first = [profile("2031-32", f"{i:04d}", one[0]) for i, one in enumerate(programme) if one[0]]
    return [*first, *(profile("2032-33", f"{i:04d}", one[1]) for i, one in enumerate(programme) if one[1])]


def truth(programme: Programme, link: Link) -> str:
    earlier, later = int(link.earlier[-4:]), int(link.later[-4:])
    return programme[earlier][2] if earlier == later else "none"


@pytest.mark.parametrize("levels", [{}, LEARNED], ids=["plain", "learned"])
@pytest.mark.parametrize("programme", [FERRIES, RIVERS], ids=["ferries", "rivers"])
def test_no_reversal_is_shown_as_going_on(programme: Programme, levels: dict[str, Level]) -> None:
    links = linked(programme, levels)
    assert [link for link in links if link.joins and truth(programme, link) == "reverses"] == []
    assert [link for link in links if link.relation is Relation.REVERSES and truth(programme, link) != "reverses"] == []


@pytest.mark.parametrize(("programme", "reversals", "carried_on"), [(FERRIES, 20, 7), (RIVERS, 13, 8)])
def test_reversals_are_found_and_what_goes_on_still_does(programme: Programme, reversals: int, carried_on: int) -> None:
    held = [link for link in linked(programme, LEARNED) if link.holds]
    assert sum(link.relation is Relation.REVERSES for link in held) >= reversals
    assert sum(link.joins and truth(programme, link) == "continues" for link in held) >= carried_on


def test_what_is_undone_is_a_thread_of_its_own() -> None:
    known = rows(FERRIES)
    together = [part for part in components(known, propose(known, LEARNED)) if len(part) > 1]
    assert sorted(FERRIES[int(part[0].iri[-4:])][2] for part in together) == ["continues"] * 7
