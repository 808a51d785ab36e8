"""The rival that spaCy brings: its convolutional tagger of names, trained on the annotated papers that we train on.

    python benchmarks/cnn_ner.py TRAIN.jsonl FOLDER --leave-out HELD.jsonl [--epochs 4]

TRAIN.jsonl are annotated papers as `paperatlas evaluate` reads them. The names of their concepts are searched in the
texts, the longest first, none overlapping; what must not be found (``must``: false) is trained on too, as we do. No
vectors, no rules, spaCy's default settings: concepts and their types, no relations, no confidences.
"""

from __future__ import annotations

import argparse
import random
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.training import Example
from thinc.api import fix_random_seed

from paperatlas.evaluation import GoldPaper, read_gold
from paperatlas.extraction.draft import SEPARATOR
from paperatlas.model import Candidate, Extraction, Mention, Paper, Span
from paperatlas.text.normal_form import normal_form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16
LONGEST_NAME = 90
SHORT = 4
"""Letters up to which a name in capitals must stand in capitals."""


class CnnNer:
    """The tagger as a model: what it tags by one name with one type is one concept."""

    name, version = "spaCy CNN", "1"

    def __init__(self, folder: Path) -> None:
        self.nlp = spacy.load(folder)

    def extract(self, paper: Paper) -> Extraction:
        """The concepts of one paper, in the order of the text."""
        doc = self.nlp(f"{paper.title}{SEPARATOR}{paper.abstract}")
        found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for span in doc.ents:
            found[span.label_, normal_form(span.text)].append(_mention(paper, span.start_char, span.end_char))
        return Extraction(paper.digest, self.name, self.version, tuple(_candidates(found)))


def _mention(paper: Paper, start: int, end: int) -> Mention:
    offset = len(paper.title) + len(SEPARATOR)
    if start < offset:
        return Mention("title", start, end, paper.title[start:end])
    return Mention("abstract", start - offset, end - offset, paper.abstract[start - offset : end - offset])


def _candidates(found: dict[tuple[str, str], list[Mention]]) -> Iterator[Candidate]:
    for number, ((kind, _), mentions) in enumerate(found.items(), 1):
        name, *aliases = dict.fromkeys(m.text for m in mentions)
        yield Candidate(f"e{number}", kind, name, 1.0, tuple(mentions), tuple(aliases))


def occurrences(text: str, paper: GoldPaper) -> Iterator[tuple[int, int, str]]:
    """Where the names of a paper's concepts stand in a text, with the type; none overlaps another."""
    taken = bytearray(len(text))
    names = {(name, known.type) for known in paper.entities for name in (known.name, *known.aliases)}
    for name, kind in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        for start, end in _places(text, name):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, kind


def _places(text: str, name: str) -> Iterator[Span]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", name) if word]
    if words and 2 <= len(name) <= LONGEST_NAME:
        case = re.NOFLAG if len(name) <= SHORT and name.isupper() else re.IGNORECASE
        phrase = r"[\s-]+".join(words)
        pattern = rf"(?<![^\W_]){phrase}(?![^\W_])"
        yield from (match.span() for match in re.finditer(pattern, text, case))


def _doc(nlp: Language, paper: GoldPaper) -> Doc:
    doc = nlp.make_doc(f"{paper.title}{SEPARATOR}{paper.abstract}")
    spans = (doc.char_span(*place[:2], label=place[2]) for place in occurrences(doc.text, paper))
    doc.ents = tuple(span for span in spans if span is not None)
    return doc


def train(papers: Sequence[GoldPaper], epochs: int, seed: int = 1) -> Language:
    """A pipeline with a tagger of the papers' types."""
    fix_random_seed(seed)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    docs = [_doc(nlp, paper) for paper in papers]
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(seed)
    for epoch in range(epochs):
        order.shuffle(examples)
        losses: dict[str, float] = {}
        for first in range(0, len(examples), BATCH):
            nlp.update(examples[first : first + BATCH], sgd=optimizer, drop=0.1, losses=losses)
        print(f"epoch {epoch + 1} of {epochs}: loss {losses['ner']:.0f}", flush=True)
    return nlp


def main() -> None:
    """Train and write the folder that `CnnNer` reads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="TRAIN.jsonl", type=Path)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--leave-out", metavar="HELD.jsonl", type=Path, help="papers that are kept for measuring")
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    left_out = {paper.id for paper in read_gold([options.leave_out])} if options.leave_out else set()
    papers = [paper for paper in read_gold([options.gold]) if paper.id not in left_out]
    warnings.filterwarnings("ignore", message=r"\[W030\]")  # names that end inside a token are not trained on
    train(papers, options.epochs).to_disk(options.folder)


if __name__ == "__main__":
    main()
