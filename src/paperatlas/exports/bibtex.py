"""BibTeX: all papers of a graph, or those behind a query, in UTF-8.

A paper with a venue is an ``@article`` where the venue's name says journal, else ``@inproceedings``; without one, or
on arXiv alone, it is ``@misc`` with its eprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from paperatlas.errors import NotFoundError
from paperatlas.exports.bibtex_keys import citation_keys
from paperatlas.exports.bibtex_text import bibtex_name, bibtex_text, verbatim
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph, Paper, PaperNode

_JOURNAL = re.compile(
    r"\b(journal|transactions|letters|magazine|reviews?|annals|bulletin|access|jmlr|tmlr|ra-l)\b"
    r"|^(nature|science|autonomous robots)\b",
    re.IGNORECASE,
)


def export_bibtex(graph: Graph, path: Path, options: ExportOptions) -> None:
    """Write the entries of ``options.papers``, or of all papers, in the order of the papers' keys.

    Raises `NotFoundError` for a key that no paper has.
    """
    chosen = _chosen(graph, options.papers)
    keys = citation_keys(graph.papers)
    with partial_file(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_entry(keys[node.key], node.paper) for node in chosen)


def _chosen(graph: Graph, papers: tuple[str, ...] | None) -> list[PaperNode]:
    nodes = {node.key: node for node in sorted(graph.papers, key=lambda node: node.key)}
    for unknown in sorted(set(papers or ()) - set(nodes)):
        raise NotFoundError(f"no paper has the key '{unknown}'; a query shows them: MATCH (p:Paper) RETURN p.id")
    return [node for key, node in nodes.items() if papers is None or key in papers]


def _entry(key: str, paper: Paper) -> str:
    kind, venue = _kind(paper.venue)
    lines = [f"  {name} = {{{value}}},\n" for name, value in _fields(paper, venue) if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n\n"


def _kind(venue: str | None) -> tuple[str, str]:
    """The type of an entry, and the field that holds its venue."""
    if not venue or venue == "arXiv":
        return "misc", "howpublished"
    return ("article", "journal") if _JOURNAL.search(venue) else ("inproceedings", "booktitle")


def _fields(paper: Paper, venue: str) -> Iterator[tuple[str, str]]:
    """Names and values; the title in braces of its own, so that styles leave its capitals."""
    yield "title", "{" + bibtex_text(paper.title) + "}"
    yield "author", " and ".join(bibtex_name(author.name) for author in paper.authors)
    yield "year", str(paper.year or "")
    yield venue, bibtex_text(paper.venue or "")
    identifiers = {i.scheme: verbatim(i.value) for i in reversed(paper.identifiers)}
    yield "doi", identifiers.get("doi", "")
    if "arxiv" in identifiers:
        yield from (("eprint", identifiers["arxiv"]), ("archiveprefix", "arXiv"))
    yield "pmid", identifiers.get("pmid", "")
    yield "url", verbatim(paper.url or "")
    yield "keywords", ", ".join(map(bibtex_text, paper.keywords))
    yield "abstract", bibtex_text(paper.abstract)
