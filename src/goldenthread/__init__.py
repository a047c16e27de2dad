"""Golden Thread: a council's yearly plans and reports as one graph of commitments and accountability."""

__version__ = "0.1.0"
