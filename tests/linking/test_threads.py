"""Threads: components of one level, their kinds, their keys, and the links on which much hangs."""

from __future__ import annotations

from goldenthread.linking.profiles import Profile
from goldenthread.linking.threads import bridges, build_threads, thread_kind, update_threads
from goldenthread.minting import Minter
from goldenthread.model import Decision, Kind, Link
from goldenthread.thread_register import ThreadEntry
from tests.linking.rows import BASE, link, profile

A = profile("2012-13", "0001", "Trees")
B = profile("2013-14", "0001", "Trees")
C = profile("2014-15", "0001", "Trees")
B2 = profile("2013-14", "0002", "Parks")
C2 = profile("2014-15", "0002", "Parks")
M = profile("2013-14", "0009", "Trees", kind=Kind.MILESTONE)
YEARS = (2012, 2013, 2014)


def kind(*links: Link) -> str:
    inside = {iri for one in links for iri in (one.earlier, one.later)} or {A.iri}
    members = [p for p in (A, B, B2, C, C2) if p.iri in inside]
    return thread_kind(members, links, YEARS)


def test_kinds() -> None:
    assert kind() == "single"
    assert kind(link(A, B), link(B, C)) == "unbroken"
    assert kind(link(A, C)) == "broken"
    assert kind(link(A, B), link(A, B2)) == "split"
    assert kind(link(B, C), link(B2, C)) == "merged"
    assert kind(link(A, B), link(A, B2), link(B, C), link(B2, C)) == "split and merged"


def test_only_links_of_one_level_that_hold_join() -> None:
    links = [link(A, B), link(B, C, Decision.CANDIDATE), link(A, M)]
    threads = build_threads([A, B, C, M], links, [], Minter(BASE))
    assert [thread.members for thread in threads] == [(A.iri, B.iri), (C.iri,), (M.iri,)]


def test_the_oldest_key_stays_when_threads_merge() -> None:
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0001", (A.iri,)),
        ThreadEntry("marlow", Kind.ACTIVITY, "0002", (B.iri,)),
    ]
    (thread,) = build_threads([A, B], [link(A, B)], entries, Minter(BASE))
    assert thread.iri == f"{BASE}marlow/thread/activity-0001"
    assert thread.replaces == (f"{BASE}marlow/thread/activity-0002",)
    now = {entry.key: (entry.state, entry.replaced_by) for entry in update_threads([[A, B]], entries, Minter(BASE))}
    assert now == {"0001": ("active", ""), "0002": ("retired", "0001")}


def test_a_key_that_was_retired_still_leads_to_what_replaced_it() -> None:
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0001", (A.iri, B.iri)),
        ThreadEntry("marlow", Kind.ACTIVITY, "0002", (B.iri,), "retired", "0001"),
    ]
    (thread,) = build_threads([A, B], [link(A, B)], entries, Minter(BASE))
    assert thread.replaces == (f"{BASE}marlow/thread/activity-0002",)
    assert update_threads([[A, B]], entries, Minter(BASE)) == entries


def test_a_key_comes_back_when_a_merger_is_undone() -> None:
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0001", (A.iri, B.iri)),
        ThreadEntry("marlow", Kind.ACTIVITY, "0002", (B.iri,), "retired", "0001"),
    ]
    threads = build_threads([A, B], [], entries, Minter(BASE))
    assert [(one.iri[-4:], one.replaces) for one in threads] == [("0001", ()), ("0002", ())]
    now = {entry.key: (entry.state, entry.members) for entry in update_threads([[A], [B]], entries, Minter(BASE))}
    assert now == {"0001": ("active", (A.iri,)), "0002": ("active", (B.iri,))}


def test_a_retired_key_follows_its_commitments_into_another_thread() -> None:
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0001", (A.iri, B.iri)),
        ThreadEntry("marlow", Kind.ACTIVITY, "0002", (B.iri,), "retired", "0001"),
        ThreadEntry("marlow", Kind.ACTIVITY, "0003", (B2.iri,)),
    ]
    now = {
        entry.key: (entry.state, entry.replaced_by) for entry in update_threads([[A], [B, B2]], entries, Minter(BASE))
    }
    assert now == {"0001": ("active", ""), "0002": ("retired", "0003"), "0003": ("active", "")}


