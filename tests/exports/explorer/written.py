"""An explorer's file read back in Python, by what its header says."""

import base64
import gzip
import json
import re
from pathlib import Path

import numpy as np

from paperatlas.exports.explorer.export import export_explorer
from paperatlas.exports.options import ExportOptions

KINDS = {"u8": "<u1", "u16": "<u2", "u32": "<u4"}


class Written:
    """A page of a graph: its text, header and blocks of columns."""

    def __init__(self, graph, folder: Path, **options):
        path = folder / "explorer.html"
        export_explorer(graph, path, ExportOptions(**options))
        self.content = path.read_bytes()
        self.page = self.content.decode()
        self.header = json.loads(self._script("header"))
        self.blocks = {name: self._block(name, columns) for name, columns in self.header["blocks"].items()}

    def __getitem__(self, name):
        return self.blocks[name]

    @property
    def keys(self):
        return self["names"]["text"][::2]

    @property
    def edges(self):
        """Subject, predicate and object of each edge, in order."""
        edges = self["edges"]
        sources = np.repeat(np.arange(len(self.keys)), edges["outDegree"])
        names = [predicate["name"] for predicate in self.header["predicates"]]
        return [
            (self.keys[s], names[p], self.keys[t])
            for s, p, t in zip(sources, edges["predicate"], edges["target"], strict=True)
        ]

    def evidence(self, edge):
        """Each evidence of an edge as a row: paper, sentence, mention, mention of the subject, field, finder."""
        block = self[f"sentences:{edge // self.header['chunk']}"]
        counts = block["count"].tolist()
        before = sum(counts[: edge % self.header["chunk"]])
        return [self._row(block, row) for row in range(before, before + counts[edge % self.header["chunk"]])]

    def _row(self, block, row):
        text = block["text"][block["sentence"][row]].encode("utf-16-le")
        paper = block["paper"][row]

        def marked(start, length):
            first = 2 * int(block[start][row])
            return text[first : first + 2 * int(block[length][row])].decode("utf-16-le")

        return (
            self.keys[paper] if paper < len(self.keys) else None, text.decode("utf-16-le"),
            marked("start", "length"), marked("subjectStart", "subjectLength"),
            self.header["fields"][block["field"][row]], self.header["finders"][block["by"][row]],
        )  # fmt: skip

    def _script(self, name):
        (content,) = re.findall(f'<script type="[a-z/]+" id="{name}">([^<]*)</script>', self.page)
        return content

    def _block(self, name, columns):
        content = gzip.decompress(base64.b64decode(self._script(f"block:{name}"), validate=True))
        read, at = {}, 0
        for column, kind, count in columns:
            assert at % 4 == 0
            read[column], at = _texts(content, at, count) if kind == "str" else _numbers(content, at, kind, count)
        assert at == len(content)
        return read


def _numbers(content, at, kind, count):
    values = np.frombuffer(content, KINDS[kind], count, at)
    return values, at + -(-values.nbytes // 4) * 4


def _texts(content, at, count):
    lengths = np.frombuffer(content, "<u4", count, at)
    ends = at + 4 * count + np.cumsum(lengths, dtype=np.int64)
    texts = [content[end - length : end].decode() for end, length in zip(ends, lengths, strict=True)]
    return texts, -(-int(ends[-1] if count else at) // 4) * 4
