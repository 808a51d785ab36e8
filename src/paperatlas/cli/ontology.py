"""``paperatlas ontology``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from paperatlas.cli.options import atlas_option
from paperatlas.errors import OntologyError, UsageError

if TYPE_CHECKING:
    from paperatlas.exports.ontology import Form, Part


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
@click.argument("form", metavar="FORMAT", type=click.Choice(["turtle", "rdfxml", "jsonld", "html"]))
@click.option("--part", type=click.Choice(["ontology", "shapes", "vocabulary"]), default="ontology", show_default=True)
@click.option("--atlas", type=click.Path(path_type=Path, file_okay=False), help="html: counts and examples from it.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
def export(form: Form | Literal["html"], part: Part, atlas: Path | None, output: Path) -> None:
    """Write the ontology, its SHACL shapes or the vocabulary: turtle, rdfxml or jsonld; the ontology also as html, a
    page of every class and property.

    \b
    Example: paperatlas ontology export turtle --part shapes -o shapes.ttl
    Example: paperatlas ontology export html --atlas my-atlas -o ontology.html
    """
    if form == "html":
        _export_page(part, atlas, output)
    else:
        from paperatlas.exports.ontology import export_ontology

        if atlas:
            raise UsageError(f"{form} holds the ontology without an atlas; leave --atlas out, or export html")
        export_ontology(part, form, output)
    click.echo(f"written: {output}")


def _export_page(part: Part, atlas: Path | None, output: Path) -> None:
    from paperatlas.exports.site.ontology_page import export_ontology_page
    from paperatlas.pipeline import load_graph

    if part != "ontology":
        raise UsageError(f"there is no page of the {part}; export it as turtle, rdfxml or jsonld")
    export_ontology_page(output, load_graph(atlas) if atlas else None)


@command.command("check")
@click.option("--atlas", type=click.Path(path_type=Path, file_okay=False), help="Check this atlas by SHACL too.")
def check(atlas: Path | None) -> None:
    """Check the ontology and the vocabulary, and an atlas against the SHACL shapes.

    Exit status 1 where a problem is found.

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
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="Vocabulary folder.  [default: the shipped]"
)
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


@command.command("candidates")
@atlas_option
@click.option("--papers", "least", default=3, show_default=True, type=click.IntRange(1), help="Papers that use a name.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
def candidates(atlas: Path, least: int, output: Path | None) -> None:
    """List frequent names that the vocabulary lacks, as the table that `add` reads once a person has edited it.

    \b
    Example: paperatlas ontology candidates --atlas my-atlas -o new.csv
    """
    from paperatlas.exports.writing import partial_file
    from paperatlas.ontology import load_vocabulary
    from paperatlas.ontology.candidates import EXTRA, find_candidates
    from paperatlas.ontology.table import entries_table, write_entries
    from paperatlas.pipeline import load_graph

    rows = [candidate.row() for candidate in find_candidates(load_graph(atlas), load_vocabulary(), least)]
    if output is None:
        click.echo(entries_table(rows, EXTRA), nl=False)
        return
    with partial_file(output) as partial:
        write_entries(partial, rows, EXTRA)
    click.echo(f"{len(rows)} names: {output}; keep what is a concept, write its definition, then: ontology add")


def _validate(atlas: Path) -> list[str]:
    """The violations of an atlas by the shapes, a line each."""
    import tempfile

    try:
        from pyshacl import validate
    except ImportError:
        advice = "install it with: pip install 'paperatlas[shacl]'"
        raise OntologyError(f"checking an atlas needs pyshacl; {advice}") from None
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
    parts = (SH.focusNode, SH.resultPath, SH.resultMessage)
    violations = results.subjects(SH.resultSeverity, SH.Violation)
    return sorted(": ".join(str(results.value(node, part)) for part in parts) for node in violations)
