"""Places are shared fairly between clients."""

from __future__ import annotations

import asyncio

import pytest

from goldenthread.serve.places import Place, Places


def test_a_client_alone_takes_all_that_there_are() -> None:
    async def act() -> None:
        places = Places(3)
        for _ in range(3):
            await places.take("one", _in(1))
        assert len(places) == 3

    asyncio.run(act())


def test_a_young_place_is_safe() -> None:
    async def act() -> None:
        places = Places(1, quantum=5)
        held = await places.take("one", _in(1))
        with pytest.raises(TimeoutError):
            await places.take("two", _in(0.05))
        assert not held.lost

    asyncio.run(act())


def test_the_client_that_holds_the_most_gives_up_its_oldest() -> None:
    async def act() -> None:
        places = Places(4, quantum=0.05)
        lost: list[str] = []
        small = await _held(places, "small", lost)
        greedy = [await _held(places, "greedy", lost) for _ in range(3)]
        newcomer = await places.take("newcomer", _in(2))
        assert lost == ["greedy"]
        assert [place.lost for place in greedy] == [True, False, False]
        assert not small.lost
        assert not newcomer.lost
        places.leave(greedy[0])  # what is lost is gone already
        assert len(places) == 4

    asyncio.run(act())


def test_of_those_who_wait_the_one_with_least_comes_first() -> None:
    async def act() -> None:
        places = Places(2, quantum=60)
        held = [await places.take("greedy", _in(1)) for _ in range(2)]
        order: list[str] = []

        async def wait(client: str) -> None:
            await places.take(client, _in(5))
            order.append(client)

        waiting = [asyncio.create_task(wait(client)) for client in ("greedy", "greedy", "modest")]
        await asyncio.sleep(0.02)
        places.leave(held[0])
        await asyncio.sleep(0.02)
        assert order == ["modest"]
        for task in waiting:
            task.cancel()

    asyncio.run(act())


def test_who_gives_up_waiting_takes_nothing() -> None:
    async def act() -> None:
        places = Places(1, quantum=60)
        held = await places.take("one", _in(1))
        waiting = asyncio.create_task(places.take("two", _in(5)))
        await asyncio.sleep(0.02)
        waiting.cancel()
        await asyncio.sleep(0.02)
        places.leave(held)
        assert len(places) == 0

    asyncio.run(act())


async def _held(places: Places, client: str, lost: list[str]) -> Place:
    place = await places.take(client, _in(1))
    place.on_loss = lambda: lost.append(client)
    return place


def _in(seconds: float) -> float:
    return asyncio.get_running_loop().time() + seconds
