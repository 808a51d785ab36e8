"""Write the small page."""

from __future__ import annotations

from pathlib import Path

from paperatlas.errors import UsageError
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.content import page_content
from paperatlas.exports.page.document import page_document
from paperatlas.exports.page.drawing import drawing_scripts
from paperatlas.exports.page.picture import draw_picture
from paperatlas.exports.page.selection import select_nodes
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph

MOST = 2000
"""Nodes that this page can show: its picture is laid out box by box."""


def export_page(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write the page: concepts and papers as a picture, a card behind every node, the sentences behind every line.

    With ``options.around`` it shows that concept and what is within ``options.hops`` steps of it, else the most
    connected part of the graph; never more than ``options.most`` nodes. Equal graphs give equal bytes. Raises
    `NotFoundError` where no concept has the name in ``around``, `UsageError` for more nodes than ``MOST``,
    `PaperatlasError` where the file cannot be written.
    """
    if (options.most or 0) > MOST:
        raise UsageError(f"{options.most} nodes are too many for the small page, which shows {MOST:,}; ask for fewer")
    selection = select_nodes(graph, options)
    picture = draw_picture(graph, selection)
    page = page_document(page_content(graph, selection, picture, options.hops), drawing_scripts(picture))
    with partial_file(path) as partial:
        partial.write_text(page, encoding="utf-8", newline="\n")
