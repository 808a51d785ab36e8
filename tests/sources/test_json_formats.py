"""Formats that are told by the fields of each JSON object."""

import json

import pytest

from paperatlas.model import Author, Identifier, Reference


@pytest.fixture
def paper_of(read):
    """The paper of one object in a document."""

    def read_object(value):
        (record,) = read(json.dumps([value]))
        return record.paper

    return read_object


# ---------------------------------------------------------------- OpenAlex

WORK = {"id": "https://openalex.org/W17", "title": "CARP"}


def test_an_openalex_work_is_read_whole(paper_of):
    paper = paper_of(
        WORK
        | {
            "doi": "https://doi.org/10.1234/A",
            "ids": {"openalex": "https://openalex.org/W17", "mag": 5, "pmid": "https://pubmed.ncbi.nlm.nih.gov/6"},
            "publication_year": 2020,
            "primary_location": {
                "landing_page_url": "https://x.org/a",
                "source": {"display_name": "arXiv (Cornell University)"},
            },
            "locations": [{"landing_page_url": "https://arxiv.org/abs/2404.14405"}, {"landing_page_url": None}],
            "authorships": [
                {"author": {"display_name": "Ada Smith", "orcid": "https://orcid.org/0000-0002-1825-0097"}}
            ],
            "keywords": [{"display_name": "Robots"}],
            "referenced_works": ["https://openalex.org/W3"],
            "abstract_inverted_index": {"RRT<sup>*</sup>": [0], "walks": [1]},
        }
    )
    assert (paper.id, paper.year, paper.venue, paper.abstract) == ("W17", 2020, "arXiv", "RRT* walks")
    assert paper.authors == (Author("Ada Smith", "0000-0002-1825-0097"),)
    assert {(i.scheme, i.value) for i in paper.identifiers} == {
        ("arxiv", "2404.14405"), ("doi", "10.1234/a"), ("mag", "5"), ("openalex", "W17"), ("pubmed", "6"),
    }  # fmt: skip
    assert paper.references == (Reference(None, (Identifier("openalex", "W3"),)),)
    assert paper.keywords == ("Robots",)


@pytest.mark.parametrize(
    ("index", "why"),
    [
        ("walks", "is no object of words"),
        ({"walks": ["1"]}, "as whole numbers"),
        ({"walks": [True]}, "as whole numbers"),
        ({"walks": [1] * 100_001}, "as whole numbers"),
    ],
)
def test_an_index_that_is_none_fails(read, index, why):
    records = read(json.dumps([WORK, WORK | {"abstract_inverted_index": index}]))
    assert why in records[1].fate.why


def test_a_place_far_away_costs_no_memory(paper_of):
    index = {"far": [10**15], "near": [0], "lost": None}
    assert paper_of(WORK | {"abstract_inverted_index": index}).abstract == "near far"


# ---------------------------------------------------------------- Semantic Scholar


def test_a_semantic_scholar_paper_is_read_whole(paper_of):
    paper = paper_of(
        {
            "paperId": "ab" * 20, "title": "CARP", "year": None, "publicationDate": "2020-05-01", "venue": "",
            "externalIds": {"ArXiv": "2404.14405", "PubMed": "6", "DBLP": "x/Y", "CorpusId": 9},
            "journal": {"name": "RA-L"}, "authors": [{"authorId": None, "name": "Ada Smith"}],
            "references": [{"paperId": "cd" * 20, "title": "CQL"}, {"citedPaper": {"title": "IQL"}}],
        }
    )  # fmt: skip
    assert (paper.year, paper.venue, paper.authors) == (2020, "RA-L", (Author("Ada Smith"),))
    assert {(i.scheme, i.value) for i in paper.identifiers} == {
        ("arxiv", "2404.14405"), ("corpusid", "9"), ("dblp", "x/Y"), ("pubmed", "6"), ("s2", "ab" * 20),
    }  # fmt: skip
    assert paper.references == (Reference("CQL", (Identifier("s2", "cd" * 20),)), Reference("IQL"))


def test_citations_stand_around_papers(read):
    records = read(json.dumps({"offset": 0, "data": [{"isInfluential": True, "citingPaper": {"title": "A"}}]}))
    assert [r.paper.title for r in records] == ["A"]


# ---------------------------------------------------------------- CSL JSON


