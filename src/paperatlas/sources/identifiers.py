"""Identifiers of papers in the ways that people write them.

arXiv ids are as https://info.arxiv.org/help/arxiv_identifier.html has them (``2404.14405``, ``hep-th/9901001``), kept
without version; a DOI is ``10.registrant/suffix`` (ISO 26324), whose letter case does not count.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from paperatlas.model import Identifier

_ARXIV_ID = r"(?P<id>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:[a-z]+\.)?(?:arxiv\.org/(?:abs|pdf|html|format|e-print)|huggingface\.co/papers)/|arxiv[:\s]\s*)"
    + _ARXIV_ID
    + r"(?:\.pdf)?(?:[?#\s\[].*)?",
    re.IGNORECASE | re.DOTALL,
)
_BARE_ARXIV = re.compile(_ARXIV_ID)
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi[:\s]\s*)?(?P<id>10\.\d{4,9}/\S+)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ARXIV_DOI = "10.48550/arxiv."
_MENTIONED_ARXIV = re.compile(r"\barxiv[:/\s]\s*" + _ARXIV_ID + r"(?![\d.]*\d)", re.IGNORECASE)
_ADDRESSES = {
    "openalex": re.compile(r"https?://(?:api\.|explore\.)?openalex\.org/(?:works/)?(?P<id>W\d+)", re.IGNORECASE),
    "pubmed": re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(?P<id>\d+)/?"),
    "pmc": re.compile(r"https?://(?:www|pmc)\.ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(?P<id>(?:PMC)?\d+)/?"),
    "s2": re.compile(r"https?://www\.semanticscholar\.org/paper/(?:[^/]+/)?(?P<id>[0-9a-f]{40})"),
}
_SCHEMES = {"pmid": "pubmed", "pmcid": "pmc", "pubmedcentral": "pmc", "paperid": "s2"}


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """The identifier that a text is: an arXiv id or DOI with its prefix, a DOI bare, or an address of these, OpenAlex,
    PubMed, PubMed Central or Semantic Scholar. An arXiv DOI is both.

    >>> find_identifiers("https://arxiv.org/abs/2404.14405v2")
    (Identifier(scheme='arxiv', value='2404.14405'),)
    >>> [i.scheme for i in find_identifiers("https://doi.org/10.48550/arXiv.2404.14405")]
    ['arxiv', 'doi']
    >>> find_identifiers("https://example.org/10"), find_identifiers("2404.14405")
    ((), ())
    """
    text = text.strip()
    if found := _ARXIV.fullmatch(text):
        return (Identifier("arxiv", found["id"]),)
    for scheme, address in _ADDRESSES.items():
        if found := address.fullmatch(text):
            return (Identifier(scheme, _in_form(scheme, found["id"])),)
    if _DOI_ADDRESS.match(text):
        text = unquote(re.split(r"[?#]", text)[0])
    if not (found := _DOI.fullmatch(text)):
        return ()
    doi = found["id"].rstrip(".,;").lower()
    arxiv = _BARE_ARXIV.fullmatch(doi.removeprefix(_ARXIV_DOI)) if doi.startswith(_ARXIV_DOI) else None
    return (*([Identifier("arxiv", arxiv["id"])] if arxiv else []), Identifier("doi", doi))


def identifiers_in(scheme: str, value: str) -> tuple[Identifier, ...]:
    """The identifiers that a value of a named scheme stands for; none for a value that the scheme does not allow.

    >>> identifiers_in("ArXiv", "2404.14405v1"), identifiers_in("PMID", "17")
    ((Identifier(scheme='arxiv', value='2404.14405'),), (Identifier(scheme='pubmed', value='17'),))
    """
    scheme, value = scheme.strip().lower(), value.strip()
    scheme = _SCHEMES.get(scheme, scheme)
    if scheme == "arxiv" and (bare := _BARE_ARXIV.fullmatch(value)):
        return (Identifier("arxiv", bare["id"]),)
    if scheme in ("arxiv", "doi") or (scheme in _ADDRESSES and "/" in value):
        return find_identifiers(value)
    return (Identifier(scheme, _in_form(scheme, value)),) if scheme and value else ()


def arxiv_ids_in(text: str) -> tuple[Identifier, ...]:
    """The arXiv ids that a text mentions with their prefix.

    >>> arxiv_ids_in("arXiv preprint arXiv:2404.14405v2 (2024)")
    (Identifier(scheme='arxiv', value='2404.14405'),)
    """
    return tuple(Identifier("arxiv", found["id"]) for found in _MENTIONED_ARXIV.finditer(text))


def _in_form(scheme: str, value: str) -> str:
    if scheme == "pmc":
        return "PMC" + value.upper().removeprefix("PMC")
    return value.upper() if scheme == "openalex" else value
