"""``paperatlas questions``."""

from __future__ import annotations

import json

import click


@click.command("questions")
@click.argument("name", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True,
    help="Form of the list; markdown is the page docs/questions.md.",
)  # fmt: skip
def command(name: str | None, form: str) -> None:
    """List the named questions, or show one with its Cypher and SPARQL.

    \b
    Examples:
      paperatlas questions
      paperatlas questions robots-of-task
    """
    from paperatlas.queries import load_question
    from paperatlas.queries.listing import by_group, questions_page

    questions = [load_question(name)] if name else by_group()
    if form == "markdown":
        click.echo(questions_page(), nl=False)
    elif form == "json":
        rows = [
            {"name": q.name, "words": q.words, "parameters": q.parameters, "cypher": q.cypher, "sparql": q.sparql}
            for q in questions
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif name:
        click.echo(f"{questions[0].words}\n\n{questions[0].cypher.strip()}\n\n{questions[0].sparql.strip()}")
    else:
        for question in questions:
            click.echo(f"{question.name:26} {question.words}")
