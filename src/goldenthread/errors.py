"""Faults of the caller: what cannot be run, and what to do about it.

Problems *in the data* are values (:mod:`goldenthread.issues`); only what stops the work is an exception.
Each error has a code, one plain line that says what is wrong and what to do, and the exit code 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

CANNOT_RUN = 2
"""Exit code of the command line when the work could not be done."""

DOES_NOT_CONFORM = 1
"""Exit code of the command line when the data do not conform to the shapes."""


OUR_FAULT = 70
"""Exit code of the command line when something happened that nobody foresaw (``EX_SOFTWARE`` of sysexits.h)."""


class GoldenThreadError(Exception):
    """The work cannot be done: a code, a plain line, and where.

    Args:
        message: what is wrong and what to do, in one line.
        path: the file at fault, where there is one.
        line: its 1-based line, where there is one.
        details: what a person must go through, one a line.
    """

    code = "error"

    def __init__(
        self, message: str, *, path: Path | None = None, line: int | None = None, details: Sequence[str] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.details = tuple(details)

    def __str__(self) -> str:
        """The line that a user reads: place, then message."""
        if self.path is None:
            return self.message
        place = f"{self.path}:{self.line}" if self.line is not None else f"{self.path}"
        return f"{place}: {self.message}"


class SourceError(GoldenThreadError):
    """A source document is missing, empty, binary, truncated, changed or not UTF-8."""

    code = "source"


class DataError(GoldenThreadError):
    """A file of the data folder (catalogue, layout, patch, register, decision) cannot be understood."""

    code = "data"


class LayoutError(GoldenThreadError):
    """A layout is unknown, malformed, or does not fit its document."""

    code = "layout"


class QueryError(GoldenThreadError):
    """A query is unknown, malformed, or got a wrong parameter.

    Attributes:
        status: what a server answers to it, as an HTTP status.
    """

    code = "query"
    status = 400


class ServiceError(QueryError):
    """A query asks another server, or may do so."""

    code = "service"
    status = 403


class UpdateError(QueryError):
    """What was sent as a query is an update."""

    code = "update"
    status = 403


class FormatError(QueryError):
    """The answer to a query has something in it that the format which was asked for cannot write."""

    code = "format"
    status = 406


class BuildError(GoldenThreadError):
    """The output folder is missing, foreign or unreadable."""

    code = "build"


class MissingExtraError(GoldenThreadError):
    """A format needs a package that is not installed.

    Args:
        what: the format.
        package: what is missing.
        extra: the extra of this package that brings it.
    """

    code = "extra"

    def __init__(self, what: str, package: str, extra: str) -> None:
        super().__init__(f"to write {what}, {package} must be installed: pip install 'goldenthread[{extra}]'")


class NothingFoundError(GoldenThreadError):
    """What was asked for is not in the graph."""

    code = "nothing-found"


class ServeError(GoldenThreadError):
    """A server cannot be started, or a remote one cannot be written to.

    Args:
        message: what is wrong and what to do, in one line.
        status: what a remote server answered, as an HTTP status; 0 where it answered nothing.
    """

    code = "serve"

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status

    @property
    def final(self) -> bool:
        """Whether another try is of no use: the server has refused."""
        return 400 <= self.status < 500 and self.status not in (408, 429)
