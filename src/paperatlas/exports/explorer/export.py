"""Write the explorer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paperatlas.exports.explorer.columns import Block, pack
from paperatlas.exports.explorer.document import explorer_document
from paperatlas.exports.explorer.edges import edge_columns
from paperatlas.exports.explorer.frame import frame_of
from paperatlas.exports.explorer.header import describe_file, types_of
from paperatlas.exports.explorer.nodes import alias_columns, detail_columns, name_columns, node_columns
from paperatlas.exports.explorer.outline import Outline, outline_graph
from paperatlas.exports.explorer.results import result_columns
from paperatlas.exports.explorer.sentences import Origins, origins_of, sentence_blocks
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_file
from paperatlas.layout import draw_chart
from paperatlas.model import Graph

MOST = 100_000
"""Nodes that a page shows unless asked for more or fewer."""


def export_explorer(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write the page: a map of all concepts and papers, with cards, filters, search and the sentences of every edge.

    Of more than ``options.most`` nodes the most linked are shown. Without ``options.sentences`` the file is a third as
    large and shows none. Equal graphs give equal bytes. Raises `PaperatlasError` where the file cannot be written.
    """
    outline = outline_graph(graph, options.most or MOST)
    chart = draw_chart(outline.network)
    frame, origins = frame_of(chart), origins_of(outline)
    blocks = [
        pack("nodes", node_columns(outline, chart, frame, types_of(outline))),
        pack("names", name_columns(outline)),
        pack("edges", edge_columns(outline)),
        pack("aliases", alias_columns(outline)),
        pack("details", detail_columns(outline)),
        pack("results", result_columns(outline, graph.results)),
        *(_sentences(outline, origins) if options.sentences else ()),
    ]
    header = describe_file(outline, chart, frame, origins, blocks)
    with partial_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(explorer_document(header, blocks))


def _sentences(outline: Outline, origins: Origins) -> Iterator[Block]:
    for number, columns in enumerate(sentence_blocks(outline, origins)):
        yield pack(f"sentences:{number}", columns)
