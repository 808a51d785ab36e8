"""Many papers: one after the other, or in several processes where it pays. The answers are the same."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from paperatlas.extraction.extract import Model, load_model
from paperatlas.model import Extraction, Paper

ENOUGH = 200
"""Papers from which on it pays to start other processes, each of which loads the model."""

_CHUNK = 16


def extract_many(papers: Sequence[Paper], model: Model, processes: int | None = None) -> Iterator[Extraction | str]:
    """What each paper says, in the order of the papers, or why one could not be read.

    ``processes`` is 1 for this process alone, None for one a processor where there are `ENOUGH` papers. A model that is
    not registered under its name (one that the caller built) is used in this process only.

    >>> [found.model for found in extract_many([Paper("CARP")], load_model("rules"))]
    ['rules']
    """
    count = processes or (os.cpu_count() or 1 if len(papers) >= ENOUGH else 1)
    if count == 1 or not _is_registered(model):
        yield from (read_safely(paper, model) for paper in papers)
        return
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, mp_context=spawned) as pool:
        yield from pool.map(_read_by_name, papers, [model.name] * len(papers), chunksize=_CHUNK)


def read_safely(paper: Paper, model: Model) -> Extraction | str:
    """What a paper says, or why it cannot be read: one paper must not end a build of thousands."""
    try:
        return model.extract(paper)
    except Exception as error:  # noqa: BLE001 - a component of a third party may raise anything
        cause = error.__cause__ or error
        return f"the model {model.name} cannot read it ({type(cause).__name__}: {cause})"


def _read_by_name(paper: Paper, name: str) -> Extraction | str:
    return read_safely(paper, load_model(name))


def _is_registered(model: Model) -> bool:
    from paperatlas import registry

    return model.name in registry.names(registry.MODELS) and load_model(model.name) is model
