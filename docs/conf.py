"""How the documents become pages: python -m sphinx -W --keep-going docs build/docs.

Nothing is fetched, neither when they are built nor when they are read.
"""

import sys
from importlib import metadata
from pathlib import Path

from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))

from command_reference import commands_page

project = "Paperatlas"
release = metadata.version("paperatlas")
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["readme", "*.template.md"]
html_theme = "furo"
html_title = "Paperatlas"
html_copy_source = False
html_show_sphinx = False
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # Pygments knows no parameters in Cypher and no `|` in SPARQL's paths
default_role = "code"  # docstrings quote names of the code, as Markdown does
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"


def _write_commands(app: Sphinx, name: str, source: list[str]) -> None:
    """The page of commands is made from the commands themselves."""
    if name == "reference/commands":
        source[0] += commands_page()


def _drop_module_text(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """The page says what a module is for; what its docstring draws is for readers of the code."""
    if what == "module":
        lines.clear()


def setup(app: Sphinx) -> None:
    """Take part in the building."""
    app.connect("source-read", _write_commands)
    app.connect("autodoc-process-docstring", _drop_module_text)
