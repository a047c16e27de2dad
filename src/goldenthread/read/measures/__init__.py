"""Performance measures: lists, tables of outturns with charts and commentary, tables of targets."""

from goldenthread.read.measures.measure_reader import read_measures
from goldenthread.read.measures.measure_records import MeasuresRead

__all__ = ["MeasuresRead", "read_measures"]
