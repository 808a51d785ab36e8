"""``paperatlas build``."""

from __future__ import annotations

from pathlib import Path

import click

from paperatlas.cli.options import ModelType, atlas_option, columns_option, papers_argument


@click.command("build")
@papers_argument
@atlas_option
@columns_option
@click.option("--model", type=ModelType(), help="What reads the papers.  [default: the atlas's, or base]")
@click.option("--strict", is_flag=True, help="Fail with status 1 if any record could not be read.")
def command(
    papers: tuple[Path, ...], atlas: Path, columns: dict[str, str] | None, model: str | None, strict: bool
) -> None:
    """Read papers, extract, link and store them: the atlas then holds exactly these.

    PAPERS are files or folders, their format found by content; - is standard input.

    \b
    Example: paperatlas build trending.txt --atlas my-atlas
    """
    from paperatlas.cli.output import echo_report, progress_shown
    from paperatlas.pipeline import build

    with progress_shown() as progress:
        report = build(papers, atlas, model, progress, columns)
    echo_report(report)
    if strict and report.manifest.report.get("failed"):
        raise click.exceptions.Exit(1)
