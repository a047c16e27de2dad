"""What the shell offers behind ``goldenthread brief``: subjects, and what ``trace`` offers."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from goldenthread.cli.brief import command, complete_subject


@pytest.mark.parametrize(
    ("begun", "offered", "not_offered"),
    [
        ("homeless", "homelessness", "budget-and-savings"),
        ("Youth", "youth-unemployment", "homelessness"),
        ("street trees", "Plant a further 500 street trees", "homelessness"),
    ],
)
def test_subjects_are_offered_and_commitments(brackenford: Path, begun: str, offered: str, not_offered: str) -> None:
    found = _offered(brackenford, begun)
    assert offered in found
    assert not_offered not in found


def test_without_a_build_nothing_is_offered(tmp_path: Path) -> None:
    assert _offered(tmp_path, "homeless") == []


def _offered(built: Path, begun: str) -> list[str]:
    ctx = click.Context(command)
    ctx.params = {"built": built}
    return complete_subject(ctx, command.params[0], begun)
