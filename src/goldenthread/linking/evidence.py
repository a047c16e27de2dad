"""The features of a pair by the parts that its score is told in, and which of them are weighed for what.

Each of them is there because the links of years that a model had not seen are told less well without it.
"""

from __future__ import annotations

from collections.abc import Mapping

PARTS: Mapping[str, tuple[str, ...]] = {
    "title": ("letters", "said_earlier", "said_later"),
    "milestones": ("whole", "shared_rare", "milestone_best"),
    "meaning": (
        *("sense_to_milestone", "sense_all_share", "sense_whole_rank_later", "sense_whole_rank_earlier"),
        *("sense_placed_margin_earlier", "sense_and_rare"),
    ),
    "names": ("names",),
    "people": ("officer_shared",),
    "distance": ("years", "gap"),
    "rivals": ("words_margin_later", "words_margin_earlier"),
    "structure": ("parent", "sibling_earlier"),
    "comment": ("told", "told_and_rare"),
}
"""The parts of a score, and the features of each."""
PART_OF = {feature: part for part, names in PARTS.items() for feature in names}
MEANING = PARTS["meaning"]
COMMENT = PARTS["comment"]
FEATURES = tuple(name for part, names in PARTS.items() if part not in ("meaning", "comment") for name in names)
"""What is weighed at every level to tell whether a pair is linked, apart from meaning."""
RELATION = (
    *("title_order", "letters", "said_earlier", "said_later", "planned_before", "done_after", "next_stage"),
    *("same_act", "other_numbers", "downwards", "whole", "years"),
)
"""What is weighed to tell a next stage from what goes on."""


OF_LEVEL = {
    ("activity", False): FEATURES,
    ("activity", True): (*FEATURES, *MEANING),
    ("milestone", False): (*FEATURES, *COMMENT),
    ("milestone", True): (*FEATURES, *MEANING, *COMMENT),
    ("between", False): FEATURES,
    ("between", True): ("letters", "sense_and_rare", "sense_whole_rank_earlier"),
}
"""What is weighed to tell whether a pair of a level is linked, by words alone or by meaning. Between an activity and a
milestone too few are linked to learn more weights."""
