"""Positions for pages, computed once when a page is written, so that the reader's browser only draws."""

from paperatlas.layout.boxes import Box, Point
from paperatlas.layout.place import place_boxes

__all__ = ["Box", "Point", "place_boxes"]
