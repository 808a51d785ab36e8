"""A named question, read from a TOML file of ``questions/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any

from paperatlas.errors import NotFoundError, UsageError
from paperatlas.stores.limits import NO_LIMITS, Limits
from paperatlas.stores.store import Answer, Language, Store

YEAR = "Year"
"""The type of a parameter that is a year; every other type is a class of the ontology."""

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Question:
    """A question with parameters. ``words`` says it, with each parameter in braces.

    Both texts give the same columns and the same rows (SPARQL in any order: `ask` orders them). Cypher runs the same on
    LadybugDB and Neo4j. ``phrasings`` are other ways to ask it, again with parameters in braces; ``group`` is the
    heading under which it is listed.
    """

    name: str
    group: str
    words: str
    phrasings: tuple[str, ...]
    parameters: dict[str, str]
    """The type of each parameter: a family or class of the ontology, or a year."""
    answers: tuple[str, ...]
    """The sorts of things that an answer consists of, those of ``sense.toml``."""
    cypher: str
    sparql: str

    def text(self, language: Language) -> str:
        """The query in that language."""
        return {"cypher": self.cypher, "sparql": self.sparql}[language]

    def ask(self, store: Store, values: Mapping[str, Any], limits: Limits = NO_LIMITS) -> Answer:
        """The answer of a store. Raises `UsageError` for values that do not fit.

        Cypher orders the rows itself. SPARQL does not: Oxigraph looks up both texts for every comparison, which takes
        most of the time of a long answer, so its rows are ordered here, as the Cypher text says.
        """
        answer = store.query(self.text(store.language), self.checked(values), limits)
        return answer if store.language == "cypher" else replace(answer, rows=self._ordered(answer))

    def _ordered(self, answer: Answer) -> tuple[tuple[Any, ...], ...]:
        rows = list(answer.rows)
        for word in reversed(self.cypher.rpartition("ORDER BY")[2].split(",")):
            column, *downwards = word.split()
            rows.sort(key=itemgetter(answer.columns.index(column)), reverse=bool(downwards))
        return tuple(rows)

    def said(self, values: Mapping[str, Any]) -> str:
        """The question in words, with its values.

        >>> load_question("papers-on-robot").said({"robot": "ANYmal"})
        'Which papers use ANYmal, or a robot of that kind?'
        """
        return self.words.format(**values)

    def checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values in their types, if they are exactly those that the question takes. Raises `UsageError`.

        >>> load_question("new-methods-of-year").checked({"year": "2024"})
        {'year': 2024}
        """
        wrong = sorted(set(self.parameters) ^ set(values))
        if wrong:
            takes = ", ".join(f"{name} (a {kind})" for name, kind in self.parameters.items())
            raise UsageError(f"question '{self.name}' takes: {takes or 'no parameter'}; not right: {wrong[0]}")
        return {name: _typed(name, kind, values[name]) for name, kind in self.parameters.items()}


def _typed(name: str, kind: str, value: Any) -> str | int:
    text = str(value)
    if kind != YEAR:
        return text
    if not _YEAR.fullmatch(text):
        raise UsageError(f"{name}='{text}' is no year of four digits")
    return int(text)


@cache
def load_questions() -> dict[str, Question]:
    """All named questions, by name."""
    folder = files("paperatlas.queries").joinpath("questions")
    texts = {path.name.removesuffix(".toml"): path.read_text("utf-8") for path in folder.iterdir()}
    return {name: _question(name, text) for name, text in sorted(texts.items())}


def _question(name: str, text: str) -> Question:
    facts = tomllib.loads(text)
    phrasings, answers = (tuple(facts.pop(field)) for field in ("phrasings", "answers"))
    return Question(name, phrasings=phrasings, answers=answers, **facts)


def load_question(name: str) -> Question:
    """The question of that name. Raises `NotFoundError`, which lists all names."""
    questions = load_questions()
    if name not in questions:
        raise NotFoundError(f"no question is named '{name}'; there are: {', '.join(questions)}")
    return questions[name]
