"""A pipeline of single components over texts that the tests write."""

from collections.abc import Callable

import pytest
import spacy

from paperatlas.extraction.draft import Draft, draft_of


@pytest.fixture(scope="session")
def read() -> Callable[..., Draft]:
    """Run named components over a text and return the draft."""

    def run(text: str, *components: str) -> Draft:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        for name in components:
            nlp.add_pipe(name)
        return draft_of(nlp(text))

    return run
