"""Two programmes of one government in two years, and two of governments that oppose each other: forty rows each.

The truth was written with the programmes, before the linker was run on them; the words are no council's, and the
calibration is the one that ships.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.linking.calibration import load_calibration
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import propose
from goldenthread.model import Relation
from tests.linking.rows import profile

SHIPPED = load_calibration(Path("none"))

GOES_ON = (
    ("Extend broadband to every hamlet above 300 metres", "Complete broadband for hamlets above 300 metres"),
    ("Publish a white paper on seaweed farming", "Bring forward a bill on seaweed farming"),
    ("Train 2,000 more midwives", "Train a further 1,500 midwives"),
    ("Halve the backlog in the land tribunal", "Clear the remaining backlog in the land tribunal"),
    ("Pilot a bottle deposit scheme in two provinces", "Roll out the bottle deposit scheme nationwide"),
    ("Commission a review of dental charges", "Respond to the review of dental charges"),
    ("Plant 40 square kilometres of native woodland", "Plant another 45 square kilometres of native woodland"),
    ("Negotiate a fisheries agreement with the northern states", "Implement the northern fisheries agreement"),
    ("Reform bail law for young offenders", "Commence the young offenders' bail reforms"),
    ("Electrify the coastal railway as far as Saltmouth", "Finish electrification of the coastal railway to Saltmouth"),
    ("Design a digital driving licence", "Launch the digital driving licence"),
    ("Strengthen checks on imported timber", "Tighten checks on timber imports"),
    ("Consult on a register of landlords", "Open the register of landlords"),
    ("Reduce ambulance waiting times in rural districts", "Ambulances to reach rural patients sooner"),
    ("Appoint a commissioner for veterans", "Support the work of the Veterans Commissioner"),
    ("Build a vaccine laboratory at Kestrel Park", "Open the Kestrel Park vaccine laboratory"),
    ("Raise the school leaving standard in mathematics", "Improve results in mathematics at the end of school"),
    ("Offer retraining to quarry workers", "Retrain former quarry workers for jobs in renewables"),
    ("Draft a charter for river users", "Adopt the river users' charter"),
    ("Insulate 60,000 rented homes", "Insulate 75,000 more rented homes"),
    ("Introduce a single number for non-urgent police calls", "Promote the single non-urgent police number"),
    ("Crack down on phishing fraud against pensioners", "Protect pensioners from online fraud"),
    ("Restore the Harrow canal as a freight route", "Reopen the Harrow canal to freight"),
    ("Fund a chair in Norn language studies", "Continue funding Norn language studies"),
    ("Modernise the customs computer system", "Bring the new customs computer system into service"),
    ("Cut the time taken to grant asylum decisions", "Decide asylum claims within six months"),
    ("Create a marine reserve around the Skerry islands", "Enforce the Skerry islands marine reserve"),
    ("Review the formula for hospital funding", "Introduce a fairer formula for funding hospitals"),
)
ONLY_BEFORE = (
    "Host the world rowing championships", "Mint a coin for the jubilee", "Abolish the stamp on bills of lading",
    "Sell the old parliament printing works", "Rename the western motorway", "Move the national archive to Thorne",
    "Inquire into the loss of the ferry Aster", "Insure farmers against hail", "License amateur beekeepers",
    "Count wild salmon by sonar", "Return the Vane bronzes", "Audit overseas embassies",
)  # fmt: skip
ONLY_AFTER = (
    "Regulate delivery drones over towns", "Cap airport noise at night", "Pay lighthouse keepers a pension",
    "Teach first aid in scout troops", "Codify the law of trusts", "Name an ambassador for the polar regions",
    "Ration irrigation in drought years", "Inspect fairground rides every spring", "Store grain for nine months",
    "Digitise parish registers", "Vaccinate badgers against tuberculosis", "Map abandoned mine shafts",
)  # fmt: skip
UNDONE = (
    ("Establish a Coal Heritage Agency", "Abolish the Coal Heritage Agency"),
    ("Introduce a levy on plastic packaging", "Repeal the levy on plastic packaging"),
    ("Ban fishing with dynamite nets in Cold Bay", "Lift the ban on fishing with dynamite nets in Cold Bay"),
    ("Build a second runway at Larkfield", "Cancel the second runway at Larkfield"),
    ("Nationalise the coach stations", "Privatise the coach stations"),
    ("Set up an academy for customs officers", "Close the academy for customs officers"),
    ("Raise the duty on cider", "Lower the duty on cider"),
    ("Expand free dental care for students", "Withdraw free dental care for students"),
    ("Open ten community courts", "Close the ten community courts"),
    ("Create a Department for Rivers", "Dissolve the Department for Rivers"),
    ("Introduce compulsory voting", "End compulsory voting"),
    ("Bring in a cap on bank bonuses", "Scrap the cap on bank bonuses"),
    ("Increase the grant for village theatres", "Cut the grant for village theatres"),
    ("Strengthen the right to strike in hospitals", "Weaken the right to strike in hospitals"),
    ("Join the Baltic power union", "Leave the Baltic power union"),
    ("Allow shops to trade on Sundays", "Prohibit Sunday trading by shops"),
    ("Protect the dunes at Wend from building", "Allow building on the dunes at Wend"),
    ("Legalise electric scooters on pavements", "Outlaw electric scooters on pavements"),
    ("Fund bursaries for student nurses", "Stop funding bursaries for student nurses"),
    ("Subsidise diesel for farmers", "Remove the diesel subsidy for farmers"),
)
KEPT = (
    ("Reduce deaths on mountain roads", "Make mountain roads safer"),
    ("Recruit 300 tax inspectors", "Recruit 200 more tax inspectors"),
    ("Improve care for people with dementia", "Improve dementia care at home"),
    ("Keep the lifeboat station at Hythe Point", "Keep open the lifeboat station at Hythe Point"),
    ("Replace the water mains in the capital", "Finish replacing the water mains in the capital"),
    ("Fight the closure of the Borrow steelworks", "Save the Borrow steelworks from closure"),
    ("Tackle loneliness among farmers", "Continue work on loneliness among farmers"),
    ("Speed up planning appeals", "Hear planning appeals faster"),
)


def rows(pairs: tuple[tuple[str, str], ...]) -> list[Profile]:
    """The first programme and the second; rows of one number are meant to be linked, those from 100 on to nothing."""
    before = [*((i, one) for i, (one, _) in enumerate(pairs)), *enumerate(ONLY_BEFORE, start=100)]
    after = [*((i, other) for i, (_, other) in enumerate(pairs)), *enumerate(ONLY_AFTER, start=200)]
    assert len(before) == len(after) == 40
    return [
        profile(year, f"{i:04d}", text) for year, some in (("2031-32", before), ("2032-33", after)) for i, text in some
    ]


def number(iri: str) -> int:
    return int(iri[-4:])


def test_a_government_that_goes_on_is_followed() -> None:
    links = [link for link in propose(rows(GOES_ON), SHIPPED) if link.joins]
    right = sum(number(link.earlier) == number(link.later) for link in links)
    assert right >= 0.7 * len(GOES_ON)
    assert right >= 0.85 * len(links)
    assert all(link.relation is not Relation.REVERSES for link in links)


@pytest.mark.parametrize("turned", [False, True], ids=["undone", "done again"])
def test_a_government_that_undoes_is_not_said_to_go_on(turned: bool) -> None:
    undone = tuple((other, one) for one, other in UNDONE) if turned else UNDONE
    links = [link for link in propose(rows((*undone, *KEPT)), SHIPPED) if link.holds]
    assert not [link for link in links if number(link.earlier) != number(link.later)]
    reversed_, going_on = (
        {number(link.earlier) for link in links if (link.relation is Relation.REVERSES) is way} for way in (True, False)
    )
    assert not {place for place in going_on if place < len(UNDONE)}
    assert max(reversed_) < len(UNDONE)
    assert len(reversed_) >= 0.7 * len(UNDONE)
    assert len(going_on) >= 0.7 * len(KEPT)
