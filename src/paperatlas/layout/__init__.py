"""Positions for pages, computed once when a page is written, so that the reader's browser only draws.

`place_boxes` places the few labelled boxes of a small picture, `draw_chart` the many points of a whole atlas.
"""

from paperatlas.layout.boxes import Box, Point
from paperatlas.layout.chart import Chart, draw_chart
from paperatlas.layout.network import Network
from paperatlas.layout.place import place_boxes

__all__ = ["Box", "Chart", "Network", "Point", "draw_chart", "place_boxes"]
