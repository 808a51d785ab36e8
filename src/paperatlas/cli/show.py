"""``paperatlas show``."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import atlas_option

if TYPE_CHECKING:
    from paperatlas.analyses.card import Card

MOST = 12
"""Neighbours shown of each kind; JSON has all."""


@click.command("show")
@click.argument("name")
@atlas_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(name: str, atlas: Path, form: str) -> None:
    """Show a concept's card, in every family that has the name.

    \b
    Example: paperatlas show "diffusion policy" --atlas my-atlas
    """
    from paperatlas.analyses.card import concept_cards
    from paperatlas.pipeline import open_store

    with open_store(atlas, "cypher") as store:
        cards = concept_cards(store, name)
    if form == "json":
        click.echo(json.dumps([asdict(card) for card in cards], ensure_ascii=False, indent=1))
        return
    for card in cards:
        _echo(card)


def _echo(card: Card) -> None:
    click.secho(card.name, bold=True, nl=False)
    click.echo(f"  {card.label}  {card.key}" + ("  (ambiguous short form)" if card.ambiguous else ""))
    for text in (card.definition, card.homepage):
        if text:
            click.echo(f"  {text}")
    if card.aliases:
        click.echo(f"  also: {'; '.join(card.aliases)}")
    if card.other_types:
        click.echo(f"  some papers take it for: {', '.join(card.other_types)}")
    groups: dict[tuple[str, bool, str], list[str]] = {}
    for n in card.neighbours:
        count = f" ({n.number})" if n.number > 1 else ""
        groups.setdefault((n.type, n.outgoing, n.label), []).append(n.name + count)
    for (type_, outgoing, label), names in groups.items():
        arrow = f"-{type_}-> {label}" if outgoing else f"<-{type_}- {label}"
        more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
        click.echo(f"  {arrow}: {'; '.join(names[:MOST])}{more}")
    click.echo("")
