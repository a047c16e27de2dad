"""The calibration: weights and thresholds as data, learned from decisions, several sets of them.

Each pair is scored by the weights of its fold, which were learned without any decision about its later commitment:
a score is never the echo of a decision about it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import mul
from pathlib import Path

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_toml
from goldenthread.linking.features import PART_OF, Features
from goldenthread.model import Kind

_MOST = 1e6
"""Beyond which no number is a weight: the odds of a pair must stay a number."""
FILE = "calibration.toml"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the log odds are a bias and a weighted sum."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, features: Features) -> float:
        """The log odds of a pair."""
        values = map(features.get, self.weights, repeat(0.0))
        weighted: Iterable[float] = map(mul, self.weights.values(), values)
        return self.bias + sum(weighted)

    def score(self, features: Features) -> float:
        """The probability of a pair, 0 to 1."""
        return logistic(self.odds(features))

    def parts(self, features: Features) -> tuple[tuple[str, float], ...]:
        """What each part adds to the log odds, the bias too."""
        sums: dict[str, float] = {}
        for name, weight in self.weights.items():
            part = PART_OF.get(name, name)
            sums[part] = sums.get(part, 0.0) + weight * features.get(name, 0.0)
        return (("base", round(self.bias, 3)), *((part, round(value, 3)) for part, value in sums.items()))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score a pair is proposed, by whether it is the best of both sides, of one, or of none."""

    both: float = 0.3
    later: float = 0.4
    earlier: float = 0.4
    neither: float = 0.7
    gap: float = 0.5
    candidate: float = 0.03


@dataclass(frozen=True, slots=True)
class Level:
    """The calibration of one level, a model of each kind for each fold.

    Attributes:
        first: scores a pair by itself and its rivals.
        second: scores it once more, knowing what the first made of its neighbours; empty where there is none.
        succeeds: how likely a link says ``succeeds`` rather than ``continues``.
        thresholds: of each fold.
    """

    first: tuple[Weights, ...]
    second: tuple[Weights, ...]
    succeeds: tuple[Weights, ...]
    thresholds: tuple[Thresholds, ...]


def logistic(odds: float) -> float:
    """The probability of log odds.

    >>> logistic(0.0), round(logistic(2.0), 3)
    (0.5, 0.881)
    """
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else math.exp(odds) / (1 + math.exp(odds))


def fold_of(later: str, folds: int) -> int:
    """The fold of a pair: by a stable hash of its later commitment's IRI without its base.

    >>> fold_of("https://a.org/x/2013-14/plan/activity/0001", 5) == fold_of("b:/x/2013-14/plan/activity/0001", 5)
    True
    """
    name = "/".join(later.split("/")[-4:])
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def level_name(kind: Kind, *, by_meaning: bool = False) -> str:
    """The name that a level has in the calibration.

    >>> level_name(Kind.ACTIVITY), level_name(Kind.ACTIVITY, by_meaning=True)
    ('activity', 'activity-by-meaning')
    """
    return f"{kind.value}-by-meaning" if by_meaning else kind.value


def default_level() -> Level:
    """What is used where a data folder has no calibration: plain likenesses, cautiously weighed."""
    weights = Weights(
        -6.0,
        {"title": 3.0, "whole": 4.0, "milestone_mean": 1.5, "title_order": 2.0, "officer_shared": 0.8, "gap": -1.0},
    )
    return Level((weights,), (), (Weights(-0.8, {"title": -1.0}),), (Thresholds(),))


def load_calibration(folder: Path) -> dict[str, Level]:
    """The calibration of each level, by its name; the default where the folder has no file.

    Raises:
        DataError: the file is malformed.
    """
    path = folder / FILE
    if not is_there(path):
        return {}
    try:
        said = read_toml(path)
    except DataError as error:
        raise DataError(f"{error.message}; run 'goldenthread links learn'", path=path, line=error.line) from None
    return {name: _level(table, name, path) for name, table in said.items()}


def _level(said: object, name: str, path: Path) -> Level:
    """A level of the file.

    Raises:
        DataError: it lacks a table, or a value is no number that can be weighed with.
    """
    models: dict[str, tuple[Weights, ...]] = {}
    place = name
    try:
        if not isinstance(said, dict):
            raise TypeError("it must be a table")
        if strange := sorted(set(said) - {"first", "second", "succeeds", "thresholds"}):
            raise ValueError(f"{strange[0]} is no table of a level")
        for kind in ("first", "second", "succeeds"):
            place = f"{name}.{kind}"
            found = said.get(kind, []) if kind == "second" else said[kind]
            models[kind] = tuple(_model(one) for one in _tables(found))
        place = f"{name}.thresholds"
        thresholds = tuple(Thresholds(**_numbers(one)) for one in _tables(said["thresholds"]))
        if not models["first"] or not models["succeeds"] or not thresholds:
            raise ValueError("there must be one at least")
        folds = len(models["first"])
        if len(models["second"]) not in (0, folds) or len(thresholds) != folds:
            raise ValueError("there must be as many of each as there are folds")
    except (KeyError, TypeError, ValueError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else f"{error}"
        raise DataError(f"{place}: {what}; run 'goldenthread links learn'", path=path) from None
    return Level(models["first"], models["second"], models["succeeds"], thresholds)


def _tables(said: object) -> Sequence[Mapping[str, object]]:
    if not isinstance(said, list) or not all(isinstance(one, dict) for one in said):
        raise TypeError("these must be tables")
    return said


def _model(table: Mapping[str, object]) -> Weights:
    numbers = _numbers(table)
    bias = numbers.pop("bias")
    return Weights(bias, numbers)


def _numbers(table: Mapping[str, object]) -> dict[str, float]:
    for name, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not -_MOST <= value <= _MOST:
            raise ValueError(f"{name} must be a number, not {repr(value)[:60]}")
    return {name: float(value) for name, value in table.items() if isinstance(value, int | float)}


def dump_calibration(levels: Mapping[str, Level], heading: str) -> str:
    """The calibration as TOML, under a heading of comment lines."""
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    for name, level in sorted(levels.items()):
        for table, models in (("first", level.first), ("second", level.second), ("succeeds", level.succeeds)):
            for model in models:
                lines += ["", f"[[{name}.{table}]]", f"bias = {model.bias:.4f}"]
                lines += [f"{feature} = {value:.4f}" for feature, value in sorted(model.weights.items())]
        for one in level.thresholds:
            lines += ["", f"[[{name}.thresholds]]"]
            lines += [f"{field} = {getattr(one, field):g}" for field in Thresholds.__slots__]
    return "\n".join(lines) + "\n"
