"""Export of the graph as one HTML file that opens from disk, with no network."""

from __future__ import annotations

from pathlib import Path

from paperatlas.exports.options import ExportOptions
from paperatlas.model import Graph


def export_html(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write the explorer of the whole graph, or the small page of what is near ``options.around``.

    Raises `NotFoundError` where no concept has the name in ``around``, `PaperatlasError` where the file cannot be
    written.
    """
    if options.around is None:
        from paperatlas.exports.explorer.export import export_explorer as export
    else:
        from paperatlas.exports.page.export import export_page as export
    export(graph, path, options)
