import pytest

from paperatlas.model import Identifier
from paperatlas.sources.identifiers import arxiv_ids_in, find_identifiers, identifiers_in


@pytest.mark.parametrize(
    "text",
    [
        "arxiv:2404.14405",
        "arXiv:2404.14405v3 [cs.RO]",
        "http://arxiv.org/abs/2404.14405v1",
        "https://arxiv.org/pdf/2404.14405.pdf",
        "https://huggingface.co/papers/2404.14405",
    ],
)
def test_arxiv_ids_are_found_without_version(text):
    assert find_identifiers(text) == (Identifier("arxiv", "2404.14405"),)


@pytest.mark.parametrize("text", ["10.1109/ABC.1", "doi:10.1109/abc.1", "https://doi.org/10.1109%2FABC.1?x=1"])
def test_dois_are_found_in_lower_case(text):
    assert find_identifiers(text) == (Identifier("doi", "10.1109/abc.1"),)


@pytest.mark.parametrize("text", ["", "2404.14405", "arxiv:2413.14405", "https://example.org/abs/2404.14405", "10.5"])
def test_other_texts_are_no_identifiers(text):
    assert find_identifiers(text) == ()


def test_old_arxiv_ids_keep_their_archive():
    assert identifiers_in("arxiv", "hep-th/9901001v2") == (Identifier("arxiv", "hep-th/9901001"),)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("https://openalex.org/W17", Identifier("openalex", "W17")),
        ("https://api.openalex.org/works/w17", Identifier("openalex", "W17")),
        ("https://pubmed.ncbi.nlm.nih.gov/17/", Identifier("pubmed", "17")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC17/", Identifier("pmc", "PMC17")),
        (f"https://www.semanticscholar.org/paper/A-Title/{'ab' * 20}", Identifier("s2", "ab" * 20)),
    ],
)
def test_addresses_of_catalogues_are_identifiers(text, identifier):
    assert find_identifiers(text) == (identifier,)


@pytest.mark.parametrize(
    ("scheme", "value", "identifier"),
    [
        ("PMID", "17", Identifier("pubmed", "17")),
        ("PubMedCentral", "17", Identifier("pmc", "PMC17")),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/17", Identifier("pmc", "PMC17")),
        ("openalex", "https://openalex.org/w17", Identifier("openalex", "W17")),
        ("DBLP", "conf/rss/A", Identifier("dblp", "conf/rss/A")),
    ],
)
def test_schemes_have_one_name_and_values_one_form(scheme, value, identifier):
    assert identifiers_in(scheme, value) == (identifier,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("arXiv preprint arXiv:2404.14405v1", ["2404.14405"]),
        ("see arXiv:hep-th/9901001, and arXiv 2404.14405.", ["hep-th/9901001", "2404.14405"]),
        ("2404.14405", []),
        ("arXiv:2404.1440512", []),
    ],
)
def test_mentions_of_arxiv_ids_need_the_prefix(text, found):
    assert [i.value for i in arxiv_ids_in(text)] == found
