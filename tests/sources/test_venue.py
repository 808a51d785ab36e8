import pytest

from paperatlas.sources.venue import venue_name, venue_of_citation


@pytest.mark.parametrize(
    "text",
    [
        "arXiv",
        "ArXiv",
        "arXiv.org",
        "CoRR",
        "CoRR, abs/2404.14405",
        "arXiv preprint arXiv:2404.14405v2",
        "arXiv e-prints",
        "arXiv (Cornell University)",
        "arXiv:2404.14405 [cs.RO]",
    ],
)
def test_arxiv_has_one_name(text):
    assert venue_name(text) == "arXiv"


@pytest.mark.parametrize("text", ["", "RSS", "Workshop of arXiv authors", "arXiv and friends"])
def test_other_venues_stay(text):
    assert venue_name(text) == text


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Phys. Rev. D 76, 013009 (2007)", "Phys. Rev. D"),
        ("Science Robotics 5(47): eabc5986", "Science Robotics 5(47): eabc5986"),
        ("Int. J. Robot. Res., vol. 40, no. 4-5, pp. 698-721, 2021", "Int. J. Robot. Res."),
        ("Nature 518 (2015) 529-533", "Nature"),
        ("Proceedings of the 2019 Conference on Robots", "Proceedings of the 2019 Conference on Robots"),
        ("RSS", "RSS"),
        ("", ""),
    ],
)
def test_volume_and_pages_are_cut_where_nothing_else_follows(text, venue):
    assert venue_of_citation(text) == venue
