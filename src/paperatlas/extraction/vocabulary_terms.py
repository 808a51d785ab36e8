"""Terms of the curated vocabulary."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Term, draft_of
from paperatlas.ontology.matcher import Matcher, vocabulary_matcher
from paperatlas.ontology.vocabulary import load_vocabulary

NAME = "paperatlas_vocabulary"

_SCORES = {
    "Method": 0.62,
    "Task": 0.55,
    "Benchmark": 0.55,
    "Dataset": 0.75,
    "Simulator": 0.85,
    "Robot": 0.62,
    "Metric": 0.5,
}
_ONE_WORD_SCORES = {"Method": 0.4, "Task": 0.23, "Metric": 0.38, "Robot": 0.55}
"""How often a match is a concept of the paper's graph, by type, for names and for single common words: measured on a
seeded tenth of the training papers."""
_OTHER_SCORE = 0.5


@Language.factory(NAME, assigns=["doc._.paperatlas"], default_config={"folder": None})
class VocabularyTerms:
    """Finds the concepts of the vocabulary in ``folder`` (the shipped one without)."""

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        self.name = name
        self.matcher = Matcher(load_vocabulary(Path(folder)), torn=True) if folder else vocabulary_matcher(torn=True)

    def __call__(self, doc: Doc) -> Doc:
        """Add a term for each match, and one for each family where entries of several share a name."""
        draft = draft_of(doc)
        for match in self.matcher.find(draft.text):
            entry = match.entry
            score = _score(entry.type, draft.text[match.start : match.end])
            draft.add(Term(match.start, match.end, entry.type, score, NAME, entry.key, entry.name))
        return doc


def _score(kind: str, text: str) -> float:
    score = _SCORES.get(kind, _OTHER_SCORE)
    return _ONE_WORD_SCORES.get(kind, score) if text.isalpha() and text[1:].islower() else score
