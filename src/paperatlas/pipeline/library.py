"""Single records of an atlas and what was read from them, by digest, each read when it is first asked for."""

from __future__ import annotations

from typing import TypeVar

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.linking.papers import work_node
from paperatlas.model import Extraction, Paper, PaperNode
from paperatlas.pipeline.index import Index

Row = TypeVar("Row", Paper, Extraction)


class Library:
    """The records that the index has, and those that come."""

    def __init__(self, folder: AtlasFolder, manifest: Manifest, index: Index) -> None:
        self._folder = folder
        self._index = index
        self._segments = {segment.file: segment for segment in (*manifest.records, *manifest.extractions)}
        self._papers: dict[str, Paper] = {}
        self._extractions: dict[str, Extraction] = {}

    def add(self, paper: Paper, extraction: Extraction) -> None:
        """Take in a record that the atlas does not have yet."""
        self._papers[paper.digest] = paper
        self._extractions[paper.digest] = extraction

    def paper(self, digest: str) -> Paper:
        """A record."""
        if digest not in self._papers:
            self._papers[digest] = self._read(Paper, self._index.places(digest)[0])
        return self._papers[digest]

    def extraction(self, digest: str) -> Extraction:
        """What was read from a record."""
        if digest not in self._extractions:
            self._extractions[digest] = self._read(Extraction, self._index.places(digest)[1])
        return self._extractions[digest]

    def node(self, digest: str) -> PaperNode:
        """The paper to which a record belongs, as the index has it."""
        key = self._index.paper_of(digest)
        return work_node(key, map(self.paper, self._index.records_of(key)))

    def _read(self, kind: type[Row], place: str) -> Row:
        file, _, row = place.rpartition(":")
        return self._folder.rows(kind, self._segments[file], [int(row)])[0]


def place_of(file: str, row: int) -> str:
    """Where a row stands, as the index has it."""
    return f"{file}:{row}"
