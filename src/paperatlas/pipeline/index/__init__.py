"""The index of an atlas: what a change of one paper has to look up, in SQLite, so that nothing else is read.

It holds, of every paper, what linking observes of its names (counted by name), which records and names are neighbours
(`paperatlas.linking.neighbours`), the concept that each name became, and what edges between concepts are looked up by.
It is a cache: the segments are the truth, a build writes it anew, and where it is not there or cannot be read, a change
links the whole atlas and writes it again.
"""

from paperatlas.pipeline.index.citations import Citations, spellings
from paperatlas.pipeline.index.concepts import Concepts, is_of_concept
from paperatlas.pipeline.index.tables import FILE, SEARCHES, TABLES, TooFarError
from paperatlas.pipeline.index.units import Units

__all__ = ["FILE", "SEARCHES", "TABLES", "Index", "TooFarError", "is_of_concept", "spellings"]


class Index(Units, Concepts, Citations):
    """The index in one file."""
