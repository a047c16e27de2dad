"""Named questions: one file each under ``queries/``, described in its front matter, asked with checked parameters.

>>> from goldenthread.query import load
>>> load("threads-by-length").summary
'What is followed through the most documents, the longest first'
"""

from goldenthread.query.ask import ask, bind, put, runnable
from goldenthread.query.library import NamedQuery, Parameter, list_queries, load
from goldenthread.query.lookup import names, resolve
from goldenthread.query.table_formats import FORMATS, as_csv, render, rich_table

__all__ = [
    "FORMATS",
    "NamedQuery",
    "Parameter",
    "as_csv",
    "ask",
    "bind",
    "list_queries",
    "load",
    "names",
    "put",
    "render",
    "resolve",
    "rich_table",
    "runnable",
]
