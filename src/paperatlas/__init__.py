"""Paperatlas: a knowledge graph of a research field from its papers.

>>> import paperatlas
>>> paperatlas.Atlas.open("my-atlas").query("MATCH (r:Robot) RETURN r.name")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from paperatlas.face import Atlas

__all__ = ["Atlas", "__version__"]


def __getattr__(name: str) -> Any:
    """Load what is public when it is asked for, so that ``paperatlas --help`` need not wait for it."""
    if name == "Atlas":
        from paperatlas.face import Atlas

        return Atlas
    if name == "__version__":
        from importlib.metadata import version

        return version("paperatlas")
    raise AttributeError(f"module 'paperatlas' has no attribute '{name}'")
