"""Records of the index: where each stands, to which paper it belongs, and which are its neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from paperatlas.linking.neighbours import record_keys
from paperatlas.model import Paper, PaperNode
from paperatlas.pipeline.index.tables import MOST_NEIGHBOURS, Tables, TooFarError


class Records(Tables):
    """Looks up records."""

    def add_records(self, records: Iterable[tuple[Paper, str, str]]) -> None:
        """Add records, each with the places of itself and of what was read from it."""
        first = self.column("SELECT coalesce(max(id), 0) + 1 FROM record")[0]
        numbered = list(enumerate(records, first))
        self.insert("record", ((n, paper.digest, own, read, None) for n, (paper, own, read) in numbered))
        listed = [(number, paper) for number, (paper, _, _) in numbered]
        self.insert("record_key", ((key, number) for number, paper in listed for key in record_keys(paper)))
        self.insert("called", ((name, number) for number, paper in listed for name in (paper.id, paper.title)))

    def remove_record(self, paper: Paper) -> None:
        """Take a record out."""
        number = self.number(paper.digest)
        self.delete("record_key", "key, record", ((key, number) for key in record_keys(paper)))
        self.delete("called", "name, record", ((name, number) for name in (paper.id, paper.title)))
        self.delete("record", "id", [(number,)])

    def assign(self, nodes: Iterable[PaperNode]) -> None:
        """Say which paper records belong to."""
        pairs = ((node.key, digest) for node in nodes for digest in node.records)
        self.sql.executemany("UPDATE record SET paper = ? WHERE digest = ?", pairs)

    def number(self, digest: str) -> int:
        """The number of a record."""
        return int(self.column("SELECT id FROM record WHERE digest = ?", digest)[0])

    def digests(self, numbers: Iterable[int]) -> list[str]:
        """The digests of records."""
        return [d for number in numbers for d in self.column("SELECT digest FROM record WHERE id = ?", number)]

    def records_of(self, paper: str) -> list[str]:
        """The records of a paper."""
        return self.column("SELECT digest FROM record WHERE paper = ?", paper)

    def has(self, digest: str) -> bool:
        """Whether there is a record."""
        return bool(self.rows("SELECT 1 FROM record WHERE digest = ?", digest))

    def called(self, name: str) -> list[str]:
        """The records with an id or title."""
        return self.column("SELECT digest FROM called JOIN record ON record.id = called.record WHERE name = ?", name)

    def paper_of(self, digest: str) -> str:
        """The paper to which a record belongs."""
        return str(self.column("SELECT paper FROM record WHERE digest = ?", digest)[0])

    def places(self, digest: str) -> tuple[str, str]:
        """Where a record and what was read from it stand."""
        own, read = self.rows("SELECT record, extraction FROM record WHERE digest = ?", digest)[0]
        return own, read

    def near_records(self, keys: Collection[str]) -> list[int]:
        """The records that some have in their neighbourhood which have these keys."""
        found: set[int] = set()
        known, new = set(keys), set(keys)
        while new:
            numbers = {n for key in new for n in self.column("SELECT record FROM record_key WHERE key = ?", key)}
            numbers -= found
            found |= numbers
            if len(found) > MOST_NEIGHBOURS // 10:
                raise TooFarError
            new = {key for n in numbers for key in self.column("SELECT key FROM record_key WHERE record = ?", n)}
            new -= known
            known |= new
        return sorted(found)
