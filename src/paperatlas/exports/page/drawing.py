"""The picture drawn by pyvis: its vis-network and the script that fills it.

pyvis writes a page of its own. Taken from it are the scripts that stand in it; the style sheet and the script that it
would fetch (Bootstrap), and the 220 kB of buttons in vis-network's style sheet, are not.
"""

from __future__ import annotations

import json
import re

from paperatlas.exports.page.looks import color_of, shape_of
from paperatlas.exports.page.picture import Line, Node, Picture

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 0.8, "borderWidthSelected": 3},
    "edges": {"smooth": False, "width": 2, "hoverWidth": 1, "selectionWidth": 1.5},
    "interaction": {"hover": True, "tooltipDelay": 200, "keyboard": False, "selectConnectedEdges": False},
}
LARGER = {"star": 1.3}
"""Shapes that look smaller than a circle of their radius, and by how much they are drawn larger."""
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def drawing_scripts(picture: Picture) -> list[str]:
    """Scripts that draw the picture into the page's ``#mynetwork``, in the order in which they must run.

    They leave vis-network's ``network`` and its data sets ``nodes`` and ``edges`` behind as global variables.
    """
    from pyvis.network import Network

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    for node in picture.nodes:
        network.add_node(node.key, **_node_options(node))
    for line in picture.lines:
        network.add_edge(line.source, line.target, **_line_options(line))
    found = _SCRIPT.finditer(network.generate_html())
    return [_SOURCE_MAP.sub("", script["text"]) for script in found if "src=" not in script["attributes"]]


def _node_options(node: Node) -> dict[str, object]:
    return {
        "label": node.label,
        "shape": shape_of(node.type),
        "color": color_of(node.type),
        "size": round(node.size * LARGER.get(shape_of(node.type), 1)),
        "font": {"size": node.font},
        "x": node.x,
        "y": node.y,
    }


def _line_options(line: Line) -> dict[str, object]:
    arrows = {"to": {"enabled": "to" in line.arrows, "scaleFactor": 0.5}}
    arrows["from"] = {"enabled": "from" in line.arrows, "scaleFactor": 0.5}
    return {"id": line.id, "arrows": arrows, "dashes": line.faint}
