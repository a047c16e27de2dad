"""The calibration is read back as it was written, and learned without the fold that it scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.errors import DataError
from goldenthread.linking.calibration import (
    FILE,
    Level,
    Thresholds,
    Weights,
    dump_calibration,
    fold_of,
    load_calibration,
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    level = Level(
        (Weights(-4.0, {"title": 2.5}), Weights(-3.0, {"title": 1.5})),
        (),
        (Weights(-1.0, {"whole": 0.5}),) * 2,
        (Thresholds(0.1, 0.2, 0.3, 0.4, 0.5, 0.05), Thresholds()),
    )
    (tmp_path / FILE).write_text(dump_calibration({"activity": level}, "why"), encoding="utf-8")
    assert load_calibration(tmp_path) == {"activity": level}


def test_a_folder_without_calibration_has_none(tmp_path: Path) -> None:
    assert load_calibration(tmp_path) == {}


@pytest.mark.parametrize("text", ["[[activity.first]]", "x = [", "[[activity.first]]\nbias = 'much'"])
def test_a_broken_calibration_is_told_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="links learn"):
        load_calibration(tmp_path)


def test_folds_depend_on_the_commitment_and_not_on_the_base() -> None:
    names = [f"town/2013-14/plan/activity/{i:04d}" for i in range(200)]
    folds = [fold_of(f"https://a.org/{name}", 5) for name in names]
    assert folds == [fold_of(f"https://b.org/data/{name}", 5) for name in names]
    assert min(folds.count(fold) for fold in range(5)) > 20


def test_a_fit_finds_what_separates() -> None:
    pytest.importorskip("numpy")
    from goldenthread.linking.learn import fit

    rows = [[0.1, 0.5], [0.1, 0.4], [0.9, 0.5], [0.9, 0.4]] * 5
    model = fit(rows, [0, 0, 1, 1] * 5, ("told", "noise"), ridge=0.5)
    assert model.score({"told": 0.85, "noise": 0.45}) > 0.9
    assert model.score({"told": 0.15, "noise": 0.45}) < 0.1
    assert abs(model.weights["noise"]) < 0.1 * model.weights["told"]
