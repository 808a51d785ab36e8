"""Which records of another source are kept for the papers of an atlas."""

from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.linking import matching_records
from paperatlas.linking.matches import MOST, Matches
from paperatlas.model import Author, Identifier, Paper

DOI = (Identifier("doi", "10.1000/1"),)


def _titles(papers, records):
    return sorted(record.title for record in matching_records(papers, records))


def test_what_matches_is_kept_and_nothing_else():
    papers = [Paper("Walking", year=2020, identifiers=DOI), Paper("Ropes", authors=(Author("Ada Bo"),)), Paper("!")]
    records = [
        Paper("A walk", year=1990, identifiers=DOI),
        Paper("WALKING", year=2021),
        Paper("Walking.", year=2023),
        Paper("Ropes: A Study", authors=(Author("A. Bo"),)),
        Paper("Ropes: Another Study"),
        Paper("Knots", identifiers=(Identifier("issn", "10.1000/1"),)),
        Paper("?"),
    ]

    assert _titles(papers, records) == ["A walk", "Ropes: A Study", "WALKING"]


def test_a_paper_with_a_subtitle_finds_a_record_without():
    paper = Paper("Ropes: A Study", authors=(Author("Ada Bo"),))

    assert _titles([paper], [Paper("Ropes", authors=(Author("A. Bo"),)), Paper("A Study")]) == ["Ropes"]


def test_of_a_title_that_thousands_have_few_are_kept_and_identifiers_come_first():
    matches = Matches([Paper("Editorial", identifiers=DOI)])
    for year in range(3000):
        matches.keep(Paper("Editorial", year=year))
    matches.keep(Paper("Our editorial", identifiers=DOI))

    assert len(matches.records()) == MOST
    assert "Our editorial" in {record.title for record in matches.records()}


PAPERS = [Paper(title, year=year) for title in ("Walking", "Ropes", "Knots") for year in (None, 2020)]
RECORDS = st.lists(
    st.builds(
        Paper,
        st.sampled_from(["Walking", "Ropes", "Knots", "Cables"]),
        st.text("ab", max_size=3),
        year=st.sampled_from([None, 2020, 2021]),
    ),
    max_size=60,
    unique_by=lambda record: record.digest,
)


@settings(deadline=None)
@given(RECORDS, st.sets(st.sampled_from(range(len(PAPERS)))), st.randoms(use_true_random=False))
def test_keeping_for_fewer_papers_is_what_these_alone_would_have_kept(records, numbers, chance):
    fewer = [PAPERS[number] for number in numbers]
    kept = matching_records(PAPERS, records)
    mixed = chance.sample(records, len(records))

    assert matching_records(PAPERS, mixed) == kept
    assert matching_records(PAPERS, [*mixed[:5], *kept]) == kept
    assert matching_records(fewer, kept) == matching_records(fewer, records)
