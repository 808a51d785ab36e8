"""``paperatlas ask``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperatlas.cli.options import atlas_option, format_option

if TYPE_CHECKING:
    from paperatlas.queries import Reading
    from paperatlas.stores import Answer

OTHERS = 3
"""Further readings shown."""


@click.command("ask")
@click.argument("question")
@atlas_option
@format_option
def command(question: str, atlas: Path, form: str) -> None:
    """Ask in your own words: answers the nearest named question, without any language model.

    Says which question was answered and with which values, how it reads in Cypher and SPARQL, and what else might have
    been meant. What the parameters are filled with are names of the atlas and of the vocabulary.

    \b
    Example: paperatlas ask "which robots were used for locomotion" --atlas my-atlas
    """
    from paperatlas.cli.output import echo_answer
    from paperatlas.pipeline import open_store
    from paperatlas.queries import read_question

    with open_store(atlas, "cypher") as store:
        first, *others = read_question(store, question)
        answer = first.question.ask(store, first.values)
    if form == "json":
        click.echo(json.dumps(_as_json(first, others[:OTHERS], answer), ensure_ascii=False, indent=1, default=str))
        return
    _echo_reading(first)
    echo_answer(answer, form)
    _echo_others(first, others[:OTHERS])


def _echo_reading(reading: Reading) -> None:
    """The question as it was understood, on standard error, so that the answer alone can be piped on."""
    click.secho(reading.said, bold=True, err=True)
    click.echo(f"\n{_indented(reading.question.cypher)}\n\n{_indented(reading.question.sparql)}\n", err=True)
    if reading.values:
        click.echo("with " + ", ".join(f"{name} = {value}" for name, value in reading.values.items()), err=True)


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.strip().splitlines())


def _echo_others(first: Reading, others: Sequence[Reading]) -> None:
    for name, values in first.others.items():
        click.echo(f"{name} might also be: {'; '.join(values)}", err=True)
    click.echo("same answer:  " + _command(first), err=True)
    for reading in others:
        click.echo(f"or you meant: {reading.said}\n              {_command(reading)}", err=True)


def _command(reading: Reading) -> str:
    """The command that asks a reading."""
    values = "".join(f" -p {name}={json.dumps(value, ensure_ascii=False)}" for name, value in reading.values.items())
    return f"paperatlas query --named {reading.question.name}{values}"


def _as_json(first: Reading, others: Sequence[Reading], answer: Answer) -> dict[str, object]:
    question = first.question
    return {
        "question": question.name,
        "words": first.said,
        "values": first.values,
        "cypher": question.cypher.strip(),
        "sparql": question.sparql.strip(),
        "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
        "other_values": first.others,
        "other_questions": [{"question": r.question.name, "words": r.said, "values": r.values} for r in others],
    }
