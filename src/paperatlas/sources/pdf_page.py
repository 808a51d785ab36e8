"""Title, abstract and identifiers of a paper's first page; what is not sure is left out.

1. The title is the one run of lines in the largest letters above the abstract; it is sure where the document's
   properties name the same title, or where an abstract follows and it reads as a title (3 to 40 words, letters clearly
   larger than the text's).
2. The abstract stands between a heading "Abstract" and the introduction, keywords or index terms.
3. The arXiv id is that of the stamp in the margin; a DOI is taken where the page names one alone.

Known weakness: a word that is hyphenated at the end of a line is joined unless it begins like a compound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperatlas.model import Identifier
from paperatlas.sources.identifiers import identifiers_in
from paperatlas.sources.pdf_lines import FirstPage, TextLine
from paperatlas.sources.record import RefusalError

_ABSTRACT = re.compile(r"\s*A\s?BSTRACT\s*(?:[.:—–-]+\s*(?P<rest>.*))?", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:(?:\d|I)\s*\.?\s*)?I\s?NTRODUCTION\b.*|\s*(?:key\s?words|index terms|ccs concepts|categories and)\b.*",
    re.IGNORECASE,
)
_STAMP = re.compile(r"arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})v\d+\s*\[[\w.-]+\]\s*\d{1,2} \w{3} \d{4}")
_DOI = re.compile(r"(?:\bdoi(?:\.org/|[:\s]\s*))(10\.\d{4,9}/[^\s,;\]]+)", re.IGNORECASE)
_NO_TITLE = re.compile(r"@|https?:|\barxiv:|^\s*\d+\s*$", re.IGNORECASE)
_COMPOUND = re.compile(
    r"all|closed|cross|end|few|fine|full|hand|high|human|in|large|long|low|model|multi|non|off|on|one|open|out|over|pre"
    r"|real|robot|self|semi|short|sim|single|state|sub|task|the|to|two|un|vision|well|whole|world|zero"
)
_TITLE_WORDS = range(3, 41)
_ABSTRACT_WORDS = range(30, 701)
_LARGER = 1.15
_SAME_SIZE = 0.5
_MOST_SINGLE_LETTERS = 0.25


def find_title(page: FirstPage) -> str:
    """The title. Raises `RefusalError` where it is not sure."""
    start = _abstract_start(page.lines)
    above = [line for line in (page.lines if start is None else page.lines[:start]) if line.upright]
    groups = _largest(above)
    title = " ".join(line.text.strip() for line in groups[0]) if groups else ""
    if title and _folded(title) == _folded(page.named_title):
        return page.named_title
    if not page.lines:
        raise RefusalError("its first page has no text, only pictures")
    if start is None:
        raise RefusalError("its first page has no heading 'Abstract', so it may be no paper")
    if len(groups) != 1 or not _reads_as_title(title) or groups[0][0].size < _LARGER * _text_size(page.lines):
        raise RefusalError("the title on its first page is not clear")
    return title


def _largest(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The runs of lines in the largest letters."""
    size = max((line.size for line in lines if not _NO_TITLE.search(line.text)), default=0.0)
    groups: list[list[TextLine]] = []
    is_open = False
    for line in lines:
        is_large = abs(line.size - size) < _SAME_SIZE
        if is_large and not is_open:
            groups.append([])
        if is_large:
            groups[-1].append(line)
        is_open = is_large
    return groups


def _reads_as_title(title: str) -> bool:
    """Whether it has a title's length and no letters torn apart, as small capitals are."""
    words = title.split()
    single = sum(len(word) == 1 for word in words)
    return len(words) in _TITLE_WORDS and single <= _MOST_SINGLE_LETTERS * len(words) and not _NO_TITLE.search(title)


def _text_size(lines: Sequence[TextLine]) -> float:
    """The size in which most characters stand."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 1)] += len(line.text)
    return max(counts, key=lambda size: (counts[size], size))


def find_abstract(page: FirstPage) -> str:
    """The abstract; empty where its beginning or end is not clear."""
    lines = [line for line in page.lines if line.upright]
    start = _abstract_start(lines)
    if start is None:
        return ""
    end = next((n for n in range(start + 1, len(lines)) if _END.fullmatch(lines[n].text)), None)
    if end is None:
        return ""
    heading = _ABSTRACT.fullmatch(lines[start].text)
    first = (heading["rest"] or "") if heading else ""
    abstract = _joined([first, *(line.text for line in lines[start + 1 : end])])
    return abstract if len(abstract.split()) in _ABSTRACT_WORDS else ""


def _abstract_start(lines: Sequence[TextLine]) -> int | None:
    return next((n for n, line in enumerate(lines) if _ABSTRACT.fullmatch(line.text)), None)


def _joined(lines: Sequence[str]) -> str:
    """Lines as one text, words that were cut at a line's end whole again."""
    text = ""
    for line in map(str.strip, lines):
        last = re.search(r"([^\W\d_]+)-$", text)
        if last and line[:1].islower():
            text = text + line if _COMPOUND.fullmatch(last[1].lower()) else text[:-1] + line
        else:
            text = f"{text} {line}"
    return text.strip()


def find_page_identifiers(page: FirstPage) -> tuple[tuple[Identifier, ...], int | None]:
    """The arXiv id of the stamp, the only DOI, and the year that the arXiv id begins with."""
    text = "\n".join(line.text for line in page.lines)
    stamp = _STAMP.search(text)
    dois = {identifiers_in("doi", found) for found in _DOI.findall(text)}
    arxiv = identifiers_in("arxiv", stamp[1]) if stamp else ()
    return (*arxiv, *(dois.pop() if len(dois) == 1 else ())), _arxiv_year(arxiv[0].value) if arxiv else None


def _arxiv_year(arxiv: str) -> int:
    """The year of the first version. Ids began in 1991.

    >>> _arxiv_year("2404.14405"), _arxiv_year("hep-th/9901001")
    (2024, 1999)
    """
    year = int(arxiv.rpartition("/")[2][:2])
    return year + (1900 if year > 90 else 2000)


def _folded(title: str) -> str:
    return "".join(c for c in title.casefold() if c.isalnum())