def test_a_key_need_not_be_a_number() -> None:
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0004", (A.iri,)),
        ThreadEntry("marlow", Kind.ACTIVITY, "bins-9", (B2.iri,)),
    ]
    now = {entry.key: entry.members for entry in update_threads([[A], [B2], [C]], entries, Minter(BASE))}
    assert now == {"0004": (A.iri,), "bins-9": (B2.iri,), "0005": (C.iri,)}


def test_a_key_survives_a_new_edition() -> None:
    entries = [ThreadEntry("marlow", Kind.ACTIVITY, "0007", (A.iri, B.iri))]
    (thread,) = build_threads([A, B, C], [link(A, B), link(B, C)], entries, Minter(BASE))
    assert thread.iri.endswith("/activity-0007")


def test_a_bridge_joins_two_parts_of_several() -> None:
    links = [link(A, B), link(B, B2), link(B2, C), link(B2, C2)]
    members = [A, B, B2, C, C2]
    assert bridges(members, links) == ((B.iri, B2.iri, 2),)
    assert bridges(members, [*links, link(A, C)]) == ()  # there is a way around it
    assert bridges([A, B, C], [link(A, B), link(B, C)]) == ()


def test_a_thread_is_called_by_its_last_title_and_spans_its_editions() -> None:
    first, last = profile("2012-13", "0021", "Old title"), profile("2013-14", "0021", "New title")
    silent = profile("2014-15", "0021", "")
    links = [link(first, last), link(last, silent)]
    (thread,) = build_threads([first, last, silent], links, [], Minter(BASE))
    assert (thread.label, thread.first_edition, thread.last_edition) == ("New title", "2012-13", "2014-15")
    (nameless,) = build_threads([silent], [], [], Minter(BASE))
    assert nameless.label == "without a title"


def test_a_thread_is_broken_only_by_an_edition_of_its_own_council_between_its_own() -> None:
    def kinds(*others: Profile) -> str:
        return build_threads([A, C, *others], [link(A, C)], [], Minter(BASE))[0].kind

    assert kinds() == "unbroken"
    assert kinds(profile("2013-14", "0001", "Bins", body="fenwick")) == "unbroken"
    assert kinds(profile("2011-12", "0001", "Bins"), profile("2015-16", "0001", "Bins")) == "unbroken"
    assert kinds(B2) == "broken"


def test_links_that_do_not_hold_shape_nothing() -> None:
    assert kind(link(A, B), link(A, B2, Decision.REJECTED), link(B2, C), link(B, C)) == "merged"
    inside = [link(A, B), link(B, B2), link(B2, C), link(C, C2), link(A, C, Decision.REJECTED)]
    members = [A, B, B2, C, C2]
    assert bridges(members, inside) == ((B.iri, B2.iri, 2), (B2.iri, C.iri, 2))
    assert bridges(members, inside, least=3) == ()
    assert bridges(members[:4], inside[:3]) == ((B.iri, B2.iri, 2),)  # as few as can fall into two pairs


def test_a_thread_has_its_own_bridges_and_keys_of_its_level() -> None:
    links = [link(A, B), link(B, B2), link(B2, C)]
    threads = build_threads([A, B, B2, C, C2, M], links, [], Minter(BASE))
    assert [thread.bridges for thread in threads] == [((B.iri, B2.iri, 2),), (), ()]


def test_new_threads_are_numbered_after_the_highest_of_their_council_and_level() -> None:
    elsewhere = profile("2012-13", "0001", "Trees", body="fenwick")
    entries = [
        ThreadEntry("marlow", Kind.ACTIVITY, "0007", (A.iri,)),
        ThreadEntry("marlow", Kind.ACTIVITY, "0009", ("x:gone",), "retired", ""),
    ]
    now = update_threads([[A], [B2], [C2], [M], [elsewhere]], entries, Minter(BASE))
    assert [(one.body, one.level.value, one.key, one.state) for one in now] == [
        ("fenwick", "activity", "0001", "active"),
        ("marlow", "activity", "0007", "active"),
        ("marlow", "activity", "0009", "retired"),
        ("marlow", "activity", "0010", "active"),
        ("marlow", "activity", "0011", "active"),
        ("marlow", "milestone", "0001", "active"),
    ]
