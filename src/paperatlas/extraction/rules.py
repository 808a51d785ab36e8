"""The model ``rules``: a spaCy pipeline of our components without any learned part."""

from __future__ import annotations

import hashlib
import logging
import re
from typing import TYPE_CHECKING

import spacy

from paperatlas.extraction.assemble import assemble
from paperatlas.extraction.draft import SEPARATOR, Draft
from paperatlas.extraction.sentences import NAME as SENTENCES
from paperatlas.extraction.spans import NAME as SPANS
from paperatlas.model import Extraction, Paper
from paperatlas.ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "rules"
VERSION = "1"
LONGEST_TITLE = 1_000
LONGEST_ABSTRACT = 20_000
"""Characters of a field that are read; what follows is left unread, and the log says so."""

COMPONENTS = (
    "paperatlas_vocabulary",
    "paperatlas_contributions",
    "paperatlas_abbreviations",
    "paperatlas_terms",
    "paperatlas_roles",
    "paperatlas_results",
    "paperatlas_links",
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_WORD = re.compile(r"[^\w\s]{40,}|[!-~]{300,}")
_LOG = logging.getLogger(__name__)


def build_pipeline() -> Language:
    r"""A pipeline that reads texts of the form "title, blank line, abstract".

    >>> doc = build_pipeline()("CARP: A Policy\n\nWe propose CARP, a policy for cable routing.")
    >>> [(span.text, span.label_) for span in doc.spans["concepts"]][0]
    ('CARP', 'Method')
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in (SENTENCES, *COMPONENTS, SPANS):
        nlp.add_pipe(name)
    return nlp


class RulesModel:
    """Reads papers with vocabulary, patterns and word lists."""

    name = NAME

    def __init__(self, nlp: Language, version: str) -> None:
        self.nlp = nlp
        self.version = version

    def extract(self, paper: Paper) -> Extraction:
        """Read one paper, at most `LONGEST_TITLE` and `LONGEST_ABSTRACT` characters of it."""
        title, abstract = _read(paper, "title", LONGEST_TITLE), _read(paper, "abstract", LONGEST_ABSTRACT)
        draft = Draft(title + SEPARATOR + abstract, len(title))
        doc = self.nlp.make_doc(draft.text)
        doc._.paperatlas = draft
        self.nlp(doc)
        return assemble(draft, paper, self.name, self.version)


def load_rules() -> RulesModel:
    """The model with the shipped vocabulary. Its version changes with the vocabulary."""
    words = repr([repr(entry) for entry in load_vocabulary()])
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return RulesModel(build_pipeline(), f"{VERSION}+{digest}")


def _read(paper: Paper, field: str, longest: int) -> str:
    """What is read of a field: its beginning, each character in its place.

    Halves of characters are replaced, and long runs of signs are blanked: spaCy's tokenizer takes quadratic
    time on them.
    """
    text = paper.text_of(field)
    if len(text) > longest:
        _LOG.warning("%s of '%.60s': read %d of %d characters", field, paper.title, longest, len(text))
    text = _SURROGATE.sub("\ufffd", text[:longest])
    return _NO_WORD.sub(lambda run: " " * len(run[0]), text)
