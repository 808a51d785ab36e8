"""Annotated and machine-labelled papers as targets for the network."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from paperatlas.extraction.joint.network import PAIRS, ROLES
from paperatlas.extraction.joint.pieces import TYPES, WINDOW, Pieces, split
from paperatlas.extraction.joint.texts import JOINT
from paperatlas.ontology.matcher import vocabulary_matcher

Json = dict[str, Any]
OPTIONAL = 0.6
"""Weight of what an annotator calls fair to leave out."""

SECOND_TYPE = 0.35
"""Share of the target that a concept's second fair types get."""


@dataclass
class Example:
    """One paper with its targets; entity k of the paper is row k of ``types``, ``keep`` and ``roles``.

    ``types`` (K, 7) sum to how sure it is that there is a mention; ``roles`` (K, 7); ``pairs`` maps (subject,
    object, place in `PAIRS`) to a probability; ``soft`` marks the labels of a teacher.
    """

    id: str
    pieces: Pieces
    mentions: list[tuple[int, int, int]]
    types: NDArray[np.float32]
    keep: NDArray[np.float32]
    roles: NDArray[np.float32]
    pairs: dict[tuple[int, int, int], float]
    soft: bool = False
    weights: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))


def text_of(title: str, abstract: str) -> str:
    """Title and abstract as one text of single blanks."""
    return title.strip() + JOINT + re.sub(r"\s", " ", abstract).strip()


def read_lines(path: Path) -> list[Json]:
    """The objects of a JSON Lines file, packed with gzip or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def parted(papers: list[Json], seed: int = 7) -> tuple[list[Json], list[Json]]:
    """The papers to train on and the seeded tenth on which thresholds are chosen."""
    shuffled = sorted(papers, key=lambda p: str(p["id"]))
    random.Random(seed).shuffle(shuffled)
    tenth = len(shuffled) // 10
    return shuffled[tenth:], shuffled[:tenth]


def pieces_of(tokenizer: Tokenizer, text: str) -> Pieces:
    """The pieces of a text, cut to one window, with what the vocabulary finds."""
    found = [(m.start, m.end, m.entry.type) for m in vocabulary_matcher(torn=True).find(text)]
    return split(tokenizer, text, found).cut(WINDOW)


def from_gold(tokenizer: Tokenizer, paper: Json) -> Example:
    """An annotated paper as an example. Names are searched in the text, longest first, none overlapping."""
    pieces = pieces_of(tokenizer, text_of(paper["title"], paper["abstract"]))
    entities = paper["entities"]
    place = {entity["id"]: k for k, entity in enumerate(entities)}
    located = ((pieces.locate((start, end)), k) for start, end, k in occurrences(pieces.text, entities))
    must = np.array([bool(e["must"]) for e in entities], bool)
    roles = np.zeros((len(entities), len(ROLES)), np.float32)
    pairs = {}
    for r in paper["relations"]:
        if r["s"] == "paper" and r["p"] in ROLES and r["o"] in place:
            roles[place[r["o"]], ROLES.index(r["p"])] = 1.0 if r["must"] else OPTIONAL
        elif r["p"] in PAIRS and r["s"] in place and r["o"] in place:
            pairs[place[r["s"]], place[r["o"]], PAIRS.index(r["p"])] = 1.0
    return Example(
        id=str(paper["id"]),
        pieces=pieces,
        mentions=[(*span, k) for span, k in located if span],
        types=np.array([_types(e) for e in entities], np.float32).reshape(-1, len(TYPES)),
        keep=np.where(must, 1.0, 0.75).astype(np.float32),
        roles=roles,
        pairs=pairs,
        weights=np.where(must, 1.0, OPTIONAL).astype(np.float32),
    )


def _types(entity: Json) -> NDArray[np.float32]:
    target = np.zeros(len(TYPES), np.float32)
    target[TYPES.index(entity["type"])] = 1
    others = [TYPES.index(t) for t in entity.get("alt_types", []) if t in TYPES and t != entity["type"]]
    if others:
        target *= 1 - SECOND_TYPE
        target[others] += SECOND_TYPE / len(others)
    return target


def occurrences(text: str, entities: Iterable[Json]) -> list[tuple[int, int, int]]:
    """Where names of entities stand in a text: (start, end, entity), longest names first, none overlapping."""
    names = {(f.strip(), k) for k, e in enumerate(entities) for f in (e["name"], *e["aliases"])}
    taken = np.zeros(len(text) + 1, bool)
    found = []
    for name, k in sorted(names, key=lambda n: (-len(n[0]), n)):
        if not 2 <= len(name) <= 90:
            continue
        words = r"[\s\-]+".join(re.escape(w) for w in re.split(r"[\s\-]+", name) if w)
        exact = len(name) <= 4 and name.upper() == name
        for match in re.finditer(rf"(?<![^\W_]){words}(?![^\W_])", text, 0 if exact else re.IGNORECASE):
            if words and not taken[slice(*match.span())].any():
                taken[slice(*match.span())] = True
                found.append((*match.span(), k))
    return sorted(found)


def from_silver(pieces: Pieces, labels: Json, least: int = 15) -> Example:
    """A paper with a teacher's labels (their form is in ``training/README.md``): probabilities in percent."""
    mentions, types, keep, roles, place = [], [], [], [], {}
    for number, (spans, kinds, sure, kept, said) in enumerate(labels["g"]):
        located = [span for span in map(pieces.locate, map(tuple, spans)) if span]
        if sure < least or not located or not sum(kinds):
            continue
        place[number] = len(types)
        mentions += [(*span, len(types)) for span in located]
        share = np.array(kinds, np.float32)
        types.append(share / share.sum() * min(1.0, sure / 100))
        keep.append(kept / 100)
        roles.append(np.array(said, np.float32) / 100)
    pairs = {(place[i], place[j], k): p / 100 for i, j, k, p in labels["p"] if i in place and j in place}
    count = len(types)
    return Example(
        id=str(labels["id"]),
        pieces=pieces,
        mentions=mentions,
        types=np.array(types, np.float32).reshape(count, len(TYPES)),
        keep=np.array(keep, np.float32),
        roles=np.array(roles, np.float32).reshape(count, len(ROLES)),
        pairs=pairs,
        soft=True,
        weights=np.ones(count, np.float32),
    )


def silver(tokenizer: Tokenizer, labels: Path, corpus: Path, leave_out: set[str], count: int) -> Iterator[Example]:
    """A seeded sample of a corpus's machine-labelled papers, in the corpus's order.

    Papers whose folded title is in ``leave_out`` are passed over.
    """
    lines = {str(line["id"]): line for line in read_lines(labels) if line["g"]}
    drawn = set(random.Random(11).sample(sorted(lines), min(count, len(lines))))
    for paper in read_lines(corpus):
        if str(paper["id"]) in drawn and folded(paper["title"]) not in leave_out:
            pieces = pieces_of(tokenizer, text_of(paper["title"], paper["abstract"]))
            yield from_silver(pieces, lines[str(paper["id"])])


def folded(title: str) -> str:
    """A title by which the same paper is known again."""
    return re.sub(r"\W+", " ", title.lower()).strip()
