"""The calibration: weights as data, learned from decisions, several sets of them.

Each pair is scored by the weights of its fold, which were learned without any decision about its later commitment:
a score is never the echo of a decision about it. The one that ships with the package (:data:`SHIPPED`) has one fold: it
is for the commitments of others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from goldenthread.errors import DataError
from goldenthread.files import is_there, read_toml
from goldenthread.linking.evidence import PART_OF
from goldenthread.linking.weights import Column

_MOST = 1e6
"""Beyond which no number is a weight: the odds of a pair must stay a number."""
FILE = "calibration.toml"
SHIPPED = Path(__file__).with_name("shipped.toml")
"""The calibration of a data folder that has none of its own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: the log odds are a bias and a weighted sum."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, features: Mapping[str, Column], many: int) -> Column:
        """The log odds of so many pairs; what is not measured of them adds nothing."""
        out = np.full(many, self.bias)
        for name, weight in self.weights.items():
            if name in features:
                out += weight * features[name]
        return out

    def parts(self, features: Mapping[str, Column], place: int) -> tuple[tuple[str, float], ...]:
        """What each part adds to the log odds of the pair at a place, the bias too."""
        sums: dict[str, float] = {}
        for name, weight in self.weights.items():
            part = PART_OF.get(name, name)
            sums[part] = sums.get(part, 0.0) + weight * float(features[name][place] if name in features else 0.0)
        return (("base", round(self.bias, 3)), *((part, round(value, 3)) for part, value in sums.items()))


@dataclass(frozen=True, slots=True)
class Limits:
    """From which confidence a pair is proposed.

    Attributes:
        one: where it is the one that its two sides are assigned to each other.
        more: where either side is assigned to another already: a split or a merger.
        gap: where an edition lies between them.
    """

    one: float
    more: float
    gap: float


ACCUSED = 2.5
"""What it costs to say wrongly that a commitment ended, where a link that hides an end costs 1."""
_SAME = Limits(one=1 / (1 + ACCUSED), more=0.5, gap=0.5)
LIMITS: Mapping[str, Limits] = {
    "activity": _SAME,
    "milestone": _SAME,
    "between": Limits(one=0.5, more=0.5, gap=0.5),
}
"""By level. Where a row is carried already, or the next year has no document, nobody is accused. A link of an activity
and a milestone joins nothing: it is proposed where it is likelier than not, and told as "perhaps" below that."""
PERHAPS = 0.1
"""From which a candidate is told as "perhaps". Of those that are told, one in five is right."""
CANDIDATE = 0.03
"""What is less likely is not kept."""


@dataclass(frozen=True, slots=True)
class Level:
    """The calibration of one level, a model of each kind for each fold.

    Attributes:
        models: score a pair: the log odds that it is linked.
        succeeds: how likely a link says ``succeeds`` rather than ``continues``.
    """

    models: tuple[Weights, ...]
    succeeds: tuple[Weights, ...]


def probability(odds: Column) -> Column:
    """The probability of log odds.

    >>> probability(np.array([0.0, 2.0])).round(3).tolist()
    [0.5, 0.881]
    """
    out: Column = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return out


def fold_of(later: str, folds: int) -> int:
    """The fold of a pair: by a stable hash of its later commitment's IRI without its base.

    >>> fold_of("https://a.org/x/2013-14/plan/activity/0001", 5) == fold_of("b:/x/2013-14/plan/activity/0001", 5)
    True
    """
    name = "/".join(later.split("/")[-4:])
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds


def level_name(level: str, *, by_meaning: bool = False) -> str:
    """The name that a level has in the calibration.

    >>> level_name("activity"), level_name("activity", by_meaning=True)
    ('activity', 'activity-by-meaning')
    """
    return f"{level}-by-meaning" if by_meaning else level


def load_calibration(folder: Path) -> dict[str, Level]:
    """The calibration of each level, by its name: the folder's own, or where it has no file the one that ships.

    Raises:
        DataError: the file is malformed.
    """
    path = folder / FILE
    if not is_there(path):
        path = SHIPPED
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
        if strange := sorted(set(said) - {"models", "succeeds"}):
            raise ValueError(f"{strange[0]} is no table of a level")
        for kind in ("models", "succeeds"):
            place = f"{name}.{kind}"
            models[kind] = tuple(_model(one) for one in _tables(said[kind]))
        folds = len(models["models"])
        if not folds or len(models["succeeds"]) != folds:
            raise ValueError("there must be as many of each as there are folds, one at least")
    except (KeyError, TypeError, ValueError) as error:
        what = f"{error} is missing" if isinstance(error, KeyError) else f"{error}"
        raise DataError(f"{place}: {what}; run 'goldenthread links learn'", path=path) from None
    return Level(models["models"], models["succeeds"])


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
        for table, models in (("models", level.models), ("succeeds", level.succeeds)):
            for model in models:
                lines += ["", f"[[{name}.{table}]]", f"bias = {model.bias:.4f}"]
                lines += [f"{feature} = {value:.4f}" for feature, value in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"
