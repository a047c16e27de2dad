"""The features of a pair by the parts that its score is told in, and which of them are weighed for what.

Each of them is there because the links of years that a model had not seen are told less well without it.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, tuple[str, ...]] = {
    "title": ("letters", "said_earlier", "said_later", "open_ended"),
    "milestones": ("whole", "shared_rare", "milestone_best"),
    "meaning": (
        *("sense_to_milestone", "sense_all_share", "sense_whole_rank_later", "sense_whole_rank_earlier"),
        *("sense_placed_margin_earlier", "sense_and_rare"),
    ),
    "names": ("names",),
    "people": ("officer_shared",),
    "distance": ("years", "gap"),
    "rivals": ("words_margin_later", "words_margin_earlier"),
    "structure": ("parent", "sibling_earlier", "above_words"),
    "comment": ("told", "told_and_rare", "told_back"),
}
"""The parts of a score, and the features of each."""
PART_OF = {feature: part for part, names in PARTS.items() for feature in names}
MEANING = PARTS["meaning"]
COMMENT = PARTS["comment"]
BETWEEN = ("open_ended", "above_words")
"""What is weighed between an activity and a milestone, and not of two activities."""
FEATURES = tuple(
    name for part, names in PARTS.items() if part not in ("meaning", "comment") for name in names if name not in BETWEEN
)
"""What tells whether a pair is linked, apart from meaning and comments."""

_STEPS = ("letters", "step_on", "step_back", "open_ended")
RELATION = {
    ("activity", False): (
        *_STEPS,
        *("title_order", "said_earlier", "said_later", "planned_before", "done_after", "years"),
    ),
    ("milestone", False): (*_STEPS, "following", "above_words"),
    ("milestone", True): (*_STEPS, "following", "above_sense"),
    ("between", False): (*_STEPS, "following"),
}
RELATION |= {(level, True): RELATION[level, False] for level in ("activity", "between")}
"""What is weighed at a level to tell a next stage from what goes on, by words alone or by meaning."""

_ACTIVITY = tuple(name for name in FEATURES if name not in ("names", "parent", "sibling_earlier"))
_MILESTONE = (
    *("letters", "whole", "shared_rare", "names", "officer_shared", "years", "words_margin_later"),
    *("words_margin_earlier", "parent", "sibling_earlier", "above_words"),
)
OF_LEVEL = {
    ("activity", False): _ACTIVITY,
    ("activity", True): (*_ACTIVITY, *MEANING),
    ("milestone", False): (*_MILESTONE, *COMMENT),
    ("milestone", True): (
        *(*_MILESTONE, *COMMENT, "sense_all_share", "sense_whole_rank_later"),
        *("sense_placed_margin_earlier", "sense_and_rare"),
    ),
    ("between", False): (*(name for name in FEATURES if name not in ("gap", "milestone_best")), *BETWEEN),
    ("between", True): ("letters", "sense_and_rare", "sense_whole_rank_earlier", "parent", *BETWEEN),
}
"""What is weighed to tell whether a pair of a level is linked, by words alone or by meaning. Between an activity and a
milestone too few are linked to learn more weights."""
