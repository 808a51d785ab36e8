"""Which paragraphs of a copied web page are titles and abstracts; the rest is page furniture.

1. Prose (long paragraphs, full sentences) is abstract. Paragraphs between two pieces of prose are a *run*.
2. A sentence that directly follows an abstract is its end.
3. Of each run one paragraph is the title of the abstract below: the one that looks most like a title (length, capital
   letters, words like "for" and "with", a colon) and least like furniture (counts, dates, lists of names, what stands
   on the page again and again), the nearer to the abstract the better.
4. Where runs mostly are a single title, another good title in a run is a paper whose abstract is missing.

Known weakness: a paper without abstract on a page with furniture between its papers is lost; a title that ends in a
period is taken for the end of the abstract above.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from paperatlas.sources.paragraphs import Paragraph

_LABEL = re.compile(r"(?:title|abstract|summary)\s*:\s*", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"title\s*:", re.IGNORECASE)
_AUTHORS = re.compile(r"authors?\s*:", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"[•·©|]|https?:|\w[\w ]{0,20}:$"
    r"|(?:authors?|subjects?|comments?|keywords?|venue|published|submitted|updated|posted|by|from)\b\s*(?:by|on|:)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<![\w-])[+-]?\d[\d.,]*\s?[kKmM%]?(?![\w-])")
_LINKING_WORD = re.compile(
    r"\b(?:an?|are|as|at|based|beyond|by|can|do|does|for|from|how|in|into|is|of|on|or|that|the|through|to|towards?|under"
    r"|using|via|what|when|who|why|with|without|you|your)\b|^(?:An?|The|On|How|Towards?|What|When|Why)\s"
)
_FIGURE = re.compile(
    r"\d[\d.,]*\w?|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|ober)?\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 5
_SHORT = 4
_WORST_TITLE = 1.0
_WORST_LONE_TITLE = -1.5
_GOOD_TITLE = 4.0
_STEP = 0.25


@dataclass(slots=True)
class PagePaper:
    """A title with the paragraphs of its abstract; no title where prose stands alone."""

    title: Paragraph | None
    abstract: list[Paragraph] = field(default_factory=list)


def find_papers(paragraphs: list[Paragraph]) -> Iterator[PagePaper]:
    """The papers of a page in their order, and prose that no title stands above."""
    repeated = _repeated(paragraphs)
    sections = _sections(paragraphs, repeated)
    inner = sections[1:-1]
    is_plain = bool(inner) and 2 * sum(len(run) == 1 for run, _ in inner) >= len(inner)
    for place, (run, prose) in enumerate(sections):
        scores = [_score(p, repeated) - _STEP * (len(run) - 1 - n) for n, p in enumerate(run)]
        title = _best(scores) if prose else None
        if is_plain:
            yield from (PagePaper(run[n]) for n in _bare_titles(run, scores, title, is_top=place == 0))
        if prose:
            yield PagePaper(run[title] if title is not None else None, prose)


Section = tuple[list[Paragraph], list[Paragraph]]


def _sections(paragraphs: list[Paragraph], repeated: set[str]) -> list[Section]:
    """The page as pairs of a run and the prose below it; the last has no prose."""
    sections: list[Section] = [([], [])]
    for paragraph in paragraphs:
        run, prose = sections[-1]
        if _is_prose(paragraph) or (prose and _ends_abstract(paragraph, repeated)):
            prose.append(paragraph)
        elif prose:
            sections.append(([paragraph], []))
        else:
            run.append(paragraph)
    return sections if not sections[-1][1] else [*sections, ([], [])]


def _is_prose(paragraph: Paragraph) -> bool:
    return paragraph.is_prose and not _AUTHORS.match(paragraph.text) and not _is_name_list(paragraph.text)


def _ends_abstract(paragraph: Paragraph, repeated: set[str]) -> bool:
    if "©" in paragraph.text or _pattern(paragraph) in repeated:
        return False
    return paragraph.is_sentence and paragraph.words >= _SHORT and not paragraph.is_capitalised


def _repeated(paragraphs: list[Paragraph]) -> set[str]:
    """The paragraphs, figures and months aside, that stand on the page before different ones."""
    followers: dict[str, set[str]] = defaultdict(set)
    texts_after = [*(paragraph.text for paragraph in paragraphs[1:]), ""]
    for paragraph, after in zip(paragraphs, texts_after, strict=bool(paragraphs)):
        followers[_pattern(paragraph)].add(after)
    return {pattern for pattern, texts in followers.items() if len(texts) > 1}


def _pattern(paragraph: Paragraph) -> str:
    return _FIGURE.sub("0", paragraph.text)


def _score(paragraph: Paragraph, repeated: set[str]) -> float:
    """How much a paragraph looks like a title; most titles have 3.5 or 4.5, furniture less than 2."""
    text, words = paragraph.text, paragraph.words
    score = min(words, 5) / 2 + paragraph.is_capitalised + _has_title_form(text)
    score += 5 * bool(_TITLE_LABEL.match(text)) - (text[-1] in ".!")
    score -= 4 * (_pattern(paragraph) in repeated) + 4 * bool(_OTHER_LABEL.match(text))
    score -= 4 * (words < _SHORT and bool(_COUNT.search(text)))
    return score - 3 * _is_name_list(text) - (text[0].islower() and text[:2].islower())


def _has_title_form(text: str) -> bool:
    return bool(_LINKING_WORD.search(text)) or " and " in text or ":" in text or "-" in text


def _is_name_list(text: str) -> bool:
    """Names with commas between them, each of few words with a capital (particles as in "van der Berg" aside)."""
    names = [name.split() for name in text.replace(" and ", ", ").split(",") if name.strip()]
    if "," not in text or text[-1] in ":?" or any(len(name) > _LONGEST_NAME for name in names):
        return False
    if ":" in text or _LINKING_WORD.search(text):
        return False
    return all(any(word[0].isupper() for word in name) and name[-1][0].isupper() for name in names)


def _best(scores: list[float]) -> int | None:
    """The place of the best title: the last of equal ones. A lone paragraph need only be no plain furniture
    (a title that stands on the page twice, above two abstracts, is none).
    """
    if not scores:
        return None
    best = max(range(len(scores)), key=lambda n: (scores[n], n))
    return best if scores[best] >= (_WORST_LONE_TITLE if len(scores) == 1 else _WORST_TITLE) else None


def _bare_titles(run: list[Paragraph], scores: list[float], title: int | None, is_top: bool) -> list[int]:
    """The places of titles without abstract: an unbroken row of very good titles above the title, or below prose."""
    good = [p.words >= _SHORT and scores[n] + _STEP * (len(run) - 1 - n) >= _GOOD_TITLE for n, p in enumerate(run)]
    end = len(run) if title is None else title
    if not is_top:
        stop = next((n for n in range(end) if not good[n]), end)
        return list(range(stop))
    start = next((n for n in range(end - 1, -1, -1) if not good[n]), -1) + 1
    return list(range(start, end)) if title is not None else []


def without_label(text: str) -> str:
    """The text without a leading "Title:" or "Abstract:".

    >>> without_label("Title: On grasping")
    'On grasping'
    """
    return _LABEL.sub("", text.lstrip(), count=1) if _LABEL.match(text.lstrip()) else text
