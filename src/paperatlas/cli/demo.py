"""``paperatlas demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from paperatlas.stores import Store

QUESTIONS = (
    ("robots-of-task", {"task": "locomotion"}),
    ("papers-on-robot", {"robot": "quadruped robot"}),
    ("compared-with-method", {"method": "PPO"}),
)
MOST = 6
"""Rows shown of each answer."""


@click.command("demo")
@click.option(
    "--atlas",
    default="paperatlas-demo",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the atlas to make.",
)
def command(atlas: Path) -> None:
    """Build an atlas of the example papers, summarise it, answer three questions, and write its page and its site.

    \b
    Example: paperatlas demo
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.examples import example_papers
    from paperatlas.exports.html import export_html
    from paperatlas.exports.options import ExportOptions
    from paperatlas.exports.site.export import export_site
    from paperatlas.exports.site.site import Site
    from paperatlas.pipeline import build, load_graph, open_store

    with progress_shown() as progress:
        report = build([example_papers()], atlas, progress=progress)
    echo_report(report)
    graph, manifest = load_graph(atlas), report.manifest
    page, site = atlas.parent / f"{atlas.name}.html", atlas.parent / f"{atlas.name}-site"
    with open_store(atlas, "cypher") as store:
        _echo_tops(store)
        for name, values in QUESTIONS:
            _echo_question(store, name, values)
        export_html(graph, page, ExportOptions())
        export_site(Site(graph, manifest.report, f"{manifest.model} {manifest.model_version}", store), site)
    click.echo(f"\natlas: {atlas}\npage:  {page.resolve()}  (open it in a browser)")
    click.echo(f"site:  {(site / 'index.html').resolve()}  (a page for each paper and concept)")


def _echo_tops(store: Store) -> None:
    """The concepts that most papers mention."""
    for label in ("Method", "Benchmark", "Robot"):
        text = (
            f"MATCH (p:Paper)-[:MENTIONS]->(c:{label}) RETURN c.name AS name, count(DISTINCT p) AS papers "
            "ORDER BY papers DESC, name LIMIT 8"
        )
        tops = ", ".join(f"{name} ({papers})" for name, papers in store.query(text).rows)
        click.echo(f"\ntop {label.lower()}s: {tops}")


def _echo_question(store: Store, name: str, values: dict[str, str]) -> None:
    from paperatlas.queries import load_question

    question = load_question(name)
    rows = question.ask(store, values).rows
    click.echo("")
    click.secho(question.said(values), bold=True)
    for _, answer, paper, sentence in rows[:MOST]:
        click.echo(f"  {answer}: {paper}\n    “{sentence}”")
    if len(rows) > MOST:
        click.echo(f"  and {len(rows) - MOST} more")
