"""How answers and reports are printed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from paperatlas.model import Fate
from paperatlas.pipeline import Progress, Report, silent
from paperatlas.stores import Answer
from paperatlas.text.clean import clean_text

MATRIX = 8
"""Columns from which on a table is a matrix, whose columns need not stand side by side."""


def echo_answer(answer: Answer, form: str) -> None:
    """Print an answer as a table for people, as JSON (a list of objects) or as CSV."""
    if form == "json":
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    elif form == "csv":
        click.echo(csv_text(answer.columns, answer.rows), nl=False)
    else:
        echo_table(answer.columns, answer.rows)
        click.echo(f"{len(answer.rows)} row{'s' * (len(answer.rows) != 1)}", err=True)
    if not answer.complete:
        click.echo(f"  note: cut off after {len(answer.rows)} rows; allow more with --rows", err=True)


def echo_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], title: str | None = None) -> None:
    """Print a table that fits the terminal: a wide matrix as tables below each other, else with folded cells."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 160
    cells = [[shown(value) for value in row] for row in rows]
    for places in side_by_side(columns, cells, console.width):
        table = Table(title=title, title_justify="left", show_lines=False, header_style="bold")
        for place in places:
            table.add_column(Text(columns[place]), overflow="fold")
        for row in cells:
            table.add_row(*(Text(row[place]) for place in places))
        console.print(table)


def side_by_side(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[list[int]]:
    """The columns of each table: those of a matrix in tables of whole words, the first column in all.

    >>> side_by_side([f"column {i}" for i in range(9)], [], 60)
    [[0, 1, 2, 3, 4, 5], [0, 6, 7, 8]]
    >>> side_by_side(["name", "sentence"], [], 10)
    [[0, 1]]
    """
    if len(columns) < MATRIX:
        return [[*range(len(columns))]]
    needed = [
        max((len(word) for cell in (column, *(row[place] for row in rows)) for word in cell.split()), default=0) + 3
        for place, column in enumerate(columns)
    ]
    tables = [[0]]
    for place in range(1, len(columns)):
        if len(tables[-1]) > 1 and 1 + sum(needed[p] for p in (*tables[-1], place)) > width:
            tables.append([0])
        tables[-1].append(place)
    return tables


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Rows as CSV (RFC 4180, with line feeds)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([shown(value) for value in row] for row in rows)
    return text.getvalue()


def shown(value: Any) -> str:
    """A value as people read it: a node by its name, a list by its parts."""
    if value is None:
        return ""
    if isinstance(value, dict):
        name = value.get("name") or value.get("title") or value.get("value") or value.get("label")
        return str(name or json.dumps(value, ensure_ascii=False, sort_keys=True))
    if isinstance(value, list):
        return "; ".join(shown(part) for part in value)
    return str(value)


def echo_report(report: Report, records: Mapping[str, int] | None = None) -> None:
    """Print what became of the records, as the report or ``records`` counts them, and what the atlas holds now."""
    manifest = report.manifest
    counted = manifest.report if records is None else records
    if counted:
        click.echo("records: " + ", ".join(f"{number} {status}" for status, number in counted.items()))
    for fate in report.fates[:20]:
        echo_fate(fate)
    if len(report.fates) > 20:
        click.echo(f"  and {len(report.fates) - 20} more that were not read", err=True)
    for problem in report.problems[:20]:
        click.echo(f"  note: {problem}", err=True)
    if len(report.problems) > 20:
        click.echo(f"  and {len(report.problems) - 20} more notes", err=True)
    nodes = {label: number for label, number in manifest.counts.items() if not label.isupper()}
    click.echo("atlas:   " + (", ".join(f"{number} {label}" for label, number in nodes.items()) or "no paper"))


def echo_fate(fate: Fate) -> None:
    """Print why a record was not read; names of files may hold what a terminal would obey."""
    click.echo("  " + clean_text(f"{fate.status}: {fate.source}: {fate.place}: {fate.why}")[0], err=True)


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Progress on standard error while something is built; nothing where that is no terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield silent
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,.0f} papers"))
    with Bar(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(step, total=None)
            bar.update(tasks[step], completed=done)

        yield show
