import pytest

from paperatlas.model import Identifier
from paperatlas.sources.identifiers import find_identifiers, identifiers_in


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
