"""What the benchmarks compare: our models, parts of them alone, and spaCy's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from paperatlas import registry
from paperatlas.extraction import Model, load_model
from paperatlas.extraction.pipeline import PipelineModel, vocabulary_digest
from paperatlas.model import Extraction, Paper

LEARNED = ("small", "base")
"""Our registered models with a learned part, the fastest first."""


class Blank:
    """spaCy's tokenizer and sentences, nothing found: what any pipeline of spaCy costs at least."""

    name, version = "spaCy blank", "1"

    def __init__(self) -> None:
        import spacy

        self.nlp = spacy.blank("en")
        self.nlp.add_pipe("sentencizer")

    def extract(self, paper: Paper) -> Extraction:
        """Tokenize a paper."""
        self.nlp(f"{paper.title}\n\n{paper.abstract}")
        return Extraction(paper.digest, self.name, self.version)


def load_vocabulary_alone() -> Model:
    """The matcher of the curated vocabulary, with our assembly behind it."""
    return PipelineModel("vocabulary", vocabulary_digest(), ("paperatlas_vocabulary",))


def load_reader(name: str) -> Model:
    """A reader by its name in `reader_names`: ``cnn:FOLDER``, a registered model, or a folder of one."""
    kind, _, folder = name.partition(":")
    if kind == "cnn" and folder:
        from cnn_ner import CnnNer

        return CnnNer(Path(folder))
    return _OWN[name]() if name in _OWN else load_model(name)


def reader_names(cnn: Path | None, models: list[str] | None) -> list[str]:
    """The names of what is compared, the fastest first. Without ``models`` the registered ones with a learned part."""
    known = registry.names(registry.MODELS)
    learned = [name for name in LEARNED if name in known] if models is None else models
    return [*_OWN, "rules", *([f"cnn:{cnn}"] if cnn else []), *learned]


_OWN: Mapping[str, Callable[[], Model]] = {Blank.name: Blank, "vocabulary": load_vocabulary_alone}
