"""The learned component of the pipeline: reads a document with the joint network and settles what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.concepts import find_candidates
from paperatlas.extraction.draft import Draft, Group, Term, draft_of
from paperatlas.extraction.joint.candidates import LEAST, own_anyway, to_claims, to_groups
from paperatlas.extraction.joint.claims import Claims, Said
from paperatlas.extraction.joint.folder import SHIPPED, digest
from paperatlas.extraction.joint.gather import Found, Gathering, confidences
from paperatlas.extraction.joint.naming import Spelling
from paperatlas.extraction.joint.network import OWN, JointNetwork, Reading
from paperatlas.extraction.joint.pieces import TYPES, Pieces, load_tokenizer, split
from paperatlas.extraction.joint.same import Doubles
from paperatlas.extraction.joint.texts import Texts
from paperatlas.extraction.joint.votes import Votes, from_json
from paperatlas.ontology.vocabulary import Vocabulary, load_vocabulary
from paperatlas.text.abbreviations import is_short_form, spells_out

NAME = "paperatlas_joint"


@Language.factory(NAME, assigns=["doc._.paperatlas"], default_config={"folder": None})
class JointReader:
    """Finds concepts and claims with the model in ``folder`` (the default one without).

    What other components found before has a vote.
    """

    def __init__(self, nlp: Language, name: str, folder: str | None) -> None:
        self.name = name
        where = Path(folder) if folder else SHIPPED / "base"
        decision = json.loads((where / "decision.json").read_text(encoding="utf-8"))
        self.version = digest(where)
        self._tokenizer = load_tokenizer(where / "tokenizer.json")
        self._network = JointNetwork(where)
        self.votes = {name: from_json(decision[name]) for name in ("same", "concepts", "roles", "pairs")}
        self._words: dict[str, int] = self._tokenizer.get_vocab()
        self._spelled = Spelling(spelled_out(load_vocabulary()))

    def __call__(self, doc: Doc) -> Doc:
        """Settle the document's concepts and claims; its own terms take the place of the others'."""
        draft = draft_of(doc)
        texts, reading = self.read(draft)
        found = concepts(texts, reading, self.votes)
        sure, said = settle(found, texts, reading, self.votes, LEAST)
        own = own_anyway(found, sure, said, self.votes)
        groups = to_groups(draft, found, sure, self.votes["concepts"], own)
        draft.claims = to_claims(draft, groups, said, self.votes, own, self.name, self.version)
        draft.groups = groups + _of_other_types(draft, len(groups))
        draft.terms = _terms(draft, self.name)
        return doc

    def read(self, draft: Draft) -> tuple[Texts, Reading]:
        """What the network says of a draft's text, with what it is to be read beside."""
        texts = Texts(draft, self._spelled, self._words)
        pieces = self._pieces(texts)
        hints = (pieces.locate(texts.read(term.span)) for term in draft.terms if term.type in TYPES)
        return texts, self._network.read(pieces, [hint for hint in hints if hint])

    def _pieces(self, texts: Texts) -> Pieces:
        known = [(*texts.read(t.span), t.type) for t in texts.draft.terms if t.key]
        return split(self._tokenizer, texts.joined, known)


def settle(
    found: Sequence[Found], texts: Texts, reading: Reading, votes: Mapping[str, Votes], least: float = 0.0
) -> tuple[list[float], list[Said]]:
    """How sure the votes are of each concept, and the claims that are ``least`` sure."""
    sure = confidences(found, votes["concepts"])
    return sure, list(Claims(reading, texts, found, sure, votes, least))


def concepts(texts: Texts, reading: Reading, votes: Mapping[str, Votes]) -> list[Found]:
    """The concepts of a text, each once, in the order of their first mention."""
    gathering = Gathering(reading, texts)
    return gathering.joined(Doubles.of(gathering.concepts(), reading, texts).joined(votes["same"]))


def spelled_out(vocabulary: Vocabulary) -> dict[str, str]:
    """The short forms of the vocabulary that stand for one name only, with that name."""
    long: dict[str, set[str]] = {}
    for entry in vocabulary:
        for label in entry.labels:
            if is_short_form(label) and spells_out(label, entry.name):
                long.setdefault(label, set()).add(entry.name)
    return {short: next(iter(names)) for short, names in sorted(long.items()) if len(names) == 1}


def _of_other_types(draft: Draft, known: int) -> list[Group]:
    """Candidates of terms whose type the network was not taught: classes that a user added to the ontology."""
    others = Draft(draft.text, draft.title_end, draft.sentences, draft.pairs)
    for term in draft.terms:
        if term.type not in TYPES:
            others.add(term)
    return find_candidates(others, known + 1) if others.terms else []


def _terms(draft: Draft, by: str) -> list[Term]:
    """The mentions of the accepted candidates as terms; ``own`` where the paper proposes or introduces them."""
    own = {c.object for c in draft.claims or () if c.accepted and c.predicate in OWN}
    return [
        Term(*span, g.candidate.type, g.candidate.confidence, by, own=g.candidate.id in own)
        for g in draft.groups or ()
        if g.candidate.accepted
        for span in g.spans
    ]
