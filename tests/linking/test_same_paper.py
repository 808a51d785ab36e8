"""The same paper from two sources: ten pairs that are one paper, and ten that only look like it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.linking import merge_papers
from paperatlas.linking.authorship import person_keys
from paperatlas.linking.titles import title_parts
from paperatlas.model import Author, Identifier, Paper

CABLES = (
    "Routing cables through clips needs long horizons and precise contact. We predict actions from coarse to fine, "
    "each scale refining the last, and learn from fifty demonstrations."
)
CABLES_AGAIN = CABLES.replace("needs long horizons", "demands long horizons") + " Code is released."
THEORY = (
    "We prove that the value of a policy of bounded depth can be estimated with few samples, give matching lower "
    "bounds, and discuss what follows for planners."
)


def rec(title, year=None, authors="", ids="", venue=None, abstract=""):
    """A record; authors are separated by commas, identifiers are written scheme:value and separated by blanks."""
    people = tuple(Author(name.strip()) for name in authors.split(",") if name)
    identifiers = tuple(Identifier(*one.split(":", 1)) for one in ids.split())
    return Paper(title, abstract, authors=people, year=year, venue=venue, identifiers=identifiers)


PAIRS = {
    "a web page and arXiv": (
        rec("COARSE-TO-FINE ROUTING OF CABLES"),
        rec("Coarse-to-fine routing of cables.", 2024, "Ada Bo, Cy Dee", "arxiv:2404.14405"),
    ),
    "a preprint and the proceedings of the year after": (
        rec("Walking on Loose Sand", 2022, "Ada Bo, Cy Dee", "arxiv:2211.01234", "arXiv"),
        rec("Walking on Loose Sand", 2023, "A. Bo, C. Dee", "doi:10.1109/icra.2023.1", "ICRA"),
    ),
    "OpenAlex knows both under one id": (
        rec("Legged Robots That Keep on Learning", 2021, "Ada Bo", "arxiv:2110.05457 openalex:W3204"),
        rec("Fine-tuning Locomotion in the Real World", 2023, "Ada Bo", "doi:10.1109/icra.2022.9 openalex:W3204"),
    ),
    "Semantic Scholar knows both under one id": (
        rec("Grasping in Clutter", 2019, ids="s2:0a1b corpusid:77"),
        rec("Grasping in Clutter with Learned Priors", 2021, ids="corpusid:77 doi:10.1007/s1"),
    ),
    "PubMed and a DOI through a third name of the title": (
        rec("Exoskeleton control", 2020, "Ada Bo", "pubmed:3141"),
        rec("Control of an Exoskeleton", 2020, "Ada Bo", "pubmed:3141 doi:10.1126/x"),
    ),
    "a title without its subtitle, by the same people": (
        rec("CARP", 2024, "Ada Bo, Cy Dee, Eve Fu"),
        rec("CARP: Coarse-to-Fine Autoregressive Prediction", 2025, "A. Bo, C. Dee, E. Fu", venue="ICCV"),
    ),
    "a name that came later, with one abstract": (
        rec("Coarse-to-Fine Autoregressive Prediction", 2024, abstract=CABLES),
        rec("CARP: Coarse-to-Fine Autoregressive Prediction", 2025, "Ada Bo", "arxiv:2412.06782", None, CABLES_AGAIN),
    ),
    "family names first, accents gone": (
        rec("Dexterous Hands", 2020, "Łukasz Müller, Wang Wei"),
        rec("Dexterous hands", 2020, "Lukasz Muller, Wei Wang"),
    ),
    "a list of authors that is cut off": (
        rec("Open Datasets of Robots", 2023, "Ada Bo", ids="s2:ff"),
        rec("Open datasets of robots", 2024, "Ada Bo, Cy Dee, Eve Fu, Guy Ho", "doi:10.1/y"),
    ),
    "a dash and a colon before the subtitle": (
        rec("SandWalk - Locomotion on Loose Ground", 2021, "Ada Bo"),
        rec("SandWalk: Locomotion on Loose Ground", 2021, "Ada Bo, Cy Dee"),
    ),
}

LOOK_ALIKES = {
    "editorials of two journals": (rec("Editorial", 2022, "Ada Bo"), rec("Editorial", 2022, "Cy Dee")),
    "editorials whose authors one source does not know": (rec("Editorial", 2022, "Guy Ho"), rec("Editorial", 2022)),
    "one title, two groups of people": (
        rec("Learning to Walk", 2019, "Ada Bo, Cy Dee", "arxiv:1812.11103"),
        rec("Learning to Walk", 2020, "Eve Fu", "doi:10.1109/lra.2020.4"),
    ),
    "a journal version years later": (
        rec("Planning with Contacts", 2015, "Ada Bo", "doi:10.1109/iros.2015.3"),
        rec("Planning with Contacts", 2018, "Ada Bo", "doi:10.1177/02783649"),
    ),
    "two preprints of one title": (
        rec("Deep Exploration", 2016, "Ada Bo", "arxiv:1602.04621"),
        rec("Deep Exploration", 2017, "Ada Bo", "arxiv:1703.07608"),
    ),
    "a field and a paper about it": (
        rec("Reinforcement Learning", 2018, ids="doi:10.1/rl"),
        rec("Reinforcement Learning: An Introduction", 2018, "Ada Bo, Cy Dee"),
    ),
    "one acronym, other people": (
        rec("CARP", 2024, "Guy Ho, Ida Ju"),
        rec("CARP: Coarse-to-Fine Autoregressive Prediction", 2024, "Ada Bo, Cy Dee"),
    ),
    "a follow-up of the same people": (
        rec("Estimating Values", 2013, "Ada Bo, Cy Dee", abstract=CABLES),
        rec("Estimating Values: Completeness Results", 2014, "Ada Bo, Cy Dee", abstract=THEORY),
    ),
    "two parts": (
        rec("Tying Knots: Part I", 2020, "Ada Bo"),
        rec("Tying Knots: Part II", 2020, "Ada Bo"),
    ),
    "a paper and its correction": (
        rec("Tying Knots", 2020, "Ada Bo"),
        rec("Correction to: Tying Knots", 2020, "Ada Bo"),
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_one_paper(pair):
    for records in (pair, pair[::-1]):
        nodes, ambiguities = merge_papers(records)

        assert [sorted(node.records) for node in nodes] == [sorted(record.digest for record in pair)]
        assert ambiguities == []


@pytest.mark.parametrize("pair", LOOK_ALIKES.values(), ids=LOOK_ALIKES)
def test_two_papers_that_look_alike(pair):
    for records in (pair, pair[::-1]):
        assert len(merge_papers(records)[0]) == 2


def test_all_at_once_are_as_many_as_they_are():
    short = ("one acronym, other people", "a name that came later, with one abstract")
    records = [r for name, pair in (PAIRS | LOOK_ALIKES).items() if name not in short for r in pair]

    assert len(merge_papers(records)[0]) == 9 + 2 * 9


def test_what_is_decided_is_no_ambiguity_and_what_is_open_is_listed():
    assert merge_papers(LOOK_ALIKES["one title, two groups of people"])[1] == []

    nodes, (ambiguity,) = merge_papers(LOOK_ALIKES["a journal version years later"])
    assert ambiguity.keys == tuple(node.key for node in nodes)


def test_among_many_of_one_title_those_of_the_same_people_are_one():
    first, again = rec("Editorial", 2020, "Ada Bo"), rec("Editorial", 2021, "A. Bo", "doi:10.1/e")
    others = [rec("Editorial", 2020, "Cy Dee"), rec("Editorial", 2020)]

    works = {frozenset(node.records) for node in merge_papers([first, again, *others])[0]}

    assert works == {frozenset((first.digest, again.digest)), *(frozenset((other.digest,)) for other in others)}


def test_a_short_title_swallows_none_of_several():
    short = rec("Robot Learning", 2020, "Ada Bo")
    longs = [rec(f"Robot Learning: {what}", 2020, "Ada Bo") for what in ("Foundations", "Applications")]

    nodes, (ambiguity,) = merge_papers([short, *longs])

    assert len(nodes) == 3
    assert (ambiguity.name, len(ambiguity.keys)) == ("robot learning", 3)


def test_a_chain_through_subtitles_whose_years_span_too_much_is_taken_apart():
    long = rec("CARP: Routing Cables", 2021, "Ada Bo")
    shorts = [rec("CARP", 2020, "Ada Bo"), rec("Routing Cables", 2022, "Ada Bo")]

    assert len(merge_papers([long, *shorts])[0]) == 3
    assert len(merge_papers([long, *shorts[:1]])[0]) == 1


@pytest.mark.parametrize("scheme", ["openalex", "s2", "corpusid", "pubmed", "pmc", "dblp", "acl"])
def test_identifiers_of_a_work_join_but_do_not_name_it(scheme):
    (node,), _ = merge_papers([rec("Walking", 2010, ids=f"{scheme}:1"), rec("Running", 2020, ids=f"{scheme}:1")])

    assert node.key == "paper/running"


def test_identifiers_of_other_things_do_not_join():
    assert len(merge_papers([rec("Walking", ids="issn:1"), rec("Running", ids="issn:1")])[0]) == 2


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sergey Levine", "S. Levine", True),
        ("Levine S", "Sergey Levine", True),
        ("Martin King Jr.", "M. King", True),
        ("Michiel van de Panne", "M. van de Panne", True),
        ("José Ñandú", "Jose Nandu", True),
        ("王伟", "王伟", True),
        ("Wei Wang", "Wang Wei", True),
        ("Ann Bo", "Cy Bo", False),
        ("Ann Bo", "Ann Dee", False),
        ("", "", False),
        ("...", "...", False),
    ],
)
def test_names_of_one_person(left, right, same):
    assert bool(person_keys(left) & person_keys(right)) is same


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("CARP: Routing Cables", ["carp", "routing cable"]),
        ("CARP — Routing Cables: A Study", ["carp", "routing cables a study"]),
        ("3:1 odds", []),
        ("Coarse-to-fine routing", []),
        ("Reply to: Routing Cables", []),
        ("Editorial: Routing Cables", ["routing cable"]),
        (": !", []),
    ],
)
def test_parts_of_a_title(title, parts):
    assert sorted(title_parts(title)) == parts


RECORDS = st.lists(
    st.builds(
        rec,
        st.sampled_from(["CARP", "CARP: Routing Cables", "Routing Cables", "CARP: A Fish", "Editorial", "carp"]),
        st.sampled_from([None, 2020, 2021, 2022]),
        st.sampled_from(["", "Ada Bo", "A. Bo, Cy Dee", "Cy Dee", "Eve Fu"]),
        st.sampled_from(["", "", "arxiv:1", "arxiv:2", "doi:1", "openalex:W1", "s2:1 doi:1"]),
        st.none(),
        st.sampled_from(["", CABLES, CABLES_AGAIN, THEORY]),
    ),
    max_size=9,
)


@settings(deadline=None)
@given(RECORDS, RECORDS, st.integers(0, 99))
def test_the_order_of_records_does_not_matter(records, others, seed):
    mixed = (random.Random(seed).sample(group, len(group)) for group in (records, others))

    assert merge_papers(*mixed) == merge_papers(records, others)


@settings(deadline=None)
@given(RECORDS)
def test_joined_without_a_shared_identifier_means_that_nothing_speaks_against_it(records):
    plain = [Paper(r.title, r.abstract, authors=r.authors, year=r.year) for r in records]
    by_digest = {record.digest: record for record in plain}
    for node in merge_papers(plain)[0]:
        years = [by_digest[digest].year for digest in node.records if by_digest[digest].year]
        assert not years or max(years) - min(years) <= 1


@settings(deadline=None)
@given(RECORDS, RECORDS)
def test_records_that_only_enrich_make_no_paper_and_part_none(records, others):
    before, _ = merge_papers(records)
    after, _ = merge_papers(records, others)
    work = {digest: node for node in after for digest in node.records}

    own = {record.digest for record in records}
    assert all(own.intersection(node.records) for node in after)
    for node in before:
        assert len({work[digest].key for digest in node.records}) == 1


@settings(deadline=None)
@given(RECORDS, RECORDS)
def test_records_that_only_enrich_change_nothing_that_is_there(records, others):
    by_digest = {record.digest: record for record in records}
    for node in merge_papers(records, others)[0]:
        text = by_digest[node.records[0]]
        own = [by_digest[digest] for digest in node.records if digest in by_digest]
        years = [record.year for record in own if record.year]
        assert (node.paper.title, node.paper.abstract) == (text.title, text.abstract)
        assert not years or node.paper.year == min(years)
        assert {i for record in own for i in record.identifiers} <= set(node.paper.identifiers)
        assert node.paper.authors in [r.authors for r in own if r.authors] or not any(r.authors for r in own)
