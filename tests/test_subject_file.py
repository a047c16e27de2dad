"""Subjects of a council: its own file, the graph, and the pages that are made of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldenthread.cli import run
from goldenthread.errors import DataError
from goldenthread.model.subjects import OwnSubjects, Subject
from goldenthread.site.holdings import Holdings
from goldenthread.site.speaking import spoken
from goldenthread.site.synonyms import subjects
from goldenthread.store import EmbeddedStore, base_of
from goldenthread.subject_file import FILE, load_subjects
from tests.cases.council import BRACKENFORD

OWN = """
[topics.trees]
name = "Trees of the  streets"
words = ["street tree", "street  tree", "PLANE"]

[topics.early-years]
name = "The youngest"
words = ["toddler"]

[same]
groups = [["Eel Wharf", "The Sluice"], ["asb", "rowdiness"]]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_subjects_and_names_of_one_thing(tmp_path: Path) -> None:
    assert load_subjects(written(tmp_path, OWN)) == OwnSubjects(
        (
            Subject("trees", "Trees of the streets", ("street tree", "PLANE")),
            Subject("early-years", "The youngest", ("toddler",)),
        ),
        (("Eel Wharf", "The Sluice"), ("asb", "rowdiness")),
    )
    assert load_subjects(tmp_path / "none.toml") == load_subjects(written(tmp_path, "")) == OwnSubjects()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[topics.a]\nname = 'A'", "topics.a"),
        ("[topics.a]\nname = 'A'\nwords = []", "no words"),
        ("[topics.a]\nname = 'A'\nwords = 'b'", "write its words as"),
        ("[topics.a]\nname = 'A'\nwords = ['b', 3]", "write its words as"),
        ("[topics.a]\nname = 'A'\nwords = ['--']", "write its words as"),
        ("[topics.a]\nname = ' '\nwords = ['b']", "needs a name"),
        ("[topics.a]\nname = 'A'\nwords = ['b']\ncolour = 'red'", "nothing else"),
        ("[topics.'A b']\nname = 'A'\nwords = ['b']", "small letters"),
        ("topics = 3", r"\[topics.KEY\]"),
        ("[same]\ngroups = [['a']]", "names one thing once"),
        ("[same]\ngroups = ['a', 'b']", "write its words as"),
        ("[same]\ngroups = [['a', 'b'], ['B', 'c']]", "'B' stands in groups 1 and 2"),
        ("[same]\nnames = [['a', 'b']]", r"\[same\] holds"),
        ("[subjects]\n", "'subjects' is not known"),
        ("[topics", "line 1|TOML"),
    ],
)
def test_what_is_no_subject_is_refused_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message) as refused:
        load_subjects(written(tmp_path, text))
    assert FILE in str(refused.value)


def test_its_own_stand_above_those_that_ship() -> None:
    shipped = subjects()
    known = subjects(
        OwnSubjects((Subject("early-years", "The youngest", ("toddler", "asb")),), (("asb", "rowdiness"),))
    )
    assert len(known.topics) == len(shipped.topics)
    (topic,) = (one for one in known.topics if one.key == "early-years")
    assert topic.found_in("Toddlers, nurseries and rowdiness; antisocial behaviour") == (
        "Toddlers",
        "rowdiness",
        "antisocial behaviour",
    )
    (group,) = (one for one in known.same if "rowdiness" in one)
    assert group[:3] == ("anti-social behaviour", "antisocial behaviour", "ASB")
    assert len(known.same) == len(shipped.same)
    assert subjects(OwnSubjects()) == shipped


def test_the_pages_and_the_brief_of_a_build_know_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = tmp_path / "data", tmp_path / "build"
    shutil.copytree(BRACKENFORD, data)
    written(data, OWN)
    assert run(["build", "--data", str(data), "--out", str(out), "--quiet"]) == 0
    held = Holdings.of(EmbeddedStore.open(out), base_of(out))
    (topic,) = (one for one in held.subjects.topics if one.key == "trees")
    assert len(spoken(held, topic).commitments) == 2
    assert ("Eel Wharf", "The Sluice") in held.subjects.same
    assert run(["site", "--build", str(out), "--out", str(tmp_path / "site")]) == 0
    assert "Trees of the streets" in (tmp_path / "site" / "topic" / "trees.html").read_text()
    capsys.readouterr()
    assert run(["brief", "Trees of the streets", "--build", str(out), "--format", "md"]) == 0
    assert "street trees" in capsys.readouterr().out


def test_a_build_says_what_is_wrong_with_its_subjects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    shutil.copytree(BRACKENFORD, data)
    written(data, "[same]\ngroups = [['a']]\n")
    assert run(["build", "--data", str(data), "--out", str(tmp_path / "build"), "--quiet"]) == 2
    assert "names one thing once" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()
