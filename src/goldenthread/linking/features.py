"""What speaks for and against a pair: likenesses of title, milestones, names, people, what was reported, and rivals."""

from __future__ import annotations

import re

import numpy as np
from rapidfuzz import fuzz, process

from goldenthread.folding import plain
from goldenthread.language.work_stages import stage as stage_number
from goldenthread.language.work_stages import vocabulary
from goldenthread.linking.candidates import Body, Pairs
from goldenthread.linking.weights import Column, Places, cosine, covered, places_within, rarest

SHARP, NOBODY = 10.0, 0.35
"""How sharply likeness is shared out among rivals, and how like nobody is to anybody."""
RAREST = 4
"""So many of the rarest words that two commitments share are counted."""
PLANNED, DONE = stage_number("tendered"), stage_number("started")
"""The last stage at which a thing is only planned, and the first at which it is done."""


def measure(body: Body, pairs: Pairs) -> None:
    """Adds to the pairs what is measured of their words, meaning and people, and how they stand beside their rivals."""
    f, i, j, words = pairs.features, pairs.earlier, pairs.later, body.words
    f["letters"] = cosine(words.letters, words.letters, i, j)
    f["said_earlier"] = covered(words.single, words.whole_counts, i, j)
    f["said_later"] = covered(words.single, words.whole_counts, j, i)
    f["whole"] = cosine(words.wholes, words.wholes, i, j)
    f["shared_rare"] = rarest(words.whole_counts, words.whole_counts, words.rare, i, j, RAREST)
    _told(body, pairs)
    f["names"] = cosine(words.names, words.names, i, j)
    f["officer_shared"] = (cosine(words.officers, words.officers, i, j) > 0).astype(float)
    f["years"] = np.log(np.maximum(1, body.year[j] - body.year[i]))
    f["gap"] = (pairs.gap > 1).astype(float)
    mean = _part_by_part(body, pairs)
    f["words"] = cosine(words.titles, words.titles, i, j) + f["whole"] + 0.5 * mean + 0.5 * f["letters"]
    f["words_margin_later"], _ = beside(_later(body, pairs), f["words"])
    f["words_margin_earlier"], _ = beside(_earlier(body, pairs), f["words"])
    if body.senses:
        whole, under = body.senses.wholes.likeness(i, j), body.senses.placed.likeness(i, j)
        _, f["sense_whole_rank_later"] = beside(_later(body, pairs), whole)
        _, f["sense_whole_rank_earlier"] = beside(_earlier(body, pairs), whole)
        f["sense_placed_margin_earlier"], _ = beside(_earlier(body, pairs), under)
    _stages(body, pairs)


def _told(body: Body, pairs: Pairs) -> None:
    """How much of one title the other row's comment names and its own title does not, and how rare that is.

    An earlier comment tells what comes next, a later one what it comes from.
    """
    f = pairs.features
    f["told"], f["told_and_rare"] = _named(body, pairs.earlier, pairs.later, f["said_later"])
    _, f["told_back"] = _named(body, pairs.later, pairs.earlier, f["said_earlier"])


def _named(body: Body, teller: Places, named: Places, said: Column) -> tuple[Column, Column]:
    """What comments of some rows name of the titles of others beyond what is said anyway; and that times how rare."""
    share, rare = np.zeros((2, len(teller)))
    words = body.words
    here = np.flatnonzero(np.diff(words.reported.indptr)[teller] > 0)
    i, j = teller[here], named[here]
    share[here] = covered(words.single, words.whole_counts + words.reported, j, i) - said[here]
    rare[here] = share[here] * rarest(words.reported, words.counts, words.rare, i, j, 1)
    return share, rare


def _part_by_part(body: Body, pairs: Pairs) -> Column:
    """How like the titles of both, and of the milestones below them, are to each other, by words and by meaning.

    Returns:
        By words, the mean of the best likeness of each milestone of both.
    """
    f, words, many = pairs.features, body.words, len(pairs)
    pair, a, row, b, column = words.units.across(pairs.earlier, pairs.later)
    inner = (row > 0) & (column > 0)
    like = cosine(words.titles, words.titles, a[inner], b[inner])
    f["milestone_best"] = _greatest(pair[inner], like, many)
    if body.senses:
        sense = body.senses.titles.likeness(a, b)
        one = (row == 0) ^ (column == 0)
        f["sense_to_milestone"] = _greatest(pair[one], sense[one], many)
        f["sense_all_share"] = shares(body, pairs, both_ways(pair, row, column, sense, many))
        rare = rarest(words.counts, words.counts, words.rare, pairs.earlier, pairs.later, 1)
        f["sense_and_rare"] = f["sense_all_share"] * rare
    return both_ways(pair[inner], row[inner], column[inner], like, many)


