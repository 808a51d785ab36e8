"""The same graph, with the same positions, as a page of each rival and as ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from paperatlas.exports.explorer.export import export_explorer
from paperatlas.exports.explorer.nodes import name_of, type_of
from paperatlas.exports.explorer.outline import Outline, outline_graph
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.looks import color_of
from paperatlas.layout import draw_chart
from paperatlas.layout.network import Real
from paperatlas.model import Graph

BUNDLES = Path(__file__).parent / "pages" / "dist"
APART = 10.0
"""Pixels between nodes."""


@dataclass(frozen=True, eq=False)
class Drawing:
    """What every page shows: the graph, its numbered nodes and edges, and where the nodes stand."""

    graph: Graph
    outline: Outline
    at: Real

    @property
    def looks(self) -> list[tuple[str, str, float]]:
        """Name, colour and radius of each node."""
        degrees = self.outline.network.degrees()
        return [
            (name_of(node), color_of(type_of(node)), round(2 + float(degree) ** 0.5, 1))
            for node, degree in zip(self.outline.nodes, degrees, strict=True)
        ]

    @property
    def couples(self) -> list[tuple[int, int]]:
        """The ends of each edge."""
        return list(zip(self.outline.source.tolist(), self.outline.target.tolist(), strict=True))


def draw(graph: Graph) -> Drawing:
    """Number and place the nodes, as our page does."""
    outline = outline_graph(graph, len(graph.papers) + len(graph.concepts))
    return Drawing(graph, outline, np.rint(draw_chart(outline.network).at * APART))


def write_explorer(drawing: Drawing, path: Path, sentences: bool = True) -> None:
    """Our page."""
    export_explorer(drawing.graph, path, ExportOptions(most=len(drawing.outline.nodes), sentences=sentences))


def write_plain(drawing: Drawing, path: Path) -> None:
    """Our page without the sentences, as no rival has them."""
    write_explorer(drawing, path, sentences=False)


def bundled(bundle: str, **settings: Any) -> Callable[[Drawing, Path], None]:
    """A writer of pages with the graph as JSON and one of the bundles of ``pages/build.mjs``."""

    def write(drawing: Drawing, path: Path) -> None:
        names, colors, sizes = zip(*drawing.looks, strict=True)
        x, y = drawing.at.T.astype(int).tolist()
        ends = [end for couple in drawing.couples for end in couple]
        content = {"x": x, "y": y, "color": colors, "size": sizes, "name": names, "edges": ends, "settings": settings}
        script = (BUNDLES / f"{bundle}.js").read_text(encoding="utf-8")
        text = json.dumps(content, separators=(",", ":")).replace("<", "\\u003c")
        path.write_text(
            '<!doctype html><meta charset="utf-8"><style>html,body,#picture{margin:0;height:100%}</style>'
            f'<div id="picture"></div><script type="application/json" id="graph">{text}</script>'
            f"<script>{script}</script>",
            encoding="utf-8",
        )

    return write


def write_pyvis(drawing: Drawing, path: Path) -> None:
    """The page of pyvis, with physics off."""
    from pyvis.network import Network

    net = Network(height="800px", width="100%", cdn_resources="in_line")
    net.toggle_physics(False)
    for n, ((name, color, size), (x, y)) in enumerate(zip(drawing.looks, drawing.at.tolist(), strict=True)):
        net.add_node(n, label=name, color=color, size=size, x=x, y=y)
    for source, target in drawing.couples:
        net.add_edge(source, target, color="#cccccc")
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")


def write_neo4j_viz(drawing: Drawing, path: Path) -> None:
    """neo4j-viz (GPL, not among our dependencies: install it to compare) in WebGL with given coordinates."""
    from neo4j_viz import Node, Relationship, VisualizationGraph

    nodes = [
        Node(id=n, caption=name, color=color, size=size, x=x, y=y)
        for n, ((name, color, size), (x, y)) in enumerate(zip(drawing.looks, drawing.at.tolist(), strict=True))
    ]
    edges = [Relationship(id=e, source=s, target=t) for e, (s, t) in enumerate(drawing.couples)]
    page = VisualizationGraph(nodes=nodes, relationships=edges).render(
        layout="free", renderer="webgl", height="800px", max_allowed_nodes=len(nodes)
    )
    path.write_text(str(page.data), encoding="utf-8")


PAGES: dict[str, Callable[[Drawing, Path], None]] = {
    "paperatlas": write_explorer,
    "paperatlas without sentences": write_plain,
    "sigma.js 3": bundled("sigma"),
    "sigma.js 3, hideEdgesOnMove": bundled("sigma", hideEdgesOnMove=True),
    "cosmos.gl": bundled("cosmos"),
    "force-graph": bundled("force-graph"),
    "neo4j-viz, WebGL": write_neo4j_viz,
    "pyvis, no physics": write_pyvis,
}
