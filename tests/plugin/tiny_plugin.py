"""A package of a third party: a model that reads by one pattern, an export, and two commands, one of them broken."""

import re
from pathlib import Path

import click

from paperatlas.exports.options import ExportOptions
from paperatlas.model import PAPER, Candidate, Claim, Evidence, Extraction, Graph, Mention, Paper

READ: list[str] = []
"""Titles in the order in which the model was asked to read them."""

_NAME = re.compile(r"\b[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*\*?(?: \((?P<long>[a-z ]+)\))?")


class TinyModel:
    """Takes every word with two capitals for a method, and the first of an abstract for what the paper proposes."""

    name = "tiny"
    version = "1"

    def extract(self, paper: Paper) -> Extraction:
        READ.append(paper.title)
        whole = (0, len(paper.abstract))
        found = {}
        for match in _NAME.finditer(paper.abstract):
            name = match.group().split(" (")[0]
            mention = Mention("abstract", match.start(), match.start() + len(name), name, whole)
            first = found.get(name, Candidate(f"e{len(found)}", "Method", name, 0.9, (), long_form=match.group("long")))
            found[name] = Candidate(
                first.id, "Method", name, 0.9, (*first.mentions, mention), long_form=first.long_form
            )
        candidates = tuple(found.values())
        evidence = tuple(
            Evidence("abstract", "tiny", "1", (m.start, m.end), None, whole) for c in candidates[:1] for m in c.mentions
        )
        claims = tuple(Claim(PAPER, "proposes", c.id, 0.8, evidence) for c in candidates[:1])
        claims += tuple(Claim(PAPER, "comparesWith", c.id, 0.7, evidence) for c in candidates[1:])
        return Extraction(paper.digest, self.name, self.version, candidates, claims)


def export_titles(graph: Graph, path: Path, options: ExportOptions) -> None:
    """One title a line."""
    path.write_text("".join(f"{node.paper.title}\n" for node in graph.papers), "utf-8")


@click.command("hello")
def hello() -> None:
    """Greet.

    Example: paperatlas hello
    """
    click.echo("hello from a plug-in")
