"""Works of OpenAlex (https://docs.openalex.org/api-entities/works/work-object): abstracts are inverted indexes."""

from __future__ import annotations

from typing import Any

from paperatlas.sources.json_walk import listed, pick, text_at
from paperatlas.sources.markup import strip_markup
from paperatlas.sources.record import RefusalError

_MOST_WORDS = 100_000


def is_openalex(value: dict[str, Any]) -> bool:
    """Whether an object is a work of OpenAlex."""
    return "openalex.org/W" in text_at(value, "id") or "abstract_inverted_index" in value


def from_openalex(work: dict[str, Any]) -> dict[str, Any]:
    """The work under the names that `read_record` knows. Raises `RefusalError` for an index that is none.

    Its own id is the last part of the address. Every address of the work is looked at for an arXiv id.
    """
    place = pick(work, "primary_location")
    addresses = [text_at(one, "landing_page_url") for one in listed(work, "locations")]
    arxiv = [address for address in addresses if "arxiv.org/" in address]
    own = text_at(work, "id")
    return {
        "id": own.rsplit("/", 1)[-1],
        "title": strip_markup(text_at(work, "title") or text_at(work, "display_name")),
        "abstract": strip_markup(read_inverted_index(pick(work, "abstract_inverted_index"))),
        "authors": [_author(one) for one in listed(work, "authorships")],
        "year": pick(work, "publication_year") or pick(work, "publication_date"),
        "venue": pick(place, "source", "display_name") or pick(work, "host_venue", "display_name"),
        "url": pick(place, "landing_page_url") or pick(work, "doi"),
        "doi": [text_at(work, "doi"), *arxiv],
        "identifiers": {scheme: text_at(work, "ids", scheme) for scheme in ("mag", "pmid", "pmcid")}
        | {"openalex": own},
        "keywords": [text_at(one, "display_name") or text_at(one, "keyword") for one in listed(work, "keywords")],
        "references": [{"identifiers": {"openalex": one}} for one in listed(work, "referenced_works")],
    }


def _author(authorship: Any) -> dict[str, Any]:
    name = text_at(authorship, "author", "display_name") or text_at(authorship, "raw_author_name")
    return {"name": name, "orcid": pick(authorship, "author", "orcid")}


def read_inverted_index(index: Any) -> str:
    """The text of an object that holds the places of each word.

    >>> read_inverted_index({"robots": [1, 3], "Legged": [0], "beat": [2]})
    'Legged robots beat robots'
    """
    if index is None:
        return ""
    if not isinstance(index, dict):
        raise RefusalError("its abstract_inverted_index is no object of words")
    placed = [(place, word) for word, places in index.items() if isinstance(places, list) for place in places]
    if len(placed) > _MOST_WORDS or any(type(place) is not int for place, _ in placed):
        raise RefusalError("its abstract_inverted_index does not give the places of words as whole numbers")
    return " ".join(word for _, word in sorted(placed))
