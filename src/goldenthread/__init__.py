"""Golden Thread: a council's yearly plans and reports as one graph of commitments and accountability.

>>> import goldenthread
>>> dataset = goldenthread.open_dataset("build")  # doctest: +SKIP
>>> dataset.query("threads-by-length").to_pandas()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from goldenthread.api import Answer, Dataset, GoldenThreadError, open_dataset, questions

__version__ = "0.2.0"
__all__ = ["Answer", "Dataset", "GoldenThreadError", "__version__", "open_dataset", "questions"]


def __getattr__(name: str) -> Any:
    """Loads the API when it is first asked for: the command line must start at once."""
    if name in __all__:
        from goldenthread import api

        return getattr(api, name)
    raise AttributeError(f"module 'goldenthread' has no attribute '{name}'")
