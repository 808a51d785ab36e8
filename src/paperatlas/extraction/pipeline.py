"""A model as a spaCy pipeline: the components that read a text one after the other, then the assembly."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy

from paperatlas.extraction.assemble import assemble
from paperatlas.extraction.draft import SEPARATOR, Draft
from paperatlas.extraction.sentences import NAME as SENTENCES
from paperatlas.extraction.spans import NAME as SPANS
from paperatlas.model import Extraction, Paper
from paperatlas.ontology.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_TITLE = 1_000
LONGEST_ABSTRACT = 20_000
"""Characters of a field that are read; what follows is left unread, and the log says so."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NO_WORD = re.compile(r"[^\w\s]{40,}|[!-~]{300,}")
_LOG = logging.getLogger(__name__)


def build_pipeline(components: Sequence[str], config: Mapping[str, Mapping[str, Any]] | None = None) -> Language:
    r"""A pipeline of components, by the names of their factories, that reads texts "title, blank line, abstract".

    >>> nlp = build_pipeline(["paperatlas_vocabulary", "paperatlas_contributions"])
    >>> doc = nlp("CARP: A Policy\n\nWe propose CARP, a policy for cable routing.")
    >>> [(span.text, span.label_) for span in doc.spans["concepts"]][0]
    ('CARP', 'Method')
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in (SENTENCES, *components, SPANS):
        nlp.add_pipe(name, config=dict((config or {}).get(name, {})))
    return nlp


class PipelineModel:
    """Reads papers with a pipeline. ``nlp`` is spaCy's: users may add components to it."""

    def __init__(
        self, name: str, version: str, components: Sequence[str], config: Mapping[str, Mapping[str, Any]] | None = None
    ) -> None:
        self.name, self.version = name, version
        self.nlp = build_pipeline(components, config)

    def extract(self, paper: Paper) -> Extraction:
        """Read one paper, at most `LONGEST_TITLE` and `LONGEST_ABSTRACT` characters of it."""
        title, abstract = _beginning(paper, "title", LONGEST_TITLE), _beginning(paper, "abstract", LONGEST_ABSTRACT)
        text = _readable(title) + SEPARATOR + _readable(abstract)
        draft = Draft(text, len(title), original=title + SEPARATOR + abstract)
        doc = self.nlp.make_doc(text)
        doc._.paperatlas = draft
        self.nlp(doc)
        return assemble(draft, paper, self.name, self.version)


@cache
def vocabulary_digest() -> str:
    """The first eight hexadecimal digits of the SHA-256 of the shipped vocabulary."""
    words = repr([repr(entry) for entry in load_vocabulary()])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _beginning(paper: Paper, field: str, longest: int) -> str:
    text = paper.text_of(field)
    if len(text) > longest:
        _LOG.warning("%s of '%.60s': read %d of %d characters", field, paper.title, longest, len(text))
    return text[:longest]


def _readable(text: str) -> str:
    """A text with each character in its place, that every component can read.

    Halves of characters are replaced, and long runs of signs are blanked: spaCy's tokenizer takes quadratic
    time on them.
    """
    return _NO_WORD.sub(lambda run: " " * len(run[0]), _SURROGATE.sub("\ufffd", text))
