"""What a text says that a named question, with its parameters filled, does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, reduce

from paperatlas.queries.names import Found, Names
from paperatlas.queries.question import Question, load_question
from paperatlas.queries.sense import Asked, Turn, meaning, meanings
from paperatlas.queries.words import folded


def left_unread(
    question: Question, turns: Sequence[Turn], asked: Asked | None, filled: Sequence[tuple[Found, str]], names: Names
) -> tuple[str, ...]:
    """The turning words, the noun asked for and the names of a text that the question does not read, as written.

    ``filled`` are the names that fill its parameters, with their types.
    """
    unread: list[str] = []
    if meaning(turns) not in meanings(question.name):
        unread += [_written(turn, filled) for turn in turns]
    if asked and asked.sort not in question.answers:
        unread.append(asked.written)
    unread += _names(question, asked, [name for name, _ in filled], names)
    return tuple(dict.fromkeys(unread))


def _written(turn: Turn, filled: Sequence[tuple[Found, str]]) -> str:
    """A turning word with names in place of types."""
    return reduce(lambda text, pair: text.replace(f"<{pair[1].lower()}>", str(pair[0].value)), filled, turn.written)


def _names(question: Question, asked: Asked | None, filled: Sequence[Found], names: Names) -> Iterator[str]:
    """The names that fill nothing, but for those that the question says itself (*robot*) or that name what is asked."""
    sure = [name for name in filled if name.sureness == 1.0]
    for name in names.stated:
        written = names.written(name)
        is_asked = asked is not None and asked.written in written.lower().split()
        is_filled = any(name.start < other.end and other.start < name.end for other in sure)
        if not is_asked and not is_filled and not _words(question.name).issuperset(folded(written)):
            yield written


@cache
def _words(name: str) -> frozenset[str]:
    """All telling words of a named question's phrasings."""
    question = load_question(name)
    return frozenset(word for text in (question.words, *question.phrasings) for word in folded(text))
