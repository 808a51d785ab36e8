"""``paperatlas enrich``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import PaperPathType, atlas_option, columns_option

if TYPE_CHECKING:
    from paperatlas.linking import EnrichmentReport

_SHOWN = 20
"""Lines of each kind that are shown unless all are asked for."""


@click.command("enrich")
@atlas_option
@click.option(
    "--from",
    "sources",
    required=True,
    multiple=True,
    type=PaperPathType(),
    help="File, folder or - with records of papers, in any format that build reads. Can be given several times.",
)
@click.option("--all", "all_lines", is_flag=True, help=f"List every paper and conflict, not the first {_SHOWN}.")
@columns_option
def command(atlas: Path, sources: tuple[Path, ...], all_lines: bool, columns: dict[str, str] | None) -> None:
    """Fill in year, authors, venue, identifiers and references of an atlas's papers from other records of them.

    No paper comes in, and nothing that is there changes: no text, no year. Of a file of millions only what matches by
    DOI, arXiv id, OpenAlex, Semantic Scholar or PubMed id, or title is kept.

    \b
    Example: paperatlas enrich --atlas my-atlas --from openalex.jsonl.gz
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import enrich

    with progress_shown() as progress:
        report, enrichment = enrich(sources, atlas, progress, columns)
    _echo(enrichment, None if all_lines else _SHOWN)
    echo_report(report)


def _echo(report: EnrichmentReport, shown: int | None) -> None:
    """Print what became of the records and of the papers; what a person may want to look at goes to standard error."""
    from paperatlas.cli.output import echo_fate

    papers = (len(report.enriched), "matched"), (len(report.unclear), "unclear"), (len(report.unmatched), "not found")
    click.echo("records: " + _listed((number, state) for state, number in report.records))
    click.echo("papers:  " + _listed(papers))
    click.echo("filled:  " + (_listed((number, field) for field, number in report.filled) or "nothing new"))
    for fate in report.fates[:shown]:
        echo_fate(fate)
    _echo_lines([f"unclear: {u.key}: {u.title} (records that match: {u.records})" for u in report.unclear], shown)
    _echo_lines([f"not found: {key}: {title}" for key, title in report.unmatched], shown)
    _echo_lines([f"conflict: {c.key}: {c.field}: kept {c.ours}, not {c.theirs}" for c in report.conflicts], shown)


def _listed(counts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{number} {name}" for number, name in counts)


def _echo_lines(lines: Sequence[str], shown: int | None) -> None:
    from paperatlas.text.clean import clean_text

    for line in lines[:shown]:
        click.echo(f"  {clean_text(line)[0]}", err=True)
    if len(lines) > len(lines[:shown]):
        kind = lines[0].partition(":")[0]
        click.echo(f"  and {len(lines) - len(lines[:shown])} more: {kind}; --all lists them", err=True)
