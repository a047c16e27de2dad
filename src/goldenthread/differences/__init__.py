"""Two builds beside each other: what a later one adds, drops and changes, told by thread and by finding."""

from goldenthread.differences.compared_builds import Comparison, compare_builds

__all__ = ["Comparison", "compare_builds"]
