"""Why a question that was being answered got no answer, as the client is told it."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader
from typing import cast

import pytest

from goldenthread.serve.places import Place
from goldenthread.serve.replies import Refusal
from goldenthread.serve.worker_pool import Engine, _Worker


class _Gone:
    """A worker that ended in the middle of its answer."""

    def __init__(self) -> None:
        self.reader = StreamReader()
        self.reader.feed_eof()


@pytest.mark.parametrize(
    ("lost", "left", "status", "words"),
    [
        (True, 60.0, 503, "made way for those of others"),
        (True, 0.0, 503, "made way for those of others"),
        (False, 0.0, 504, "took longer than the 5 seconds"),
        (False, 60.0, 503, "broke down over this question"),
    ],
)
def test_why_a_worker_gave_no_answer(lost: bool, left: float, status: int, words: str) -> None:
    async def ask() -> Refusal:
        engine = object.__new__(Engine)
        engine.seconds = 5.0
        until = asyncio.get_running_loop().time() + left
        with pytest.raises(Refusal) as told:
            await engine._frame(cast("_Worker", _Gone()), Place("one", 0.0, lost=lost), until)
        return told.value

    refusal = asyncio.run(ask())
    assert refusal.status == status
    assert words in str(refusal)


@pytest.mark.parametrize(("status", "after"), [(503, "5"), (504, None), (400, None)])
def test_only_what_may_be_asked_again_says_when(status: int, after: str | None) -> None:
    reply = Refusal(status, "no answer", {"Allow": "GET"}).reply()
    assert reply.headers.get("Retry-After") == after
    assert reply.headers["Allow"] == "GET"
