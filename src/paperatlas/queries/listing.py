"""The named questions as a page of documentation, in Markdown."""

from __future__ import annotations

from itertools import groupby

from paperatlas.queries.question import Question, load_questions

_HEAD = """# Named questions

{number} questions that researchers ask, each in Cypher and in SPARQL with the same answer. Ask one by its name,

    paperatlas query --atlas my-atlas --named robots-of-task -p task=locomotion

or in your own words: `paperatlas ask "which robots were used for locomotion" --atlas my-atlas`.
`ask` refuses a question if the nearest named ones leave a word unread that turns its meaning (*not*, *except*, *worse*,
*how many* ...), a name, or what it asks for (*which datasets ...*), and names those near it.
This page is written by `paperatlas questions --format markdown`.
"""


def questions_page() -> str:
    """The page on all named questions."""
    questions = by_group()
    parts = [_HEAD.format(number=len(questions))]
    for group, members in groupby(questions, key=lambda q: q.group):
        parts.append(f"## {group}\n")
        parts.extend(_section(question) for question in members)
    return "\n".join(parts)


def by_group() -> list[Question]:
    """The questions, those of one group together."""
    return sorted(load_questions().values(), key=lambda q: (q.group, q.name))


def _section(q: Question) -> str:
    takes = ", ".join(f"`{name}` ({kind})" for name, kind in q.parameters.items()) or "none"
    return (
        f"### {q.name}\n\n{q.words}\n\nParameters: {takes}. Also asked as: {'; '.join(q.phrasings)}.\n\n"
        f"```cypher\n{q.cypher.strip()}\n```\n\n```sparql\n{q.sparql.strip()}\n```\n"
    )
