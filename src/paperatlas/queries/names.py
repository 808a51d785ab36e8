"""The names of an atlas that a text may speak of, by the type of parameter that they can fill.

A stretch of a text is a name of an atlas if their normal forms are equal; else, where nothing of the type was found,
if it is the end of a name (*manipulation* for robotic manipulation; of several the one that most papers mention) or is
written much like one (`difflib`). The vocabulary's labels count too, also of concepts that the atlas does not have.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from paperatlas.model import Span
from paperatlas.ontology.check import ordinary_words
from paperatlas.queries.known_names import known_names
from paperatlas.queries.question import YEAR, load_questions
from paperatlas.queries.words import only_asks, tokens
from paperatlas.stores import Store
from paperatlas.text.normal_form import normal_form

LONGEST = 8
"""Words of the longest stretch that is looked up."""
ALIKE = 0.8
"""Similarity from which on a stretch is taken for a misspelt name."""
PARTLY = 0.85
"""How sure it is that the end of a name means that name."""
SHORTEST = 4
"""Letters that a stretch must have to be taken for the end of a name or for a misspelt one."""


_Stretch = tuple[Span, str]


@dataclass(frozen=True)
class Found:
    """A name at ``text[start:end]``: what it fills, how sure that is, and what it might mean instead."""

    start: int
    end: int
    value: str | int
    sureness: float = 1.0
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Meaning:
    """A name that a normal form stands for, with the number of papers that mention it."""

    name: str
    papers: int


_Known = dict[str, list[_Meaning]]
"""The meanings of each normal form, those that most papers mention first."""


class Names:
    """The names that one text may speak of, looked up in one atlas."""

    def __init__(self, store: Store, text: str) -> None:
        self._store = store
        self._text = text
        self._tokens = tokens(text)
        self._found: dict[str, list[Found]] = {}

    def of_type(self, kind: str) -> list[Found]:
        """The names of a type in the text, in order; for a year also *this year*, the last one of the atlas."""
        if kind not in self._found:
            self._found[kind] = self._years() if kind == YEAR else self._names(kind)
        return self._found[kind]

    @cached_property
    def stated(self) -> list[Found]:
        """The names of all types that the text speaks of beyond doubt."""
        kinds = sorted({kind for question in load_questions().values() for kind in question.parameters.values()})
        names = [(name, kind) for kind in kinds for name in self.of_type(kind) if name.sureness == 1.0]
        return [name for name, kind in names if self._is_stated(name, kind)]

    def written(self, name: Found) -> str:
        """A name as the text writes it."""
        return self._text[name.start : name.end]

    def _is_stated(self, name: Found, kind: str) -> bool:
        """Whether a name is not just an ordinary word that is also a surname or an acronym (*long*, *per*)."""
        written = self.written(name)
        if kind == "Author" or written in ordinary_words():
            return written in str(name.value).split()
        return True

    def _years(self) -> list[Found]:
        found = [Found(t.start, t.end, int(t.text)) for t in self._tokens if t.text.isdigit() and len(t.text) == 4]
        for this, year in pairwise(self._tokens):
            if (this.text.lower(), year.text.lower()) == ("this", "year"):
                last = self._store.query("MATCH (p:Paper) RETURN max(p.year) AS year").rows[0][0]
                found += [Found(this.start, year.end, last)] if last else []
        return found

    def _names(self, kind: str) -> list[Found]:
        known = self._known(kind)
        stretches = list(self._stretches())
        exact = [found(span, known[form]) for span, form in stretches if form in known]
        unclear = [stretch for stretch in stretches if not only_asks(self._text[slice(*stretch[0])])]
        return _apart(exact) or _apart(guess for stretch in unclear for guess in _guesses(stretch, known))

    def _stretches(self) -> Iterator[_Stretch]:
        """Every stretch of the text, with its normal form."""
        for i, first in enumerate(self._tokens):
            for last in self._tokens[i : i + LONGEST]:
                span = first.start, last.end
                yield span, normal_form(self._text[slice(*span)])

    def _known(self, kind: str) -> _Known:
        is_near = near_test([token.text.lower() for token in self._tokens])
        papers: dict[str, dict[str, int]] = defaultdict(dict)
        for name, aliases, number in known_names(self._store, kind):
            for label in filter(is_near, (name, *aliases)):
                meanings = papers[normal_form(label)]
                meanings[name] = max(number, meanings.get(name, 0))
        return {
            form: [_Meaning(name, number) for name, number in sorted(each.items(), key=lambda m: (-m[1], m[0]))]
            for form, each in papers.items()
            if form
        }


def near_test(words: Sequence[str]) -> Callable[[str], bool]:
    """Whether words (in lower case) can mean a label at all: a cheap test before its normal form is made."""
    begins = {word[:2] for word in words}
    long = [word for word in words if len(word) >= SHORTEST]

    def is_near(label: str) -> bool:
        lower = label.lower()
        return lower[:2] in begins or any(word in lower for word in long)

    return is_near


def found(span: Span, meanings: Sequence[_Meaning], sureness: float = 1.0) -> Found:
    """The first meaning, with up to three others."""
    return Found(*span, meanings[0].name, sureness, tuple(m.name for m in meanings[1:4]))


def _guesses(stretch: _Stretch, known: _Known) -> Iterator[Found]:
    span, form = stretch
    if len(form) < SHORTEST:
        return
    ends = {meanings[0] for other, meanings in known.items() if other.endswith(" " + form)}
    if ends:
        yield found(span, sorted(ends, key=lambda m: (-m.papers, m.name)), PARTLY)
    alike = [other for other in known if other[0] == form[0] and abs(len(other) - len(form)) <= len(form) / 4]
    close = difflib.get_close_matches(form, sorted(alike), n=4, cutoff=ALIKE)
    if close:
        sureness = difflib.SequenceMatcher(None, form, close[0]).ratio()
        yield found(span, [known[other][0] for other in close], sureness)


def _apart(names: Iterable[Found]) -> list[Found]:
    """The names without those that overlap a surer or, of equally sure ones, a longer one, in order."""
    kept: list[Found] = []
    for name in sorted(names, key=lambda n: (-n.sureness, n.start - n.end, n.start)):
        if all(name.end <= other.start or name.start >= other.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
