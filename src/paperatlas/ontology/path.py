"""Where the Turtle files of the ontology are."""

from pathlib import Path

from paperatlas.errors import OntologyError


def ontology_path() -> Path:
    """The folder with ``paperatlas.ttl`` and ``vocabulary/``: inside the installed package, or at the checkout's top.

    >>> (ontology_path() / "paperatlas.ttl").is_file()
    True
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "turtle", here.parents[2] / "ontology"):
        if (folder / "paperatlas.ttl").is_file():
            return folder
    raise OntologyError(f"the ontology is not installed: no paperatlas.ttl beside {here}; reinstall paperatlas")
