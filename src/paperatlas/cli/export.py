"""``paperatlas export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperatlas import registry
from paperatlas.cli.options import Registered, atlas_option
from paperatlas.errors import UsageError

if TYPE_CHECKING:
    from paperatlas.model import Graph


@click.command("export")
@click.argument("form", metavar="FORMAT", type=Registered(registry.EXPORTS))
@atlas_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="File to write; csv: folder.")
@click.option("--around", metavar="CONCEPT", help="html: a small page of what is near this concept (key or name).")
@click.option("--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="html --around: how near.")
@click.option(
    "--most", type=click.IntRange(1), help="html: nodes at the most; as given 100,000, with --around 300 of 2,000."
)
@click.option("--sentences/--no-sentences", default=True, help="html: with the papers' sentences, or a smaller file.")
@click.option("--query", metavar="TEXT", help="bibtex: only the papers that this query (Cypher or SPARQL) answers.")
def command(form: str, atlas: Path, output: Path, query: str | None, **page: Any) -> None:
    """Write an atlas for another program: html (the explorer, or the small page of what is near a concept; both need no
    network), turtle, nquads, jsonld, rdfxml (RDF), graphml, json (node-link), csv (folder for neo4j-admin database
    import), cypher (script), bibtex (papers).

    \b
    Examples:
      paperatlas export html --atlas my-atlas -o field.html
      paperatlas export html --around "diffusion policy" --atlas my-atlas -o diffusion.html
      paperatlas export bibtex --atlas my-atlas --query "MATCH (p:Paper)-[:USES_ROBOT]->() RETURN p" -o robots.bib
    """
    from paperatlas.exports.options import ExportOptions
    from paperatlas.pipeline import load_graph

    if query is not None and form != "bibtex":
        raise UsageError(f"--query chooses papers for bibtex; {form} writes the whole atlas")
    write = registry.load(registry.EXPORTS, form)
    graph = load_graph(atlas)
    papers = None if query is None else _papers_behind(query, atlas, graph)
    write(graph, output, ExportOptions(papers=papers, **page))
    click.echo(f"written: {output}")


def _papers_behind(query: str, atlas: Path, graph: Graph) -> tuple[str, ...]:
    from paperatlas.exports.query_papers import papers_behind
    from paperatlas.pipeline import open_store
    from paperatlas.stores import language_of

    with open_store(atlas, language_of(query)) as store:
        return papers_behind(store.query(query), graph)
