"""The tables of the benchmark of links: pairs that two readers judged apart, and how far the readers agree."""

from __future__ import annotations

from goldenthread.export.shared_columns import Column, Table

BENCHMARK = "benchmark"
"""The folder of a release that holds them."""
_ANSWERS = (
    "continues, succeeds or reverses where the pair was accepted so; candidate: alike, and too weak to be joined; "
    "rejected: no link"
)
_SPLIT = Column("split", "The council and its two documents: what a linker was not taught on, it can be tried on.")
_LEVEL = Column("level", "Whether the later commitment is an activity or a milestone.")

PAIRS = Table(
    "pairs",
    "Pairs of commitments that readers judged: the first judgement, and the second where another reader gave one.",
    (
        Column("id", "IRI of the record of the first judgement.", "anyURI"),
        _SPLIT,
        _LEVEL,
        Column("from", "IRI of the earlier commitment.", "anyURI"),
        Column("to", "IRI of the later commitment.", "anyURI"),
        Column("from_text", "Title of the earlier commitment."),
        Column("to_text", "Title of the later commitment."),
        Column("readings", "How many judgements there are, made apart from each other: 1 or 2.", "integer"),
        Column("first", f"What was judged first: {_ANSWERS}."),
        Column("second", "What was judged the second time, in the same words; empty where nobody judged again."),
        Column("first_readers", "Who judged first; several decided together."),
        Column("first_kind", "Of what kind they are: person, software, language model."),
        Column("second_readers", "Who judged again."),
        Column("second_kind", "Of what kind they are."),
        Column("first_confidence", "How sure the first judgement is, from 0 to 1.", "decimal"),
        Column("second_confidence", "How sure the second judgement is, from 0 to 1.", "decimal"),
        Column("first_reason", "Why, in the words of the first."),
        Column("second_reason", "Why, in the words of the second; left out of a release that names no officers."),
    ),
    key="",
)
AGREEMENT = Table(
    "agreement",
    "How far the two judgements agree: over all pairs that have both, by level, and by pair of documents.",
    (
        Column("split", "Council and documents as in the pairs, or 'all'."),
        Column("level", "activity, milestone, or 'all'."),
        Column("about", f"joined: accepted or not; answer: which of {_ANSWERS}; or one answer against all others."),
        Column("pairs", "How many pairs have both judgements.", "integer"),
        Column("first", "Of how many the first says so; empty for 'answer', which says something of each.", "integer"),
        Column("second", "Of how many the second says so; empty for 'answer'.", "integer"),
        Column("agreed", "In how many pairs both judge alike.", "integer"),
        Column("kappa", "Cohen's kappa; empty where both give all pairs one answer: then there is none.", "decimal"),
    ),
    key="",
)
BENCHMARK_TABLES = (PAIRS, AGREEMENT)
