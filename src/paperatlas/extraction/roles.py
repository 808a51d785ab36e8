"""What the paper says of its terms: predicates by type of the term and by the words around it in its sentence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.cues import BETTER, COMPARED, EXTENDS, REACH
from paperatlas.extraction.draft import Cue, Draft, Term, draft_of
from paperatlas.model import Span

NAME = "paperatlas_roles"

_PLAIN = {
    "Task": ("addresses", 0.98),
    "Robot": ("usesRobot", 0.98),
    "Benchmark": ("evaluatedOn", 0.97),
    "Dataset": ("evaluatedOn", 0.97),
    "Simulator": ("evaluatedOn", 0.97),
}


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Roles:
    """Finds claims."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the claims of the paper about its terms, and those of its own method about other terms."""
        draft = draft_of(doc)
        own = _own_method(draft)
        for term in draft.terms:
            sentence = draft.sentence_of(term.span)
            if term.own:
                predicate = "proposes" if term.type == "Method" else "introduces"
                draft.cues.append(Cue(predicate, term.span, sentence, 0.9, NAME))
            elif term.type == "Method":
                _add_method_cues(draft, term, sentence, own)
            elif term.type in _PLAIN:
                predicate, score = _PLAIN[term.type]
                draft.cues.append(Cue(predicate, term.span, sentence, score, NAME))
            if term.type == "Task" and own and not term.own:
                _add_application(draft, term, sentence, own)
        return doc


def _own_method(draft: Draft) -> Term | None:
    """The paper's main method: its own that is surest, then first."""
    own = [t for t in draft.terms if t.own and t.type == "Method"]
    return min(own, key=lambda t: (-t.score, t.start), default=None)


def _add_method_cues(draft: Draft, term: Term, sentence: Span, own: Term | None) -> None:
    before = draft.text[max(sentence[0], term.start - REACH) : term.start]
    if COMPARED.search(before):
        draft.cues.append(Cue("comparesWith", term.span, sentence, 0.65, NAME))
        if own and BETTER.search(before):
            draft.cues.append(Cue("outperforms", term.span, sentence, 0.6, NAME, own.span))
        return
    draft.cues.append(Cue("uses", term.span, sentence, 0.78, NAME))
    if own and EXTENDS.search(before[-40:]):
        draft.cues.append(Cue("extends", term.span, sentence, 0.4, NAME, own.span))


def _add_application(draft: Draft, term: Term, sentence: Span, own: Term) -> None:
    in_title = term.start < draft.title_end
    together = any(t.own and sentence[0] <= t.start < sentence[1] for t in draft.terms)
    score = 0.65 if in_title else 0.5 if together else 0.0
    if score:
        draft.cues.append(Cue("appliedTo", term.span, sentence, score, NAME, own.span))
