import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.linking import merge_papers
from paperatlas.model import Author, Identifier, Paper, Reference


def paper(title="Walking", year=None, id_="", arxiv=None, doi=None, **rest):
    pairs = (("arxiv", arxiv), ("doi", doi))
    identifiers = tuple(Identifier(scheme, value) for scheme, value in pairs if value)
    return Paper(title, id=id_, year=year, identifiers=identifiers, **rest)


def works(*papers):
    """The works as sets of the records' ids, and the titles that stayed apart."""
    by_digest = {p.digest: p.id for p in papers}
    nodes, ambiguities = merge_papers(papers)
    return sorted(sorted(by_digest[d] for d in node.records) for node in nodes), [a.name for a in ambiguities]


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ([paper("A", doi="10.1/x", id_="1"), paper("B", doi="10.1/x", id_="2")], [["1", "2"]]),
        ([paper("A", arxiv="2401.1", id_="1"), paper("B", arxiv="2401.1", id_="2")], [["1", "2"]]),
        ([paper("A", arxiv="1", id_="1"), paper("B", doi="1", id_="2")], [["1"], ["2"]]),
        (
            [paper("A", arxiv="1", id_="1"), paper("B", arxiv="1", doi="2", id_="2"), paper("C", doi="2", id_="3")],
            [["1", "2", "3"]],
        ),
        ([paper(id_="1"), paper("WALKING.", id_="2"), paper("Running", id_="3")], [["1", "2"], ["3"]]),
        ([paper(year=2023, id_="1"), paper(year=2024, id_="2")], [["1", "2"]]),
        ([paper(year=2023, id_="1"), paper(id_="2")], [["1", "2"]]),
        ([paper("!", id_="1"), paper("?", id_="2")], [["1"], ["2"]]),
    ],
)
def test_records_of_one_work(papers, expected):
    assert works(*papers) == (expected, [])


@pytest.mark.parametrize(
    "papers",
    [
        [paper(year=2020, id_="1"), paper(year=2022, id_="2")],
        [paper(year=2020, id_="1"), paper(year=2022, id_="2"), paper(id_="3")],
        [paper(year=2020, id_="1"), paper(year=2021, id_="2"), paper(year=2022, id_="3")],
        [paper(arxiv="1", id_="1"), paper(arxiv="2", id_="2")],
    ],
)
def test_records_of_one_title_that_may_be_two_works_stay_apart_and_are_listed(papers):
    assert works(*papers) == ([[p.id] for p in papers], ["walking"])


def test_a_chain_of_titles_whose_years_span_too_much_is_taken_apart():
    papers = [
        paper("Walking", 2020, "1"),
        paper("Walking", 2021, "2", doi="10.1/x"),
        paper("Running", 2021, "3", doi="10.1/x"),
        paper("Running", 2022, "4"),
    ]
    assert works(*papers) == ([["1"], ["2", "3"], ["4"]], ["running", "walking"])


def test_identifiers_join_whatever_titles_and_years_say():
    assert works(paper("A", 2010, "1", doi="10.1/x"), paper("B", 2024, "2", doi="10.1/x")) == ([["1", "2"]], [])


def test_the_ambiguity_names_the_papers():
    nodes, (ambiguity,) = merge_papers([paper(year=2020), paper(year=2023)])
    assert (ambiguity.kind, ambiguity.name) == ("title", "walking")
    assert ambiguity.keys == tuple(node.key for node in nodes) == ("paper/walking~2020", "paper/walking~2023")


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (paper(arxiv="2401.00001", doi="10.1/x"), "paper/arxiv-2401.00001"),
        (paper(arxiv="cs/0101001"), "paper/arxiv-cs~0101001"),
        (paper(doi="10.1109/LRA.2024.1"), "paper/doi-10.1109~lra.2024.1"),
        (paper("RRT* and C++"), "paper/rrt-star-and-c-plus-plus"),
        (paper("步行 机器人"), "paper/步行-机器人"),
    ],
)
def test_keys(record, key):
    assert [node.key for node in merge_papers([record])[0]] == [key]


def test_a_paper_without_words_is_named_by_its_digest():
    record = paper("!!")
    assert merge_papers([record])[0][0].key == f"paper/untitled-{record.digest[:8]}"


def test_the_record_with_the_longest_abstract_stands_for_the_work_and_others_fill_in():
    long = paper(id_="1", doi="10.1/x", abstract="We walk far.", year=2024)
    short = paper(
        id_="2",
        arxiv="2401.1",
        abstract="We walk.",
        year=2023,
        authors=(Author("Ann B"),),
        venue="CoRL",
        url="https://example.org",
        references=(Reference("Running"),),
        keywords=("legs",),
    )
    (node,), _ = merge_papers([short, long])
    assert node.records == (long.digest, short.digest)
    assert (node.paper.id, node.paper.abstract, node.paper.year) == ("1", "We walk far.", 2023)
    assert (node.paper.authors, node.paper.venue, node.paper.url) == (short.authors, "CoRL", "https://example.org")
    assert (node.paper.references, node.paper.keywords) == (short.references, ("legs",))
    assert node.paper.identifiers == (Identifier("arxiv", "2401.1"), Identifier("doi", "10.1/x"))


def test_a_record_that_comes_twice_is_one():
    assert works(paper(id_="1"), paper(id_="1")) == ([["1"]], [])


def test_no_papers_are_no_works():
    assert merge_papers([]) == ([], [])


RECORDS = st.lists(
    st.builds(
        paper,
        st.sampled_from(["Walking", "walking!", "Running", "arXiv 1", "doi 1", "!!", ""]),
        st.sampled_from([None, 2020, 2021, 2022, 2024]),
        st.sampled_from("abcdefgh"),
        st.sampled_from([None, None, "1", "2"]),
        st.sampled_from([None, None, "1", "10.1/2020"]),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(RECORDS, st.integers(0, 99))
def test_the_order_of_records_does_not_matter(records, seed):
    assert merge_papers(records) == merge_papers(random.Random(seed).sample(records, len(records)))


@settings(deadline=None)
@given(RECORDS)
def test_each_record_is_in_one_work_under_a_key_of_its_own(records):
    nodes, ambiguities = merge_papers(records)
    assert len({node.key for node in nodes}) == len(nodes)
    assert [node.key for node in nodes] == sorted(node.key for node in nodes)
    assert sorted(d for node in nodes for d in node.records) == sorted({p.digest for p in records})
    assert all(len(ambiguity.keys) > 1 for ambiguity in ambiguities)


@settings(deadline=None)
@given(RECORDS)
def test_records_that_share_an_identifier_are_one_work(records):
    key_of = {d: node.key for node in merge_papers(records)[0] for d in node.records}
    for left in records:
        for right in records:
            if set(left.identifiers) & set(right.identifiers):
                assert key_of[left.digest] == key_of[right.digest]
