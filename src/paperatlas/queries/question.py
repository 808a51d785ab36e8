"""A named question, read from a TOML file of ``questions/``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from paperatlas.errors import NotFoundError, UsageError
from paperatlas.stores.store import Language


@dataclass(frozen=True)
class Question:
    """A question with parameters. ``words`` says it, with each parameter in braces.

    Both texts give the same columns and the same rows: Cypher runs unchanged on LadybugDB and Neo4j.
    """

    name: str
    words: str
    parameters: dict[str, str]
    """What each parameter is: a type of concept."""
    cypher: str
    sparql: str

    def text(self, language: Language) -> str:
        """The query in that language."""
        return {"cypher": self.cypher, "sparql": self.sparql}[language]

    def said(self, values: Mapping[str, str]) -> str:
        """The question in words, with its values.

        >>> load_question("papers-on-robot").said({"robot": "ANYmal"})
        'Which papers use ANYmal, or a robot of that kind?'
        """
        return self.words.format(**values)

    def checked(self, values: Mapping[str, str]) -> dict[str, str]:
        """The values, if they are exactly those that the question takes. Raises `UsageError`."""
        wrong = sorted(set(self.parameters) ^ set(values))
        if wrong:
            takes = ", ".join(f"{name} (a {kind})" for name, kind in self.parameters.items())
            raise UsageError(f"question '{self.name}' takes: {takes or 'no parameter'}; not right: {wrong[0]}")
        return dict(values)


@cache
def load_questions() -> dict[str, Question]:
    """All named questions, by name."""
    folder = files("paperatlas.queries").joinpath("questions")
    texts = {path.name.removesuffix(".toml"): path.read_text("utf-8") for path in folder.iterdir()}
    return {name: Question(name, **tomllib.loads(text)) for name, text in sorted(texts.items())}


def load_question(name: str) -> Question:
    """The question of that name. Raises `NotFoundError`, which lists all names."""
    questions = load_questions()
    if name not in questions:
        raise NotFoundError(f"no question is named '{name}'; there are: {', '.join(questions)}")
    return questions[name]
