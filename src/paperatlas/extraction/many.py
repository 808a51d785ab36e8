"""Many papers: one after the other, or in several processes where it pays. The answers are the same.

The processes are no `ProcessPoolExecutor`'s: that one, when it is interrupted, waits for all that it has begun, and
when its processes are ended instead, a thread of it may hang on a pipe that nobody reads.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TypeAlias

from paperatlas.errors import PaperatlasError
from paperatlas.extraction.extract import Model, load_model
from paperatlas.model import Extraction, Paper

ENOUGH = 200
"""Papers from which on it pays to start other processes, each of which loads the model."""

_CHUNK = 16

Answer: TypeAlias = Extraction | str
"""What a paper says, or why it cannot be read."""


def extract_many(papers: Sequence[Paper], model: Model, processes: int | None = None) -> Generator[Answer, None, None]:
    """What each paper says, in the order of the papers, or why one could not be read.

    ``processes`` is 1 for this process alone, None for one a processor where there are `ENOUGH` papers. A model that is
    not registered under its name (one that the caller built) is used in this process only. The other processes end at
    once, amid their work, where the generator is interrupted or closed.

    >>> [found.model for found in extract_many([Paper("CARP")], load_model("rules"))]
    ['rules']
    """
    count = processes or (os.cpu_count() or 1 if len(papers) >= ENOUGH else 1)
    if count == 1 or not _is_registered(model):
        yield from (read_safely(paper, model) for paper in papers)
        return
    chunks = [papers[start : start + _CHUNK] for start in range(0, len(papers), _CHUNK)]
    with ExitStack() as stack:
        lines = [stack.enter_context(_process(model.name)) for _ in chunks[:count]]
        for answers in _in_order(chunks, lines):
            yield from answers


def read_safely(paper: Paper, model: Model) -> Answer:
    """What a paper says, or why it cannot be read: one paper must not end a build of thousands."""
    try:
        return model.extract(paper)
    except Exception as error:  # noqa: BLE001 - a component of a third party may raise anything
        cause = error.__cause__ or error
        return f"the model {model.name} cannot read it ({type(cause).__name__}: {cause})"


def _in_order(chunks: Sequence[Sequence[Paper]], lines: Sequence[Connection]) -> Iterator[list[Answer]]:
    """The answers to each chunk, in the order of the chunks; the next one goes to whichever process is free."""
    unasked = deque(range(len(chunks)))
    asked: dict[Connection, int] = {}
    answered: dict[int, list[Answer]] = {}

    def ask(line: Connection) -> None:
        if unasked:
            asked[line] = unasked.popleft()
            line.send(chunks[asked[line]])

    try:
        for line in lines:
            ask(line)
        for number in range(len(chunks)):
            while number not in answered:
                ready = wait(list(asked))
                for line in [line for line in asked if line in ready]:
                    answered[asked.pop(line)] = line.recv()
                    ask(line)
            yield answered.pop(number)
    except (EOFError, ConnectionError) as error:
        raise PaperatlasError("a process that reads papers broke off, for want of memory perhaps; try again") from error


@contextmanager
def _process(name: str) -> Iterator[Connection]:
    """A line to a process that reads papers with the model of that name. In the end it is ended, whatever it does."""
    spawned = multiprocessing.get_context("spawn")
    ours, theirs = spawned.Pipe()
    process = spawned.Process(target=_serve, args=(theirs, name), daemon=True)
    with _without_interrupts():
        process.start()
    try:
        theirs.close()
        yield ours
    finally:
        process.terminate()
        process.join()
        ours.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C waits until the end; of a process that starts meanwhile, which never hears of it, this one takes care."""
    resource_tracker.ensure_running()  # where it first starts with a process, it lets interrupts through again
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _serve(line: Connection, name: str) -> None:
    """Read the chunks of papers that come, as long as the process that sends them is there."""
    with suppress(EOFError, ConnectionError):
        while True:
            line.send([read_safely(paper, load_model(name)) for paper in line.recv()])


def _is_registered(model: Model) -> bool:
    from paperatlas import registry

    return model.name in registry.names(registry.MODELS) and load_model(model.name) is model
