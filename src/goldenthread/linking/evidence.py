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
}
"""The parts of a score, and the features of each."""
PART_OF = {feature: part for part, names in PARTS.items() for feature in names}
MEANING = PARTS["meaning"]
FEATURES = tuple(name for part, names in PARTS.items() if part != "meaning" for name in names)
"""What is weighed to tell whether a pair is linked, apart from meaning."""
RELATION = (
    *("title_order", "letters", "said_earlier", "said_later", "planned_before", "done_after", "next_stage"),
    *("same_act", "other_numbers", "downwards"),
)
"""What is weighed to tell a next stage from what goes on."""
