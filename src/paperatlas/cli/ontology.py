"""``paperatlas ontology``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.errors import OntologyError

if TYPE_CHECKING:
    from rdflib import Graph

FORMS = {"turtle": "turtle", "rdfxml": "pretty-xml", "jsonld": "json-ld"}


@click.group("ontology")
def command() -> None:
    """The classes and properties of the graph, and the curated vocabulary."""


@command.command("show")
@click.argument("name", required=False)
def show(name: str | None) -> None:
    """Show classes, properties and the size of the vocabulary; with NAME, the entries that have this label.

    \b
    Example: paperatlas ontology show "Unitree A1"
    """
    from paperatlas.ontology import load_schema, load_vocabulary
    from paperatlas.text.normal_form import normal_form

    vocabulary = load_vocabulary()
    if name:
        entries = [e for e in vocabulary if normal_form(name) in map(normal_form, e.labels)]
        for entry in entries:
            click.echo(f"{entry.name}  {entry.type}  {entry.key}\n  {entry.definition}")
            for word, values in (("also", entry.aliases), ("broader", tuple(vocabulary.ancestors(entry.key)))):
                if values:
                    click.echo(f"  {word}: {'; '.join(values)}")
        if not entries:
            click.echo(f"the vocabulary has no '{name}'")
        return
    schema = load_schema()
    counts = Counter(entry.type for entry in vocabulary)
    for kind in (*schema.concept_types, "Paper", "Author", "Venue", "Result"):
        entries_text = f"  ({counts[kind]} in the vocabulary)" if counts[kind] else ""
        click.echo(f"{kind}: {schema.classes[kind].comment}{entries_text}")
    for p in schema.edges.values():
        click.echo(f"  ({p.domain})-[:{p.cypher}]->({p.range})  {p.comment}")


@command.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMS)))
@click.option("--part", type=click.Choice(["ontology", "shapes", "vocabulary"]), default="ontology", show_default=True)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
def export(form: str, part: str, output: Path) -> None:
    """Write the ontology, its SHACL shapes or the vocabulary: turtle, rdfxml or jsonld.

    \b
    Example: paperatlas ontology export turtle --part shapes -o shapes.ttl
    """
    from paperatlas.exports.writing import partial_file

    with partial_file(output) as partial:
        _graph(part).serialize(partial, format=FORMS[form])
    click.echo(f"written: {output}")


@command.command("check")
@click.option("--atlas", type=click.Path(path_type=Path, file_okay=False), help="Check this atlas by SHACL too.")
def check(atlas: Path | None) -> None:
    """Check the ontology and the vocabulary, and an atlas against the SHACL shapes. Exit status 1 where a problem is found.

    \b
    Example: paperatlas ontology check --atlas my-atlas
    """
    from paperatlas.ontology import load_vocabulary
    from paperatlas.ontology.check import check_vocabulary
    from paperatlas.ontology.shapes import ontology_graph, shapes_graph

    triples = len(ontology_graph())
    vocabulary = load_vocabulary()
    problems = check_vocabulary(vocabulary)
    click.echo(f"ontology: {triples} triples, {len(shapes_graph())} of shapes; vocabulary: {len(vocabulary)} entries")
    if atlas:
        problems += _validate(atlas)
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(f"{len(problems)} problems" if problems else "no problem found")
    if problems:
        raise click.exceptions.Exit(1)


@command.command("add")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), help="Vocabulary folder.  [default: the shipped]")
def add(table: Path, folder: Path | None) -> None:
    """Add the entries of a CSV table to the vocabulary, or replace those of the same name.

    \b
    Example: paperatlas ontology add new-robots.csv
    """
    from paperatlas.ontology import ontology_path
    from paperatlas.ontology.add import add_entries
    from paperatlas.ontology.table import read_entries

    entries = read_entries(table)
    changed = add_entries(folder or ontology_path() / "vocabulary", entries)
    click.echo(f"{len(entries)} entries; changed: {', '.join(path.name for path in changed) or 'nothing'}")


def _graph(part: str) -> Graph:
    from rdflib import Graph

    from paperatlas.ontology import ontology_path
    from paperatlas.ontology.shapes import ontology_graph, shapes_graph

    if part == "ontology":
        return ontology_graph()
    if part == "shapes":
        return shapes_graph()
    graph = Graph()
    for path in sorted((ontology_path() / "vocabulary").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def _validate(atlas: Path) -> list[str]:
    """The violations of an atlas by the shapes, a line each."""
    import tempfile

    try:
        from pyshacl import validate
    except ImportError:
        raise OntologyError("checking an atlas needs pyshacl; install it with: pip install 'paperatlas[shacl]'") from None
    from rdflib import SH, Graph

    from paperatlas.exports.options import ExportOptions
    from paperatlas.exports.turtle import export_turtle
    from paperatlas.ontology.shapes import ontology_graph, shapes_graph
    from paperatlas.pipeline import load_graph

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.ttl"
        export_turtle(load_graph(atlas), path, ExportOptions())
        graph = Graph().parse(path, format="turtle")
    _, results, _ = validate(graph, shacl_graph=shapes_graph(), ont_graph=ontology_graph(), inference="none")
    assert isinstance(results, Graph)
    return sorted(
        f"{results.value(node, SH.focusNode)}: {results.value(node, SH.resultPath)}: {results.value(node, SH.resultMessage)}"
        for node in results.subjects(SH.resultSeverity, SH.Violation)
    )
