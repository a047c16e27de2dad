"""The councils of a build spread over the machines of a Spark cluster, or over the cores of this one.

Spark carries the work out and nothing else: each council's tables go there, a portion comes back, and its statements
stand in a folder that all machines share. The program must be installed on each of them. Which cluster it is, is said
to Spark as ever (``spark-submit``, ``SPARK_CONF_DIR``); without a word it is this machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from goldenthread.errors import BuildError, GoldenThreadError, MissingExtraError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def spread(make: Callable[[str, _Given], _Made], given: Mapping[str, _Given]) -> Iterator[_Made]:
    """What is made of each thing, in their order, each as a task of its own.

    Args:
        make: what a task does; it and what it is given must be able to travel (be pickled).
        given: what each task is given, by its name.

    Raises:
        MissingExtraError: PySpark is not installed.
        BuildError: there is no Java, or no such cluster.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        raise MissingExtraError("a graph on a cluster", "pyspark", "spark") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # where the program is; elsewhere whoever runs it says so
    try:
        session = SparkSession.builder.appName("goldenthread").getOrCreate()
    except (PySparkRuntimeError, Py4JError, OSError) as problem:
        reason = str(problem).strip().splitlines()[0]
        raise BuildError(f"Spark does not start ({reason}): it needs Java 17 or later, and its cluster") from problem
    try:
        tasks = session.sparkContext.parallelize(list(given.items()), max(1, len(given)))
        for made in tasks.map(partial(_made, make)).toLocalIterator(prefetchPartitions=True):
            if isinstance(made, GoldenThreadError):
                raise made
            yield made
    finally:
        session.stop()


def _made(make: Callable[[str, _Given], _Made], task: tuple[str, _Given]) -> _Made | GoldenThreadError:
    """What a task gives; a refusal travels as a value, so that it is told here as it would be without a cluster."""
    try:
        return make(*task)
    except GoldenThreadError as refusal:
        return refusal
