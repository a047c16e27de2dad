"""How linking grows: invented councils of a thousand commitments each, links within a council.

Run: ``python bench/linking.py [--meaning] [COUNCILS ...]`` (default 1 2 4); with ``--meaning`` every wording has a
vector, the sum of invented vectors of its words.
Prints commitments, links, seconds of the processor, memory, precision and recall by what was invented. The calibration
is the one that ships: it has never seen these councils.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Sequence
from operator import add

from goldenthread.linking.calibration import SHIPPED, load_calibration
from goldenthread.linking.embed import DIMENSIONS
from goldenthread.linking.meaning import NOTHING, Meanings, fingerprint, wordings
from goldenthread.linking.profiles import Profile
from goldenthread.linking.propose import propose
from goldenthread.model import Decision, Kind

YEARS = ("2012-13", "2013-14", "2014-15", "2015-16", "2016-17")
ACTIVITIES, MILESTONES = 40, 4
"""Of each edition, and of each activity: 5 x 40 x (1 + 4) = 1,000 commitments a council."""


def words(chance: random.Random, count: int = 3000) -> list[str]:
    """Invented words."""
    return ["".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(4, 9))) for _ in range(count)]


def council(number: int) -> list[Profile]:
    """The commitments of one council: each title drifts by a word a year, as do its milestones."""
    chance = random.Random(number)  # noqa: S311
    vocabulary = words(chance)
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    lines = [[chance.choices(vocabulary, weights, k=9) for _ in range(MILESTONES + 1)] for _ in range(ACTIVITIES)]
    officers = [f"Officer {i}" for i in range(60)]
    out: list[Profile] = []
    for year in YEARS:
        base = f"https://example.org/council-{number}/{year}/plan"
        for a, texts in enumerate(lines):
            for text in texts:
                text[chance.randrange(len(text))] = chance.choices(vocabulary, weights)[0]
            titles = [" ".join(text) for text in texts]
            below = tuple(f"{base}/milestone/{a:03d}{m}" for m in range(MILESTONES))
            for kind, iri, title in (
                (Kind.ACTIVITY, f"{base}/activity/{a:04d}", titles[0]),
                *((Kind.MILESTONE, iri, title) for iri, title in zip(below, titles[1:], strict=True)),
            ):
                top = kind is Kind.ACTIVITY
                out.append(
                    Profile(
                        iri=iri,
                        body=f"council-{number}",
                        edition=year,
                        year=int(year[:4]),
                        kind=kind,
                        text=title,
                        parts=tuple(titles[1:]) if top else (titles[0],),
                        heading=f"theme {a % 5}",
                        officers=frozenset([officers[a]]),
                        units=frozenset(),
                        children=below if top else (),
                        parent="" if top else f"{base}/activity/{a:04d}",
                    )
                )
    return out


def meaning(profiles: Sequence[Profile]) -> Meanings:
    """A vector for every wording."""
    of_word: dict[str, list[int]] = {}
    vectors = {}
    for text in wordings(profiles):
        summed = [0] * DIMENSIONS
        for word in text.split():
            if word not in of_word:
                chance = random.Random(word)  # noqa: S311
                of_word[word] = [chance.randint(-9, 9) for _ in range(DIMENSIONS)]
            summed = list(map(add, summed, of_word[word]))
        vectors[fingerprint(text)] = tuple(max(-127, min(127, value)) for value in summed)
    return Meanings("invented", vectors)


def main() -> None:
    """Prints a line for each number of councils."""
    by_meaning = "--meaning" in sys.argv
    calibration = load_calibration(SHIPPED.parent / "none")
    print("councils  commitments    links  seconds  ms each     MB  precision  recall")
    for count in [int(word) for word in sys.argv[1:] if word != "--meaning"] or [1, 2, 4]:
        profiles = [profile for number in range(count) for profile in council(number)]
        meanings = meaning(profiles) if by_meaning else NOTHING
        begin = time.process_time()
        links = propose(profiles, calibration, meanings)
        seconds = time.process_time() - begin
        proposed = sum(link.decision is Decision.PROPOSED for link in links)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        each = 1000 * seconds / len(profiles)
        ends = [(link.earlier.split("/")[-2:], link.later.split("/")[-2:]) for link in links if link.holds]
        true = sum(earlier == later for earlier, later in ends)
        there = len(profiles) * (len(YEARS) - 1) / len(YEARS)
        print(
            f"{count:>8} {len(profiles):>12,} {proposed:>8,} {seconds:>8.1f} {each:>8.2f} {memory:>6.0f} "
            f"{true / max(1, proposed):>10.3f} {true / there:>7.3f}"
        )


if __name__ == "__main__":
    main()
