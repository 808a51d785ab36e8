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
from collections.abc import Iterator, Mapping

from paperatlas.model import Assertion, Concept
from paperatlas.ontology import load_schema
from paperatlas.text.normal_form import normal_form

LEAST_PAPERS = 3
"""Papers that must mention either concept."""
HEAD, VERSION = 0.85, 0.95
"""How sure each form of the rule is."""

_DENYING = ("anti", "non", "no", "pseudo", "quasi", "un", "without", "beyond", "to", "from", "of", "and", "or", "vs")
_NUMBER = re.compile(r"v?\d[\w.]*")

_Names = Mapping[tuple[str, str], str]
"""The frequent concept that has a name of a family."""


def broader_by_name(concepts: Mapping[str, Concept], papers: Mapping[str, int]) -> Iterator[Assertion]:
    """BROADER edges between concepts by their names; ``papers`` counts the papers that mention each."""
    frequent = [concept for key, concept in sorted(concepts.items()) if papers.get(key, 0) >= LEAST_PAPERS]
    names = _by_name(frequent)
    for concept in frequent:
        found = next(filter(None, (_broader(name, concept, names) for name in _own_names(concept))), None)
        if found and not (concept.vocabulary and concepts[found[0]].vocabulary):
            yield Assertion(concept.key, "broader", found[0], None, found[1], origin="linking")


def _by_name(concepts: list[Concept]) -> _Names:
    """Names that several concepts have are nobody's."""
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in concepts:
        for name in {normal_form(name) for name in (concept.name, *concept.aliases)}:
            holders[_family(concept), name].append(concept.key)
    return {name: keys[0] for name, keys in holders.items() if len(keys) == 1}


def _own_names(concept: Concept) -> list[str]:
    """The name of a concept and its long forms as texts write them, longest first."""
    long = {unit.long_form.removeprefix("~") for unit in concept.members if unit.long_form}
    names = {concept.name} | {alias for alias in concept.aliases if normal_form(alias) in long}
    return sorted(names, key=lambda name: (-len(name), name))


def _broader(name: str, concept: Concept, names: _Names) -> tuple[str, float] | None:
    """The key of the broader concept that a name tells, and how sure that is. Hyphenated words are never cut."""
    words = name.split()
    heads = (normal_form(" ".join(words[cut:])) for cut in range(1, len(words)) if not _denies(words[cut - 1]))
    parts = normal_form(name).split()
    bases = [" ".join(parts[:-1])] if len(parts) > 1 and _NUMBER.fullmatch(parts[-1]) else []
    for found, sure in ((bases, VERSION), (heads, HEAD)):
        keys = (names.get((_family(concept), other)) for other in found)
        key = next((key for key in keys if key and key != concept.key), None)
        if key:
            return key, sure
    return None


def _denies(word: str) -> bool:
    """Whether a word before a head means that what follows is not what the whole is, or no head."""
    return re.split(r"[-\s]", word.lower())[0] in _DENYING


def _family(concept: Concept) -> str:
    return load_schema().family_of[concept.type]
