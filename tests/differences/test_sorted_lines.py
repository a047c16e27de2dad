"""Sorted N-Quads are merged and looked through without being parsed whole."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from goldenthread.differences.released_datasets import base_in, dataset_in
from goldenthread.differences.sorted_lines import opened, unshared
from goldenthread.errors import BuildError

LINES = [
    f'<https://e.org/{name}> <https://e.org/p> "{value}" .\n' for name in ("a", "a/b", "ab", "b") for value in "xyz"
]


def file(path: Path, lines: list[str]) -> Path:
    path.write_text("".join(sorted(lines)), encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", range(20))
def test_a_merge_finds_what_sets_find(tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)  # noqa: S311  # no secret
    some, others = pick.sample(LINES, pick.randrange(13)), pick.sample(LINES, pick.randrange(13))
    with opened(file(tmp_path / "a.nq", some)) as old, opened(file(tmp_path / "b.nq", others)) as new:
        removed, added = unshared(old, new)
    assert [line.decode() for line in removed] == sorted({*some} - {*others})
    assert [line.decode() for line in added] == sorted({*others} - {*some})


@pytest.mark.parametrize("name", ["a", "a/b", "ab", "b"])
@pytest.mark.parametrize("kept", [1, 2, 4, 12])
def test_a_subject_is_found_by_halving(tmp_path: Path, name: str, kept: int) -> None:
    lines = sorted(LINES)[:kept]
    with opened(file(tmp_path / "a.nq", lines)) as held:
        found = [quad.object.value for quad in held.about(f"https://e.org/{name}")]  # type: ignore[union-attr]
        assert len(found) == sum(line.startswith(f"<https://e.org/{name}> ") for line in lines)
        assert held.about("https://e.org/") == held.about("zzz") == held.about("") == []


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    with opened(file(tmp_path / "a.nq", [])) as held:
        assert (list(held), held.about("https://e.org/a"), base_in(held)) == ([], [], "")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("".join(reversed(LINES[:2])), 2),
        (LINES[0] * 2, 2),
        (LINES[0] + LINES[1].rstrip("\n"), 2),
        ("no statement\n", 1),
    ],
)
def test_what_is_not_sorted_whole_lines_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "a.nq"
    path.write_text(text)
    with opened(path) as one, opened(file(tmp_path / "b.nq", LINES)) as other, pytest.raises(BuildError) as told:
        unshared(one, other)
    assert told.value.line == line


def test_a_folder_without_a_dataset_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="it holds neither"):
        dataset_in(tmp_path)
    with pytest.raises(BuildError, match="neither"):
        dataset_in(tmp_path / "nowhere")


def test_a_release_with_two_datasets_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        file(tmp_path / name / "goldenthread.nq", LINES)
    assert dataset_in(tmp_path / "a") == tmp_path / "a" / "goldenthread.nq"
    with pytest.raises(BuildError, match="2 files"):
        dataset_in(tmp_path)
