"""The paper's own contributions: what its title puts before a colon, and what it says that it proposes.

1. "CARP: ..." in the title.  2. "we propose (a novel) X".  3. "called / named / dubbed X".
The noun that describes the contribution ("a benchmark", "a simulator") decides between method and resource.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from paperatlas.extraction.draft import Draft, Term, draft_of
from paperatlas.extraction.lexicon import GENERIC, RESOURCE_HEADS, ROBOT_HEADS
from paperatlas.extraction.phrases import is_name_like, name_at, runs, singular
from paperatlas.model import Span

NAME = "paperatlas_contributions"

_TITLE = re.compile(r"\s*([^:]{2,45}?)\s*:\s")
_PROPOSE = re.compile(
    r"\b(?:we|(?:this|the|our) (?:paper|work|article|letter|study|thesis|report))\s+"
    r"(?:(?:\w+ly|also|then|first|here)\s+)?"
    r"(?:propose|introduce|present|develop|describe|design|devise|contribute|release|formulate|derive|construct|create"
    r"|build|offer|provide)s?\b(?:\s+and\s+\w+)?\s",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined|namely|titled|we (?:call|name|term|dub)(?: (?:it|this|our \w+))?|"
    r"referred to as|(?:our|the|this|a|an)(?: new| novel)? (?:proposed )?"
    r"(?:method|approach|framework|algorithm|model|system|benchmark|dataset|simulator),)\s",
    re.IGNORECASE,
)
_DESCRIPTION = 110
_KINDS = re.compile(
    rf"\b({'|'.join([*RESOURCE_HEADS, 'method', 'framework', 'algorithm', 'model', 'approach'])})s?\b", re.I
)
_TITLE_SCORE, _NAME_SCORE, _PHRASE_SCORE = 0.85, 0.75, 0.47


@Language.factory(NAME, assigns=["doc._.paperatlas"])
class Contributions:
    """Finds what the paper offers as its own."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Add a term for each place of each contribution."""
        draft = draft_of(doc)
        for span, kind, score in [*_in_title(draft), *_in_sentences(draft)]:
            known = {(t.span, t.own) for t in draft.terms}
            for place in [span, *draft.occurrences(draft.text[slice(*span)])]:
                if (place, True) not in known:
                    known.add((place, True))
                    draft.add(Term(*place, kind, score, NAME, own=kind not in ("Robot", "Task")))
        return doc


Found = tuple[Span, str, float]


def _in_title(draft: Draft) -> Iterator[Found]:
    match = _TITLE.match(draft.text, 0, draft.title_end)
    if not match:
        return
    words = match[1].split()
    is_name = is_name_like(words[0]) or len(words) == 1 or draft.text.count(match[1]) > 1
    if is_name and len(words) <= _LONGEST_TITLE_NAME and match[1][0].isalnum():
        yield match.span(1), _kind(draft.text[match.end() : draft.title_end], "Method"), _TITLE_SCORE


_LONGEST_TITLE_NAME = 4


def _in_sentences(draft: Draft) -> Iterator[Found]:
    for start, end in draft.sentences:
        for cue in _PROPOSE.finditer(draft.text, start, end):
            yield from _after_proposal(draft, cue.end(), end)
        for cue in _CALLED.finditer(draft.text, start, end):
            name = name_at(draft.text, cue.end(), end)
            if name and _is_contribution(draft.text, start, end):
                kind = _last_kind(draft.text[max(start, cue.start() - _DESCRIPTION) : cue.end()])
                yield name, kind, _NAME_SCORE


def _is_contribution(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\b(?:we|our|this|is proposed|is presented|proposed)\b", text[start:end], re.IGNORECASE))


def _after_proposal(draft: Draft, start: int, end: int) -> Iterator[Found]:
    """The name that follows, or the noun phrase that does."""
    text = draft.text
    name = name_at(text, start, end)
    if name and any(is_name_like(w) for w in text[slice(*name)].split()):
        yield name, _kind(text[name[1] : min(end, name[1] + _DESCRIPTION)], "Method"), _NAME_SCORE
        return
    run = next(runs(text, (start, min(end, start + _DESCRIPTION))), None)
    if run is None:
        return
    words = run.words[-4:]
    head = singular(text[slice(*words[-1])])
    if len(words) > 1 and not all(text[slice(*w)].lower() in GENERIC for w in words):
        yield (words[0][0], words[-1][1]), _KIND_OF_HEAD.get(head, "Method"), _PHRASE_SCORE


_KIND_OF_HEAD = {**RESOURCE_HEADS, **dict.fromkeys(ROBOT_HEADS, "Robot")}


def _kind(description: str, otherwise: str) -> str:
    """The type by the first noun of a description that tells one."""
    match = _KINDS.search(description)
    return RESOURCE_HEADS.get(match[1].lower(), "Method") if match else otherwise


def _last_kind(description: str) -> str:
    """The type by the last such noun: "a benchmark of policies called X"."""
    matches = _KINDS.findall(description)
    return RESOURCE_HEADS.get(matches[-1].lower(), "Method") if matches else "Method"
