"""`extract`: one paper in, what it says out. A pure function, whichever model reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Protocol, cast

from paperatlas import registry
from paperatlas.model import Extraction, Paper

DEFAULT_MODEL = "base"


class Model(Protocol):
    """What reads a paper. Implementations hold no state that one paper could leave for the next."""

    @property
    def name(self) -> str:
        """Name under which the model is registered."""
        ...

    @property
    def version(self) -> str:
        """Version of all that decides what the model answers."""
        ...

    def extract(self, paper: Paper) -> Extraction:
        """Read one paper; never raises for what the paper's text is."""
        ...


@cache
def load_model(name: str) -> Model:
    """Load a registered model, or the one in a folder that the training wrote, once in a process.

    Raises `UsageError` for a name that is neither.

    >>> load_model("rules").name
    'rules'
    """
    if name not in registry.names(registry.MODELS) and Path(name).is_dir():
        from paperatlas.extraction.joint.model import load_folder

        return load_folder(Path(name))
    return cast(Model, registry.load(registry.MODELS, name)())


def extract(paper: Paper, model: str | Model = DEFAULT_MODEL) -> Extraction:
    """Read a paper's title and abstract with a model: registered, by name, or one that the caller built.

    Spans count code points of the field they are in, end exclusive; confidences have four decimals.

    >>> found = extract(Paper("CARP: Coarse-to-Fine Policies", "We propose CARP, a policy for cable routing."))
    >>> [(c.type, c.name) for c in found.candidates if c.accepted][0]
    ('Method', 'CARP')
    """
    return (load_model(model) if isinstance(model, str) else model).extract(paper)