def test_a_csl_reference_is_read_whole(paper_of):
    paper = paper_of(
        {
            "id": "smith2020", "type": "article-journal", "title": "The <i>CARP</i>", "container-title": "A &amp; B",
            "abstract": "<jats:title>Abstract</jats:title><jats:p>Short.</jats:p>", "DOI": "10.1234/A", "PMID": "6",
            "author": [
                {"family": "Panne", "given": "Michiel", "non-dropping-particle": "van de"}, {"literal": "OpenAI"},
            ],
            "issued": {"date-parts": [["2020", 5]]}, "note": "arXiv:2404.14405 [cs]", "keyword": "robots, sand",
            "editor": [{"family": "Lee"}], "reference": [{"DOI": "10.1234/x"}, {"article-title": "CQL"}],
        }
    )  # fmt: skip
    assert (paper.title, paper.abstract, paper.venue, paper.year) == ("The CARP", "Short.", "A & B", 2020)
    assert [a.name for a in paper.authors] == ["Michiel van de Panne", "OpenAI"]
    assert {i.value for i in paper.identifiers} == {"2404.14405", "10.1234/a", "6"}
    assert paper.keywords == ("robots", "sand")
    assert paper.references[1] == Reference("CQL")


@pytest.mark.parametrize("issued", [{"raw": "2020-05"}, {"literal": "2020"}, {"date-parts": [[2020]]}])
def test_dates_of_any_form_have_a_year(paper_of, issued):
    assert paper_of({"type": "article", "title": "CARP", "issued": issued}).year == 2020


def test_lists_of_texts_give_their_first(paper_of):
    assert paper_of({"type": "x", "title": ["CARP"], "container-title": ["RSS", "R"]}).venue == "RSS"


# ---------------------------------------------------------------- arXiv's snapshot


def test_a_paper_of_the_snapshot_is_read_whole(paper_of):
    paper = paper_of(
        {
            "id": "hep-th/9901001", "title": "Poincar\\'e\n  maps", "abstract": "  About {a, b} of G\\\"odel.\n",
            "authors": "A. G\\\"odel", "authors_parsed": [["G\\\"odel", "Ada", "Jr."]], "update_date": "2015-01-01",
            "journal-ref": "Phys. Rev. D 76, 013009 (2007)", "doi": "10.1234/a 10.1234/b",
            "versions": [{"version": "v1", "created": "Mon, 4 Jan 1999 19:18:42 GMT"}],
        }
    )  # fmt: skip
    assert (paper.title, paper.abstract) == ("Poincaré maps", "About {a, b} of Gödel.")
    assert (paper.year, paper.venue, paper.authors) == (1999, "Phys. Rev. D", (Author("Ada Gödel Jr."),))
    assert [i.value for i in paper.identifiers] == ["hep-th/9901001", "10.1234/a"]


# ---------------------------------------------------------------- all of them

STRANGE = [None, 3, "", "text", [], [3], [[]], {}, {"name": 3}, [{"name": [3]}], True]
SHAPES = [
    WORK
    | {"authorships": [], "primary_location": {}, "ids": {}, "keywords": [], "locations": [], "referenced_works": []},
    {"paperId": "1", "title": "A", "externalIds": {}, "journal": {}, "references": [], "authors": [], "venue": ""},
    {"type": "x", "title": "A", "issued": {}, "author": [], "container-title": "", "reference": [], "note": ""},
    {"id": "1", "title": "A", "versions": [], "authors_parsed": [], "journal-ref": "", "doi": "", "update_date": ""},
]


@pytest.mark.parametrize("strange", STRANGE, ids=json.dumps)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: min(shape))
def test_strange_values_cost_their_field_alone(read, shape, strange):
    values = [shape | {field: strange} for field in shape if field != "title"]
    assert all(record.paper for record in read(json.dumps(values)))


def test_of_repeated_keys_the_last_counts(read):
    (record,) = read('[{"title": "A", "title": "B"}]')
    assert record.paper.title == "B"


def test_plain_papers_stay_as_they_are(paper_of):
    paper = paper_of({"type": "paper", "title": "A", "URL": "x", "authors": ["Ada Smith"], "year": 2020})
    assert (paper.authors, paper.year) == ((Author("Ada Smith"),), 2020)
