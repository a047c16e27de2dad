"""Threads: what accepted and proposed links join, one level at a time, with keys that survive rebuilds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from goldenthread.linking import joined
from goldenthread.linking.profiles import Profile
from goldenthread.minting import Minter
from goldenthread.model import Kind, Link, Thread, ThreadKind
from goldenthread.thread_register import ThreadEntry


def components(profiles: Sequence[Profile], links: Iterable[Link]) -> list[list[Profile]]:
    """The commitments that links join, each component in the order of the documents; a commitment alone is one.

    Links between levels join nothing, nor does what undoes.
    """
    place = {profile.iri: i for i, profile in enumerate(profiles)}
    lines: list[tuple[int, int]] = []
    for link in links:
        if link.joins and link.earlier in place and link.later in place:
            earlier, later = place[link.earlier], place[link.later]
            if profiles[earlier].kind is profiles[later].kind:
                lines.append((earlier, later))
    together: dict[int, list[int]] = defaultdict(list)
    for node, part in enumerate(joined.parts(len(profiles), lines)):
        together[part].append(node)
    found = [sorted(part, key=lambda i: (profiles[i].order, i)) for part in together.values()]
    return [[profiles[i] for i in part] for part in sorted(found, key=lambda part: part[0])]


def thread_kind(members: Sequence[Profile], links: Iterable[Link], years: Sequence[int]) -> ThreadKind:
    """The shape of a thread.

    Args:
        members: its commitments.
        links: the links that join, of all threads.
        years: the years of which the body has an edition, sorted.

    Returns:
        ``single`` (one commitment), ``unbroken`` (one in each edition from the first to the last), ``broken`` (an
        edition between is missing), ``split`` (one continued by several), ``merged`` (several continued by one),
        ``split and merged``.
    """
    if len(members) == 1:
        return ThreadKind.SINGLE
    inside = {profile.iri for profile in members}
    onward: dict[str, set[str]] = defaultdict(set)
    backward: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.joins and link.earlier in inside and link.later in inside:
            onward[link.earlier].add(link.later)
            backward[link.later].add(link.earlier)
    split = any(len(found) > 1 for found in onward.values())
    merged = any(len(found) > 1 for found in backward.values())
    if split or merged:
        both = ThreadKind.SPLIT_AND_MERGED if split and merged else None
        return both or (ThreadKind.SPLIT if split else ThreadKind.MERGED)
    first, last = members[0].year, members[-1].year
    present = {profile.year for profile in members}
    whole = all(year in present for year in years if first <= year <= last)
    return ThreadKind.UNBROKEN if whole else ThreadKind.BROKEN


def bridges(members: Sequence[Profile], links: Iterable[Link], least: int = 2) -> tuple[tuple[str, str, int], ...]:
    """The links on which much hangs: without one of them the thread falls into two parts of several commitments.

    Args:
        members: the commitments of a thread.
        links: its links.
        least: how many commitments the smaller part must hold.

    Returns:
        Earlier, later, and how many commitments the smaller part would hold.
    """
    if len(members) < 2 * least:
        return ()
    place = {member.iri: i for i, member in enumerate(members)}
    lines = {(place[link.earlier], place[link.later]) for link in links if link.joins}
    found = joined.bridges(sorted(lines), len(members))
    return tuple(sorted((members[i].iri, members[j].iri, smaller) for (i, j), smaller in found if smaller >= least))


def build_threads(
    profiles: Sequence[Profile], links: Sequence[Link], entries: Sequence[ThreadEntry], minter: Minter
) -> list[Thread]:
    """All threads, each under its registered key, or a provisional one.

    When threads have merged, the oldest key stays; the others are replaced by it. When one has come apart, the part
    with its first commitment keeps the key.
    """
    years: dict[str, set[int]] = defaultdict(set)
    for profile in profiles:
        years[profile.body].add(profile.year)
    parts = components(profiles, links)
    within: dict[str, list[Link]] = defaultdict(list)
    part_of = {profile.iri: number for number, part in enumerate(parts) for profile in part}
    for link in links:
        if link.joins and part_of.get(link.earlier) == part_of.get(link.later):
            within[link.later].append(link)
    keys = assign_keys(parts, entries, minter)
    threads: list[Thread] = []
    for part, (key, replaced) in zip(parts, keys, strict=True):
        body, level = part[0].body, part[0].kind
        mine = [link for profile in part for link in within[profile.iri]]
        threads.append(
            Thread(
                iri=minter.thread(body, f"{level.value}-{key}"),
                label=next((p.text for p in reversed(part) if p.text), "without a title"),
                level=level,
                kind=thread_kind(part, mine, sorted(years[body])),
                members=tuple(profile.iri for profile in part),
                first_edition=part[0].edition,
                last_edition=part[-1].edition,
                bridges=bridges(part, mine),
                replaces=tuple(minter.thread(body, f"{level.value}-{old}") for old in replaced),
            )
        )
    return threads


def assign_keys(
    parts: Sequence[Sequence[Profile]], entries: Sequence[ThreadEntry], minter: Minter
) -> list[tuple[str, tuple[str, ...]]]:
    """The key of each component, and the keys that it replaces: of threads that were merged into it, now or before.

    A key that was retired comes back when what was merged comes apart again.
    """
    holder: dict[str, ThreadEntry] = {}
    for entry in entries:
        if entry.state == "active":
            for member in entry.members:
                holder[member] = entry
    here = {profile.iri: number for number, part in enumerate(parts) for profile in part}
    home: dict[tuple[str, Kind, str], int] = {}  # a registered key stays with the first of its members that is left
    for entry in dict.fromkeys(holder.values()):
        first = next((member for member in entry.members if member in here), "")
        if first:
            home[entry.body, entry.level, entry.key] = here[first]
    by_part: dict[int, list[str]] = defaultdict(list)
    for (_, _, key), number in home.items():
        by_part[number].append(key)
    retired: dict[int, list[str]] = defaultdict(list)
    for entry in entries:
        first = next((member for member in entry.members if member in here), "")
        if first and entry.state != "active":
            retired[here[first]].append(entry.key)
    keys: list[tuple[str, tuple[str, ...]]] = []
    for number, part in enumerate(parts):
        mine = [*sorted(by_part.get(number, ())), *sorted(retired.get(number, ()))]
        keys.append((mine[0], tuple(mine[1:])) if mine else (minter.provisional(part[0].iri), ()))
    return keys


def update_threads(
    parts: Sequence[Sequence[Profile]], entries: Sequence[ThreadEntry], minter: Minter
) -> list[ThreadEntry]:
    """The register of threads after a build: known keys kept, merged ones retired, new ones numbered."""
    out: list[ThreadEntry] = []
    highest: dict[tuple[str, Kind], int] = defaultdict(int)
    for entry in entries:
        if entry.key.isdecimal():  # others are keys too, and the next number does not follow them
            highest[entry.body, entry.level] = max(highest[entry.body, entry.level], int(entry.key))
    kept: set[tuple[str, Kind, str]] = set()
    replaced_by: dict[tuple[str, Kind, str], str] = {}
    for part, (key, replaced) in zip(parts, assign_keys(parts, entries, minter), strict=True):
        body, level = part[0].body, part[0].kind
        if key.startswith("p-"):
            highest[body, level] += 1
            key = f"{highest[body, level]:04d}"
        kept.add((body, level, key))
        replaced_by |= {(body, level, old): key for old in replaced}
        out.append(ThreadEntry(body, level, key, tuple(profile.iri for profile in part)))
    for entry in entries:
        name = (entry.body, entry.level, entry.key)
        if name not in kept:
            successor = replaced_by.get(name, entry.replaced_by)
            out.append(ThreadEntry(entry.body, entry.level, entry.key, entry.members, "retired", successor))
    return sorted(out, key=lambda e: (e.body, e.level.value, e.key))
