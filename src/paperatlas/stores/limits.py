"""Limits of a query: how many rows it may give, and for how long it may run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from threading import Thread
from typing import Any, TypeVar

from paperatlas.errors import QueryError

Value = TypeVar("Value")
Row = TypeVar("Row")


class OvertimeError(QueryError):
    """The time of a query is up, and its engine may still be at it."""


@dataclass(frozen=True)
class Limits:
    """At most so many rows, the first ones, and so many seconds; None is no limit."""

    rows: int | None = None
    seconds: float | None = None

    def cut(self, rows: Iterable[Row]) -> tuple[list[Row], bool]:
        """The first rows, and whether these are all. Of the others at most one is asked for.

        >>> Limits(rows=2).cut(iter("abc")), Limits(rows=3).cut("abc")
        ((['a', 'b'], False), (['a', 'b', 'c'], True))
        """
        if self.rows is None:
            return list(rows), True
        found = list(islice(rows, self.rows + 1))
        return found[: self.rows], len(found) <= self.rows

    def run(self, call: Callable[[], Value], grace: float = 0.0) -> Value:
        """What the call returns or raises, unless its time is up before: then an `OvertimeError`.

        An embedded engine cannot be stopped from outside in every phase of a query. The call goes on in a thread that
        does not keep the process alive, so a command ends at once; a long-lived process should ask in a child. An
        engine that may stop itself is given ``grace`` more seconds to do so.
        """
        if self.seconds is None:
            return call()
        ended: list[Callable[[], Value]] = []
        thread = Thread(target=_run, args=(call, ended), daemon=True)
        thread.start()
        thread.join(self.seconds + grace)
        if not ended:
            raise OvertimeError(overtime(self.seconds))
        return ended[0]()


NO_LIMITS = Limits()


def overtime(seconds: float) -> str:
    """What a query is told whose time is up.

    >>> overtime(2.0)
    'stopped after 2 seconds; ask for less, or allow more with --seconds'
    """
    return f"stopped after {seconds:g} seconds; ask for less, or allow more with --seconds"


def _run(call: Callable[[], Any], ended: list[Callable[[], Any]]) -> None:
    """Call, and leave behind a function that returns or raises the same."""
    try:
        value = call()
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        caught = error
        ended.append(lambda: _raise(caught))
    else:
        ended.append(lambda: value)


def _raise(error: BaseException) -> None:
    raise error


def as_tuples(rows: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    """Rows in the form of an answer.

    >>> as_tuples([[1, "a"]])
    ((1, 'a'),)
    """
    return tuple(tuple(row) for row in rows)
