"""Terms by their form: noun phrases with a telling head, and names in lists after "evaluated on" or "outperforms"."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Draft, Term, draft_of
from paperatlas.extraction.heads import type_of_phrase
from paperatlas.extraction.lexicon import GENERIC, RESOURCE_HEADS, SINGLE_TASKS
from paperatlas.extraction.phrases import Run, is_name_like, runs, singular
from paperatlas.model import Span

NAME = "paperatlas_terms"

_SCORES = {"Method": 0.36, "Task": 0.28, "Robot": 0.36, "Metric": 0.22}
_COMPARED_SCORE, _TESTED_SCORE, _BEFORE_NOUN_SCORE = 0.45, 0.2, 0.6
_LONGEST = 4
_ON = re.compile(
    r"\b(?:evaluat\w+|experiment\w*|result\w*|test\w*|validat\w+|perform\w*|train\w*|benchmark\w*|dataset\w*)\b"
    r"[^.;]{0,60}?\b(?:on|in|including|such as|from)\s",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:outperform\w*|surpass\w*|compared (?:to|with)|comparison with|better than"
    r"|baselines?,? (?:such as|like|including)|over|than|baselines)\s",
    re.IGNORECASE,
)
_LIST_REACH = 90


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class NounPhrases:
    """Finds phrases and names that the vocabulary does not know."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add terms where none stand yet."""
        draft = draft_of(doc)
        for sentence in draft.sentences:
            for run in runs(draft.text, sentence):
                _add_phrase(draft, run)
            _add_names(draft, sentence, _COMPARED, "Method")
            _add_names(draft, sentence, _ON, "Benchmark")
        return doc


def _add_phrase(draft: Draft, run: Run) -> None:
    words = run.words[-_LONGEST:]
    span = words[0][0], words[-1][1]
    texts = [draft.text[slice(*w)] for w in words]
    head = singular(texts[-1])
    if head in RESOURCE_HEADS:
        _add_named_resource(draft, words, RESOURCE_HEADS[head])
        return
    kind = type_of_phrase(" ".join(texts), run.before) or ""
    if kind not in _SCORES or not draft.is_free(span):
        return
    single_task = len(words) == 1 and head in SINGLE_TASKS
    if single_task or (len(words) > 1 and not all(t.lower() in GENERIC for t in texts)):
        draft.add(Term(*span, kind, _SCORES[kind], NAME))


def _add_named_resource(draft: Draft, words: tuple[Span, ...], kind: str) -> None:
    """Add the name before the noun of "the MultiWOZ dataset"."""
    if len(words) > 1 and is_name_like(draft.text[slice(*words[-2])]) and draft.is_free(words[-2]):
        draft.add(Term(*words[-2], kind, _BEFORE_NOUN_SCORE, NAME))


def _add_names(draft: Draft, sentence: Span, cue: re.Pattern[str], kind: str) -> None:
    """Names in a list after a cue."""
    for match in cue.finditer(draft.text, *sentence):
        for word in re.finditer(
            r"[^\W_][\w+*#-]*(?:\.\d+)?", draft.text[match.end() : min(sentence[1], match.end() + _LIST_REACH)]
        ):
            span = match.end() + word.start(), match.end() + word.end()
            if is_name_like(word[0]) and draft.is_free(span):
                draft.add(Term(*span, kind, _COMPARED_SCORE if kind == "Method" else _TESTED_SCORE, NAME))
