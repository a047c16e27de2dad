"""The calibration is read back as it was written, and learned without the fold that it scores."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from goldenthread.errors import DataError
from goldenthread.linking.calibration import (
    FILE,
    SHIPPED,
    Level,
    Weights,
    dump_calibration,
    fold_of,
    load_calibration,
    probability,
)
from goldenthread.linking.evidence import BETWEEN, COMMENT, FEATURES, MEANING
from goldenthread.linking.learn import fit


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    level = Level((Weights(-4.0, {"whole": 2.5}), Weights(-3.0, {"whole": 1.5})), (Weights(-1.0, {"years": 0.5}),) * 2)
    (tmp_path / FILE).write_text(dump_calibration({"activity": level}, "why"), encoding="utf-8")
    assert load_calibration(tmp_path) == {"activity": level}


def test_a_folder_without_calibration_has_the_one_that_ships(tmp_path: Path) -> None:
    shipped = load_calibration(tmp_path)
    levels = ("activity", "milestone", "between")
    assert set(shipped) == {*levels, *(f"{level}-by-meaning" for level in levels)}
    assert {len(level.models) for level in shipped.values()} == {1}
    weighed = {name for level in shipped.values() for model in level.models for name in model.weights}
    assert weighed == {*FEATURES, *MEANING, *COMMENT, *BETWEEN}
    assert SHIPPED.read_text("utf-8").startswith("# Weights of the linker")


@pytest.mark.parametrize(
    "text", ["[[activity.models]]", "x = [", "[[activity.models]]\nbias = 'much'", "[[activity.first]]"]
)
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
    features = {"told": np.array([0.1, 0.1, 0.9, 0.9] * 5), "noise": np.array([0.5, 0.4, 0.5, 0.4] * 5)}
    target = np.array([0.0, 0.0, 1.0, 1.0] * 5)
    everything = np.ones(20, dtype=bool)
    model = fit(features, ("told", "noise"), target, everything, ridge=0.5)
    said = probability(model.odds({"told": np.array([0.85, 0.15]), "noise": np.array([0.45, 0.45])}, 2))
    assert said[0] > 0.9
    assert said[1] < 0.1
    assert abs(model.weights["noise"]) < 0.1 * model.weights["told"]
    half = np.arange(20) % 4 < 2  # nothing but what is not to be linked
    assert fit(features, ("told",), target, half).weights["told"] == pytest.approx(0.0)
