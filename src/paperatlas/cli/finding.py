"""How the answer of an analysis is printed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from paperatlas.analyses.finding import Finding, Sheet
    from paperatlas.analyses.quote import Quote


def echo_finding(finding: Finding, form: str) -> None:
    """Print tables with their sentences numbered below, JSON (the whole answer), or CSV (a row a line of it).

    What the papers do not say stands after the tables; for JSON and CSV on standard error (JSON holds it, too).
    """
    from paperatlas.cli.output import csv_text

    if form == "json":
        click.echo(json.dumps(asdict(finding), ensure_ascii=False, indent=1))  # type: ignore[call-overload]
    elif form == "csv":
        answer = finding.answer()
        click.echo(csv_text(answer.columns, answer.rows), nl=False)
    else:
        for sheet in finding.sheets():
            _echo_sheet(sheet)
    for note in finding.notes:
        click.echo(f"note: {note}", err=form != "table")


def _echo_sheet(sheet: Sheet) -> None:
    from paperatlas.cli.output import echo_table

    numbers: dict[Quote, int] = {}
    rows = [[_shown(value, numbers) for value in row] for row in sheet.rows]
    echo_table(sheet.columns, rows, sheet.title)
    for quote, number in numbers.items():
        click.echo(f"[{number}] " + (f"“{quote.sentence}” " if quote.sentence else "") + f"— {quote.paper}")
    click.echo("")


def _shown(value: Any, numbers: dict[Quote, int]) -> Any:
    from paperatlas.analyses.quote import Quote

    if not isinstance(value, Quote):
        return value
    if value == Quote():
        return ""
    return f"[{numbers.setdefault(value, len(numbers) + 1)}]"


def split_names(text: str) -> Sequence[str]:
    """Names set apart by commas.

    >>> split_names("method, robot,")
    ['method', 'robot']
    """
    return [name.strip() for name in text.split(",") if name.strip()]
