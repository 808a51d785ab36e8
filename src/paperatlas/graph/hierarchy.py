"""Hierarchy from names: "offline RL" is a kind of "RL", "LIBERO-90" a part of "LIBERO".

A concept is under another of its family where one of its own names is a name of the other with words before it (the
head of an English noun phrase comes last), or with a number or version behind it. Both must be frequent, so that it is
the field's word and not one author's phrase; of several the longest name wins, as the nearest. Between two curated
concepts the vocabulary alone decides.

Source: M. A. Hearst, "Automatic acquisition of hyponyms from large text corpora", COLING 1992, for the task; the rule
is the head rule of term extraction.
Known weakness: modifiers that deny their head ("fake news") are taken for kinds of it, but for those that begin so
(`_DENYING`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from paperatlas.model import Assertion, Concept
from paperatlas.ontology import load_schema
from paperatlas.text.normal_form import normal_form

LEAST_PAPERS = 3
"""Papers that must mention either concept."""
HEAD, VERSION = 0.85, 0.95
"""How sure each form of the rule is."""

_DENYING = ("anti", "non", "no", "pseudo", "quasi", "un", "without", "beyond", "to", "from", "of", "and", "or", "vs")
_NUMBER = re.compile(r"v?\d[\w.]*")


class Named(NamedTuple):
    """A frequent concept as the rule sees it: its names in normal form, and those that a broader one would have, with
    how sure that would be, first choice first.
    """

    key: str
    family: str
    curated: bool
    names: tuple[str, ...]
    broader: tuple[tuple[str, float], ...]


def broader_by_name(concepts: Mapping[str, Concept], papers: Mapping[str, int]) -> Iterator[Assertion]:
    """BROADER edges between concepts by their names; ``papers`` counts the papers that name each."""
    frequent = frequent_names(concepts, papers)
    holders: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for named in frequent:
        for name in named.names:
            holders[named.family, name].append(named)
    for named in frequent:
        yield from find_broader(named, lambda family, name: holders.get((family, name), ()))


def frequent_names(concepts: Mapping[str, Concept], papers: Mapping[str, int]) -> list[Named]:
    """What the rule needs of the frequent ones among concepts, by key; ``papers`` counts the papers that name each."""
    return [name_of(concept) for key, concept in sorted(concepts.items()) if papers.get(key, 0) >= LEAST_PAPERS]


def find_broader(named: Named, holders: Callable[[str, str], Sequence[Named]]) -> Iterator[Assertion]:
    """The BROADER edge of one concept, if it has one; ``holders`` gives the concepts of a family that have a name.

    A name that several concepts have is nobody's.
    """
    for name, sure in named.broader:
        found = holders(named.family, name)
        if len(found) == 1 and found[0].key != named.key:
            if not (named.curated and found[0].curated):
                yield Assertion(named.key, "broader", found[0].key, None, sure, origin="linking")
            return


def name_of(concept: Concept) -> Named:
    """What the rule needs of a concept.

    >>> name_of(Concept("task/x", "Task", "offline deep RL")).broader
    (('deep rl', 0.85), ('rl', 0.85))
    """
    names = sorted({normal_form(name) for name in (concept.name, *concept.aliases)})
    broader = [pair for name in _own_names(concept) for pair in _broader_names(name)]
    family = load_schema().family_of[concept.type]
    return Named(concept.key, family, bool(concept.vocabulary), tuple(names), tuple(broader))


def _own_names(concept: Concept) -> list[str]:
    """The name of a concept and its long forms as texts write them, longest first."""
    long = {unit.long_form.removeprefix("~") for unit in concept.members if unit.long_form}
    names = {concept.name} | {alias for alias in concept.aliases if normal_form(alias) in long}
    return sorted(names, key=lambda name: (-len(name), name))


def _broader_names(name: str) -> list[tuple[str, float]]:
    """Names that a concept broader than one of this name would have. Hyphenated words are never cut."""
    words = name.split()
    heads = [normal_form(" ".join(words[cut:])) for cut in range(1, len(words)) if not _denies(words[cut - 1])]
    parts = normal_form(name).split()
    bases = [" ".join(parts[:-1])] if len(parts) > 1 and _NUMBER.fullmatch(parts[-1]) else []
    return [*((base, VERSION) for base in bases), *((head, HEAD) for head in heads)]


def _denies(word: str) -> bool:
    """Whether a word before a head means that what follows is not what the whole is, or no head."""
    return re.split(r"[-\s]", word.lower())[0] in _DENYING
