"""What a question must not leave unread: the words that turn its meaning, and the sort of thing it asks for.

Nearness counts shared words, so that *not* weighs no more than any other word. Hence a text fits a named question only

- if its turning words (*not*, *except*, *worse*, *how many* ...) are those of one of the question's phrasings, each
  with the same noun or parameter after it: *without a robot* is not *without PPO*;
- if the noun that it asks for (*which datasets ...*) is a sort of thing that the question answers.

The words stand in ``sense.toml``. Known weakness: what turns a meaning in other words than those is not seen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import dropwhile

from paperatlas.queries.phrasings import masked
from paperatlas.queries.question import load_question

_WORD = re.compile(r"<\w+>|\w[\w'’-]*|[^\w\s]")


Meaning = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Turn:
    """A turning word: its kind, what it turns (a sort of thing, a parameter or nothing), and how it is written."""

    kind: str
    turned: str
    written: str


@dataclass(frozen=True)
class Asked:
    """The sort of thing that a text asks for, and the word that says so."""

    sort: str
    written: str


class _Lexicon:
    """The words of ``sense.toml``."""

    def __init__(self) -> None:
        facts = tomllib.loads(files("paperatlas.queries").joinpath("sense.toml").read_text("utf-8"))
        kinds = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in facts["turns"].items())
        phrase = facts["phrase"]
        self.turns = re.compile(rf"(?<!\w)(?:{kinds})(?!\w)")
        self.sorts = {noun: sort for sort, nouns in facts["nouns"].items() for noun in nouns}
        self.begins, self.person = re.compile(phrase["begins"]), re.compile(phrase["person"])
        self.skipped, self.ends = frozenset(phrase["skipped"]), frozenset(phrase["ends"])


_lexicon = cache(_Lexicon)


class Sense:
    """What a text, with ``<Type>`` for its parameters, must not leave unread.

    >>> Sense("which papers on <Task> use no robot").turns
    (Turn(kind='not', turned='robot', written='no'),)
    >>> Sense("which datasets are used for <Task>").asked
    Asked(sort='dataset', written='datasets')
    """

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.lower().split())

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turning words, in order."""
        return tuple(
            Turn(m.lastgroup or "", self._turned(m.start()), m[0]) for m in _lexicon().turns.finditer(self._text)
        )

    @property
    def asked(self) -> Asked | None:
        """What is asked for, if a noun says it: the first that begins the text or follows a question word."""
        if writer := _lexicon().person.search(self._text):
            return Asked("person", writer[0].split()[-1])
        phrases = (self._text[m.end() :] for m in _lexicon().begins.finditer(self._text))
        return next(filter(None, map(_head, phrases)), None)

    def _turned(self, start: int) -> str:
        words = (m[0] for m in _WORD.finditer(self._text, start))
        return next(
            (_lexicon().sorts.get(word, word) for word in words if word in _lexicon().sorts or word[0] == "<"), ""
        )


def _head(phrase: str) -> Asked | None:
    """The noun that heads a phrase: *datasets* in *robot datasets used for*. A plural ends it (*robots work*)."""
    asked = None
    for word in _nominal(phrase):
        sort = _lexicon().sorts.get(word)
        if asked and not sort:
            break
        if sort:
            asked = Asked(sort, word)
            if word.endswith("s"):
                break
    return asked


def _nominal(phrase: str) -> Iterator[str]:
    """The words up to the first that no noun phrase goes beyond."""
    for word in dropwhile(_lexicon().skipped.__contains__, _WORD.findall(phrase)):
        if word in _lexicon().ends or not (word[0].isalnum() or word[0] == "<"):
            return
        yield word


def meaning(turns: Iterable[Turn]) -> Meaning:
    """What turning words mean, whatever their order and spelling."""
    return tuple(sorted((turn.kind, turn.turned) for turn in turns))


@cache
def meanings(name: str) -> frozenset[Meaning]:
    """What the turning words of each phrasing of a named question mean."""
    question = load_question(name)
    texts = (question.words, *question.phrasings)
    return frozenset(meaning(Sense(masked(text, question.parameters)).turns) for text in texts)
