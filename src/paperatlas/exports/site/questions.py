"""The named questions with their answers: a list, and a page for each with its Cypher and SPARQL."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.question_values import LikelyValues, Values
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.queries.listing import by_group
from paperatlas.queries.question import Question
from paperatlas.stores import Answer
from paperatlas.stores.limits import Limits

LABEL, ADDRESS = "Questions", "questions.html"
MOST = 50
"""Rows of an answer that are shown."""
SENTENCES = ("sentence", "second")
"""Columns that hold sentences of papers."""
PLAIN = ("meant", "papers", "published", "reached", "venue", "year")
"""Columns that hold no name of a paper or concept."""
PAPER = "paper"


@dataclass(frozen=True)
class Shown:
    """A value of an answer; ``link`` leads to the only paper or concept of that name, if there is one.

    A plain value, a number say, says little without the head of its column.
    """

    text: str
    link: Link | None
    is_sentence: bool = False
    is_plain: bool = False


@dataclass(frozen=True)
class Asked:
    """A question with the values that it was asked with. Without values the atlas holds nothing to ask it about."""

    question: Question
    values: Values | None
    answer: Answer

    @property
    def words(self) -> str:
        """The question, with its values."""
        if self.values is None:
            return self.question.words.format(
                **{name: f"a {kind.lower()}" for name, kind in self.question.parameters.items()}
            )
        return self.question.said(self.values)

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"question/{self.question.name}.html"


def question_pages(site: Site) -> Iterator[Page]:
    """The list of questions, and a page for each."""
    likely, names = LikelyValues(site), _Names(site)
    asked = [_ask(site, question, likely) for question in by_group()]
    groups = [(group, list(members)) for group, members in groupby(asked, key=lambda a: a.question.group)]
    yield Page(ADDRESS, "Named questions", render("questions.html", groups=groups), LABEL)
    for one in asked:
        yield _page(one, names)


def _ask(site: Site, question: Question, likely: LikelyValues) -> Asked:
    """The first answer that is not empty; else that to the likeliest values."""
    first = None
    for values in likely.of(question):
        asked = Asked(question, values, question.ask(site.findings.store, values, Limits(rows=MOST)))
        if asked.answer.rows:
            return asked
        first = first or asked
    return first or Asked(question, None, Answer((), ()))


def _page(asked: Asked, names: _Names) -> Page:
    question, answer, page = asked.question, asked.answer, asked.address
    columns = [at for at, name in enumerate(answer.columns) if name not in question.parameters]
    body = render(
        "question.html",
        asked=asked,
        up=relative(page, ADDRESS),
        columns=[answer.columns[at] for at in columns],
        rows=[[_shown(answer.columns[at], row[at], names, page) for at in columns] for row in answer.rows],
        command=_command(asked),
    )
    return Page(page, asked.words, body, LABEL)


def _shown(column: str, value: object, names: _Names, page: str) -> Shown:
    if isinstance(value, list | tuple):
        return Shown("; ".join(map(str, value)), None)
    text = "" if value is None else str(value)
    if column in SENTENCES:
        return Shown(text, None, is_sentence=True)
    if column in PLAIN:
        return Shown(text, None, is_plain=True)
    return Shown(text, names.link(text, column == PAPER, page))


def _command(asked: Asked) -> str:
    """The command that asks it, as a shell takes it."""
    given = [part for name, value in (asked.values or {}).items() for part in ("-p", f"{name}={value}")]
    return shlex.join(["paperatlas", "query", "--atlas", "my-atlas", "--named", asked.question.name, *given])


class _Names:
    """The papers by title and the concepts by name, as far as one alone has it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._titles = _only((node.paper.title, node.key) for node in site.graph.papers)
        self._concepts = _only((concept.name, concept.key) for concept in site.graph.concepts)

    def link(self, name: str, is_paper: bool, page: str) -> Link | None:
        """The link to the paper or concept of that name, from the page at an address."""
        key = (self._titles if is_paper else self._concepts).get(name)
        return self._site.link(key, page) if key else None


def _only(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The keys by name, without names that several have."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, key in named:
        found[name].append(key)
    return {name: keys[0] for name, keys in found.items() if len(keys) == 1}
