"""What a page tells of a commitment, as a sign of few letters: a browser remembers it, and says when it is another.

Nothing leaves the browser, and without a script nothing is said.
"""

from __future__ import annotations

import json
from functools import lru_cache
from zlib import crc32

from goldenthread.site import plain
from goldenthread.site.addresses import page_of
from goldenthread.site.holdings import Holdings
from goldenthread.site.records import Thread

SCRIPT = "assets/scripts/visits.js"
STATES = "assets/states.js"
"""The signs of all commitments, which the first page asks for once something was looked at."""


@lru_cache(maxsize=4096)
def state_of(held: Holdings, thread: Thread) -> str:
    """The sign: another where a document states it anew, or something else is said of it."""
    told: list[object] = []
    for one in held.members(thread):
        told += [one.iri, one.text, one.status_printed, one.rag, one.percent_printed, one.deadline_printed, one.comment]
        told += [name.name for name in one.names]
        told += [(link.earlier, link.decision) for link in held.links_to.get(one.iri, ())]
        told += [(found.code, found.acknowledged) for found in held.findings_of.get(one.iri, ())]
    told += [(one.iri, one.said, one.words) for one in held.committee.of_thread.get(thread.iri, ())]
    return f"{crc32(repr(told).encode()):08x}"


def documents_of(held: Holdings, thread: Thread) -> str:
    """The documents that state it, as JSON: the place of each on its page, and its name."""
    editions = [held.editions[iri] for iri in dict.fromkeys(one.edition for one in held.members(thread))]
    return json.dumps([[held.anchor(one), plain.named(one)] for one in editions], ensure_ascii=False)


def states(held: Holdings) -> str:
    """The signs of all commitments as a script, each with its page and its name."""
    found = {
        thread.iri: [state_of(held, thread), page_of(thread.iri, held.base), thread.label]
        for thread in held.threads.values()
    }
    text = json.dumps(json.dumps(found, ensure_ascii=False, separators=(",", ":")), ensure_ascii=False)
    return f"goldenthreadStates(JSON.parse({text}));\n"