def _greatest(pair: Places, value: Column, many: int) -> Column:
    out = np.zeros(many)
    np.maximum.at(out, pair, value)
    return out


def both_ways(pair: Places, row: Places, column: Places, value: Column, many: int) -> Column:
    """Of the table of each pair, the mean of the best of each row and of the best of each column.

    >>> both_ways(*np.array([[0, 0, 0, 0], [0, 0, 1, 1], [0, 1, 0, 1]]), np.array([1.0, 0.0, 0.5, 0.5]), 1).tolist()
    [0.75]
    """
    means = []
    for line in (row, column):
        width = int(line.max(initial=0)) + 1
        best = np.full(many * width, -np.inf)
        np.maximum.at(best, pair * width + line, value)
        table = best.reshape(many, width)
        there = np.isfinite(table)
        means.append(np.where(there, table, 0).sum(axis=1) / np.maximum(1, there.sum(axis=1)))
    out: Column = (means[0] + means[1]) / 2
    return out


def _later(body: Body, pairs: Pairs) -> Places:
    """Which pairs compete for their later commitment: those with one other edition."""
    return pairs.later * len(body.profiles) + body.edition[pairs.earlier]


def _earlier(body: Body, pairs: Pairs) -> Places:
    return pairs.earlier * len(body.profiles) + body.edition[pairs.later]


def shares(body: Body, pairs: Pairs, value: Column) -> Column:
    """The share of each pair in the likeness of its two sides to all that they are compared with, from 0 to 1."""
    weight = np.exp(SHARP * value)
    both = np.ones(len(pairs))
    for group in (_later(body, pairs), _earlier(body, pairs)):
        _, of = np.unique(group, return_inverse=True)
        both *= weight / (np.bincount(of, weights=weight)[of] + np.exp(SHARP * NOBODY))
    out: Column = np.sqrt(both)
    return out


def beside(group: Places, value: Column) -> tuple[Column, Column]:
    """How each value stands beside the others of its group.

    Returns:
        How far it is before, or behind, the best other one (0 where there is none), and 1 by its place.

    >>> [side.round(2).tolist() for side in beside(np.array([1, 1, 2]), np.array([0.9, 0.5, 0.2]))]
    [[0.4, -0.4, 0.2], [1.0, 0.5, 1.0]]
    """
    value = np.round(value, 9)
    place = places_within(group, value)
    _, of = np.unique(group, return_inverse=True)
    best, second = np.zeros((2, int(of.max(initial=-1)) + 1))
    best[of[place == 0]] = value[place == 0]
    second[of[place == 1]] = value[place == 1]
    return value - np.where(place == 0, second[of], best[of]), 1 / (1 + place)


def _stages(body: Body, pairs: Pairs) -> None:
    """How far each side has come by its first verb, and by which words the one takes up the other."""
    f, i, j = pairs.features, pairs.earlier, pairs.later
    titles = [plain(profile.text) for profile in body.profiles]
    left, right = ([titles[place] for place in side.tolist()] for side in (i, j))
    f["title_order"] = process.cpdist(left, right, scorer=fuzz.token_sort_ratio, dtype=np.float64) / 100
    known = vocabulary()
    said = [re.findall(r"[a-z]+", one) for one in titles]
    stage = np.array([next((known.forms[one].stage for one in some if one in known.forms), -1) for some in said])
    step = np.where((stage[i] >= 0) & (stage[j] >= 0), stage[j] - stage[i], 0)
    f["step_on"], f["step_back"] = (step > 0).astype(float), (step < 0).astype(float)
    f["planned_before"] = ((stage[i] >= 0) & (stage[i] <= PLANNED)).astype(float)
    f["done_after"] = (stage[j] >= DONE).astype(float)
    f["open_ended"] = np.array([not known.open_ended.isdisjoint(one[:3]) for one in said], float)[i]
    f["following"] = np.array([not known.following.isdisjoint(one) for one in said], float)[j]
