"""Stages of a piece of work: what is promised, and how a comment speaks of it."""

from __future__ import annotations

import pytest

from goldenthread.interpret.statements.acts import acts, is_first_step, making_words
from goldenthread.interpret.statements.promised_acts import promised
from goldenthread.language.lexicon import lexicon
from goldenthread.language.work_stages import STAGES, stage


@pytest.mark.parametrize(
    ("text", "verb", "how"),
    [
        ("The policy was implemented in May.", "implement", "reached"),
        ("Policy implemented.", "implement", "reached"),
        ("The policy has now been fully implemented.", "implement", "reached"),
        ("The policy will be implemented.", "implement", "to come"),
        ("Policy to be implemented.", "implement", "to come"),
        ("It is expected to be implemented.", "implement", "to come"),
        ("We are preparing to implement it.", "implement", "to come"),
        ("We hope to then implement it.", "implement", "to come"),
        ("Work to implement it is over.", "implement", "named"),
        ("Once the policy is agreed, work starts.", "agree", "to come"),
        ("Changes were made before it is agreed.", "agree", "named"),
        ("It has not been agreed.", "agree", "denied"),
        ("It is yet to be agreed.", "agree", "denied"),
        ("It is being drafted.", "draft", "going on"),
        ("We are currently drafting it.", "draft", "going on"),
        ("A draft policy exists.", "draft", "reached"),
        ("The panel has been set up.", "set-up", "reached"),
        ("They began in May.", "begin", "reached"),
        ("The revised policy is long.", "revise", "named"),
        ("Consultation took place in May.", "consult", "reached"),
        ("Consultation is planned for May.", "consult", "to come"),
    ],
)
def test_how_a_text_speaks_of_an_act(text: str, verb: str, how: str) -> None:
    assert (verb, how) in [(act.verb, act.how) for act in acts(text)]


def test_two_participles_share_their_auxiliary() -> None:
    found = [(act.verb, act.how) for act in acts("It will be published and then distributed.")]
    assert found == [("publish", "to come"), ("distribute", "to come")]


@pytest.mark.parametrize(
    ("text", "verbs", "farthest", "open_ended"),
    [
        ("Implement the parking policy", {"implement"}, "delivered", False),
        ("Draft and adopt a parking policy", {"draft", "adopt"}, "agreed", False),
        ("Parking policy published", {"publish"}, "agreed", False),
        ("Adoption of the parking policy", {"adopt"}, "agreed", False),
        ("Work with schools to introduce walking buses", {"introduce"}, "delivered", True),
        ("Monitor the parking policy", set(), None, True),
        ("Parking scheme in place", set(), "delivered", False),
        ("A cleaner harbour", set(), None, False),
    ],
)
def test_what_a_row_promises(text: str, verbs: set[str], farthest: str | None, open_ended: bool) -> None:
    promise = promised(text)
    assert promise.verbs == verbs
    assert promise.stage == (stage(farthest) if farthest else -1)
    assert promise.open_ended is open_ended


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Homes are on schedule for June.", ["on schedule"]),
        ("The tender is underway, the rest carried forward.", ["underway", "carried forward"]),
        ("Consulted in development of the plan.", []),
        ("The launch was planned for May.", []),
        ("The launch is planned for May.", ["planned for"]),
    ],
)
def test_words_of_the_making(text: str, words: list[str]) -> None:
    assert [text[slice(*place)] for place in making_words(text)] == words


def test_the_vocabulary_names_each_word_once_and_knows_its_own_verbs() -> None:
    known = lexicon().stages
    lines = [line.split() for stage in known.order for line in stage.words]
    forms = [form for line in lines for form in {form for spelt in line for form in spelt.split("/")}]
    assert sorted(set(forms)) == sorted(forms)
    verbs = {line[0] for line in lines}
    for some in (known.first_steps, known.over_and_over, known.completing, known.deciding):
        assert set(some.split()) <= verbs
    assert [stage.name for stage in known.order] == list(STAGES)
    assert all(stage.meaning.endswith(".") for stage in known.order)
    assert is_first_step("tender")
    assert not is_first_step("implement")


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Introduce a route to market and open a stall", {"introduce", "open"}),  # a thing that leads somewhere
        ("Open a path to school and build a bridge", {"open", "build"}),
        ("Develop a scheme to deliver repairs and build homes", {"develop"}),  # what the scheme is for
    ],
)
def test_what_an_act_is_for_is_not_promised_itself(text: str, verbs: set[str]) -> None:
    assert promised(text).verbs == verbs


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"The rules will be published{', as was said in the hall on that day,' * 6} in May.", "to come"),
        (f"The rules have been published{', as was said in the hall on that day,' * 6} in May.", "reached"),
        (f"The rules have{', as was said,' * 2} not been published.", "denied"),
    ],
)
def test_the_words_before_a_verb_count_in_a_long_sentence_as_in_a_short_one(text: str, how: str) -> None:
    assert [act.how for act in acts(text) if act.verb == "publish"] == [how]
