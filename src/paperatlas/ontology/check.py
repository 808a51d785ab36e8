"""What can be wrong with a vocabulary, and is found by looking at it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from paperatlas.ontology.schema import load_schema
from paperatlas.ontology.vocabulary import Entry, Vocabulary, concept_key
from paperatlas.text.normal_form import normal_form


def check_vocabulary(vocabulary: Vocabulary) -> list[str]:
    """Every problem as one line: clashes, cycles, broader across families, what is missing, words with no case mark."""
    checks = (_keys, _labels, _marks, _clashes, _broader, _cycles, _words, _dead_types)
    return [problem for check in checks for problem in check(vocabulary)]


def _keys(vocabulary: Vocabulary) -> Iterator[str]:
    for entry in vocabulary:
        expected = concept_key(load_schema().family_of[entry.type], entry.name)
        if entry.key != expected:
            yield f"{entry.key}: the key of '{entry.name}' is {expected}"


def _labels(vocabulary: Vocabulary) -> Iterator[str]:
    for entry in vocabulary:
        if not entry.definition:
            yield f"{entry.key}: has no skos:definition"
        folded = [normal_form(label) for label in entry.labels]
        for label, form in zip(entry.labels, folded, strict=True):
            if not form:
                yield f"{entry.key}: nothing of the label '{label}' can be compared"
            elif folded.count(form) > 1 and label != entry.name and label not in entry.case_sensitive:
                yield f"{entry.key}: the label '{label}' repeats another after folding"


def _marks(vocabulary: Vocabulary) -> Iterator[str]:
    for entry in vocabulary:
        for label in sorted(set(entry.link_only) - set(entry.labels)):
            yield f"{entry.key}: the link-only label '{label}' is none of its labels"
        if entry.class_only and entry.link_only:
            yield f"{entry.key}: is class-only, so that its link-only labels say nothing"
        if entry.context and not entry.case_sensitive:
            yield f"{entry.key}: has context words and no case-sensitive label that they are for"


def _clashes(vocabulary: Vocabulary) -> Iterator[str]:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in vocabulary:
        for label in entry.labels:
            holders[load_schema().family_of[entry.type], normal_form(label)].add(entry.key)
    for (_, label), keys in sorted(holders.items()):
        if len(keys) > 1:
            yield f"{', '.join(sorted(keys))}: share the label '{label}' inside one family"


def _broader(vocabulary: Vocabulary) -> Iterator[str]:
    for entry in vocabulary:
        for key in entry.broader:
            if key not in vocabulary.entries:
                yield f"{entry.key}: its broader concept {key} is no entry"
            elif key.partition("/")[0] != entry.key.partition("/")[0]:
                yield f"{entry.key}: its broader concept {key} is of another family"


def _cycles(vocabulary: Vocabulary) -> Iterator[str]:
    for entry in vocabulary:
        if entry.key in vocabulary.ancestors(entry.key):
            yield f"{entry.key}: is broader than itself"


def _words(vocabulary: Vocabulary) -> Iterator[str]:
    """A label that is one ordinary English word would be found everywhere, unless its letter case must fit."""
    words = ordinary_words()
    for entry in vocabulary:
        for label in entry.labels:
            if _joined(label) in words and label not in entry.case_sensitive and not _is_plain(entry, label):
                yield f"{entry.key}: the label '{label}' is an ordinary word; mark it pa:caseSensitiveLabel"


def _joined(label: str) -> str:
    """A label as the matcher also searches it: in lower case, without its hyphen or blank."""
    return label.lower().replace("-", "").replace(" ", "") if len(normal_form(label).split()) == 2 else label.lower()


def _is_plain(entry: Entry, label: str) -> bool:
    """Whether the label is lower-case itself, and so means what the word means (accuracy, navigation)."""
    return label == label.lower() or (label[0].isupper() and label[1:].islower() and entry.name == label.lower())


@cache
def ordinary_words() -> frozenset[str]:
    """Ordinary English words that names of methods, robots and benchmarks are also spelled as."""
    text = files("paperatlas.ontology").joinpath("ordinary_words.txt").read_text("utf-8")
    return frozenset(text.split())


def _dead_types(vocabulary: Vocabulary) -> Iterator[str]:
    used = {entry.type for entry in vocabulary}
    yield from (f"{kind}: the type has no entry" for kind in load_schema().concept_types if kind not in used)
