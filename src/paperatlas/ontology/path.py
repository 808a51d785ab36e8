"""Where the Turtle files of the ontology are."""

import os
from pathlib import Path

from paperatlas.errors import OntologyError

OWN = "PAPERATLAS_ONTOLOGY"
"""Environment variable that names a folder to use instead: a copy of the shipped one with classes or entries added."""


def ontology_path() -> Path:
    """The folder with ``paperatlas.ttl`` and ``vocabulary/``: inside the installed package, or at the checkout's top.

    The environment variable `OWN` names another. Raises `OntologyError` where there is no ``paperatlas.ttl``.

    >>> (ontology_path() / "paperatlas.ttl").is_file()
    True
    """
    own = os.environ.get(OWN)
    if own and not Path(own, "paperatlas.ttl").is_file():
        raise OntologyError(f"{own}: there is no paperatlas.ttl in it; copy the shipped ontology there, or unset {OWN}")
    if own:
        return Path(own)
    here = Path(__file__).resolve().parent
    for folder in (here / "turtle", here.parents[2] / "ontology"):
        if (folder / "paperatlas.ttl").is_file():
            return folder
    raise OntologyError(f"the ontology is not installed: no paperatlas.ttl beside {here}; reinstall paperatlas")
