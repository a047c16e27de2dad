"""Who may ask now: a number of places, shared fairly between clients.

A place is had at once while there is one. Where there is none, the client that holds the most gives up the place that
it has held longest, so that one client never takes all; a question that is young is left alone.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

QUANTUM = 1.0
"""Seconds for which a place is safe."""


@dataclass(slots=True, eq=False)
class Place:
    """What a client holds while its question is answered.

    Attributes:
        client: who holds it.
        since: the moment (of the loop's clock) since when.
        lost: whether it was given to another.
        over: whether the work is done that it was held for.
        on_loss: what ends the work that it was held for.
    """

    client: str
    since: float
    lost: bool = False
    over: bool = False
    on_loss: Callable[[], None] = field(default=lambda: None)


class Places:
    """So many places.

    Args:
        most: how many.
        quantum: seconds for which one is safe.
    """

    def __init__(self, most: int, quantum: float = QUANTUM) -> None:
        self._most = most
        self._quantum = quantum
        self._held: set[Place] = set()
        self._waiting: list[tuple[str, asyncio.Future[Place]]] = []
        self._timer: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        """How many are taken."""
        return len(self._held)

    async def take(self, client: str, until: float) -> Place:
        """A place.

        Args:
            client: who asks for it.
            until: the moment (of the loop's clock) until which to wait.

        Raises:
            TimeoutError: there is none until then.
        """
        if not self._waiting and len(self._held) < self._most:
            return self._give(client)
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[Place] = loop.create_future()
        waits = (client, mine)
        self._waiting.append(waits)
        self._share()
        try:
            async with asyncio.timeout_at(until):
                return await mine
        except BaseException:
            if mine.done() and not mine.cancelled():
                self.leave(mine.result())
            raise
        finally:
            if waits in self._waiting:
                self._waiting.remove(waits)

    def leave(self, place: Place) -> None:
        """Give a place back; one that was lost is gone already."""
        self._held.discard(place)
        self._share()

    def _give(self, client: str) -> Place:
        place = Place(client, asyncio.get_running_loop().time())
        self._held.add(place)
        return place

    def _share(self) -> None:
        """Gives places to those who wait, taking from those who hold the most."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            if len(self._held) >= self._most and not self._take_away():
                return
            client, waits = self._next()
            if not waits.done():
                waits.set_result(self._give(client))

    def _next(self) -> tuple[str, asyncio.Future[Place]]:
        """Of those who wait the client that holds the least, the first to come among equals."""
        holds = Counter(place.client for place in self._held)
        chosen = min(self._waiting, key=lambda one: holds[one[0]])
        self._waiting.remove(chosen)
        return chosen

    def _take_away(self) -> bool:
        holds = Counter(place.client for place in self._held)
        most = max(holds.values())
        oldest = min((one for one in self._held if holds[one.client] == most), key=lambda one: one.since)
        loop = asyncio.get_running_loop()
        safe_until = oldest.since + self._quantum
        if loop.time() < safe_until:
            self._timer = loop.call_at(safe_until, self._share)
            return False
        oldest.lost = True
        self._held.discard(oldest)
        oldest.on_loss()
        return True
