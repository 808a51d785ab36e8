"""Numbers that state performance, tied to the method, benchmark and metric that their sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.attribution import Attribution
from paperatlas.extraction.comparison import REACHED, comparison
from paperatlas.extraction.draft import Draft, Number, draft_of
from paperatlas.extraction.measures import METRIC, metric
from paperatlas.extraction.values import TIMES, values
from paperatlas.model import Span

NAME = "paperatlas_results"

_ROW = re.compile(
    r"[\s\$)]*(?:on [^,;.()]{1,40}|[^\w.;]{0,4})?(?:,? and|,|,? or)?(?: by| over| up to)?[\s\$+~]*", re.IGNORECASE
)
"""What stands between two numbers that are meant alike."""

_SCORES = {"%": 0.67, "x": 0.75}
_OTHER_SCORE = 0.62
"""How often value, method and benchmark are all right, by kind of unit: counted on annotated training papers."""


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Results:
    """Finds reported numbers."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add the numbers of the text to the draft."""
        draft = draft_of(doc)
        for sentence in draft.sentences:
            draft.numbers.extend(_numbers(draft, sentence))
        return doc


def _numbers(draft: Draft, sentence: Span) -> Iterator[Number]:
    """The numbers of a sentence, each with what it is about."""
    found = values(draft.text, sentence, [term.span for term in draft.terms_in(sentence, METRIC)])
    if not found:
        return
    spans = [value.span for value in found]
    owners = Attribution(draft, sentence, spans)
    meant, last = REACHED, sentence[0]
    for span, unit in found:
        in_a_row = _ROW.fullmatch(draft.text, last, span[0])
        meant = comparison(draft.text, sentence, span, meant if in_a_row else REACHED)
        last = span[1]
        yield Number(
            span=span,
            sentence=sentence,
            score=_SCORES.get(unit or "", _OTHER_SCORE),
            by=NAME,
            unit=unit,
            comparison=meant,
            method=owners.method(span),
            benchmark=owners.resource(span),
            metric=metric(draft, sentence, span, spans, of_time=meant == "faster" or unit in TIMES),
        )
