"""Enriching: what other sources know of the papers of an atlas, and nothing of any other paper."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas import pipeline, registry
from paperatlas.atlas import AtlasFolder
from paperatlas.errors import AtlasError, SourceError
from paperatlas.exports.options import ExportOptions

PAPERS = [
    {"id": "p1", "title": "CARP: Routing Cables", "abstract": "We propose CARP for cable routing, better than PPO."},
    {"id": "p2", "title": "Walking on Sand", "abstract": "PPO walks on a Unitree A1.", "year": 2024, "venue": "CoRL"},
    {"id": "p3", "title": "Knots", "abstract": "DQN ties knots.", "doi": "10.1000/knots"},
    {"id": "p4", "title": "Editorial"},
    {"id": "p5", "title": "Unheard Of", "abstract": "Nobody else knows this one."},
]
"""As copied from web pages: most have a title and an abstract, and nothing else."""


def _work(number, title, year, authors="Ada Bo", cites=(), **rest):
    people = [{"author": {"display_name": name}} for name in authors.split(", ")]
    cited = [f"https://openalex.org/W{one}" for one in cites]
    plain = {"id": f"https://openalex.org/W{number}", "title": title, "publication_year": year}
    return plain | {"authorships": people, "referenced_works": cited} | rest


WORKS = [
    _work(1, "CARP - Routing cables", 2025, "Ada Bo, Cy Dee", (2, 3, 99), doi="https://doi.org/10.1000/carp"),
    _work(2, "Walking on sand", 2023, "Eve Fu", (99,), primary_location={"source": {"display_name": "arXiv"}}),
    _work(3, "On the Tying of Knots", 2019, "Guy Ho", doi="https://doi.org/10.1000/KNOTS"),
    _work(4, "Editorial", 2021, "Ada Bo"),
    _work(5, "Editorial", 2021, "Cy Dee"),
    _work(99, "Running", 2018),
]
"""Records of OpenAlex, of three papers for certain, of two that may be one of ours, and of one that is not."""


def _write(path: Path, records) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """An atlas of the papers as they are. Tests that change it copy it."""
    folder = tmp_path_factory.mktemp("bare")
    pipeline.build([_write(folder / "papers.jsonl", PAPERS)], folder / "atlas")
    return folder / "atlas"


@pytest.fixture(scope="module")
def rich(bare, tmp_path_factory):
    """The atlas, enriched."""
    folder = tmp_path_factory.mktemp("rich")
    shutil.copytree(bare, folder / "atlas")
    pipeline.enrich([_write(folder / "works.jsonl", WORKS)], folder / "atlas")
    return folder / "atlas"


@pytest.fixture
def atlas(bare, tmp_path):
    return Path(shutil.copytree(bare, tmp_path / "atlas"))


@pytest.fixture
def enrich(tmp_path):
    """Enrich an atlas with works; gives the report on them."""
    return lambda atlas, works=WORKS: pipeline.enrich([_write(tmp_path / "works.jsonl", works)], atlas)[1]


def _graph_bytes(atlas: Path) -> tuple[str, bytes]:
    folder = AtlasFolder(atlas)
    path = atlas.parent / f"{atlas.name}.ttl"
    registry.load(registry.EXPORTS, "turtle")(pipeline.load_graph(atlas), path, ExportOptions())
    return folder.manifest().digest, path.read_bytes()


def _papers(atlas: Path):
    return {node.paper.id: node.paper for node in pipeline.load_graph(atlas).papers}


# ---------------------------------------------------------------- what is filled in


def test_what_is_missing_is_filled_in(rich):
    carp, walking, knots = (_papers(rich)[name] for name in ("p1", "p2", "p3"))

    assert (carp.year, [author.name for author in carp.authors]) == (2025, ["Ada Bo", "Cy Dee"])
    assert {i.scheme: i.value for i in carp.identifiers} == {"doi": "10.1000/carp", "openalex": "W1"}
    assert [author.name for author in walking.authors] == ["Eve Fu"]
    assert (knots.year, knots.authors[0].name) == (2019, "Guy Ho")


def test_papers_cite_each_other(bare, rich):
    def cites(atlas):
        return [(a.subject, a.object) for a in pipeline.load_graph(atlas).assertions if a.predicate == "cites"]

    assert cites(bare) == []
    assert cites(rich) == [
        ("paper/doi-10.1000~carp", "paper/doi-10.1000~knots"),
        ("paper/doi-10.1000~carp", "paper/walking-on-sand"),
    ]


def test_nothing_that_is_there_changes(bare, rich):
    for name, before in _papers(bare).items():
        after = _papers(rich)[name]
        assert (after.title, after.abstract, after.id) == (before.title, before.abstract, before.id)
        assert before.year in (None, after.year)
        assert before.venue in (None, after.venue)

    def texts(atlas):
        """Every piece of evidence from a text, by the title of its paper."""
        graph = pipeline.load_graph(atlas)
        titles = {node.key: node.paper.title for node in graph.papers}
        return sorted((titles[a.paper], a.predicate, str(a.evidence)) for a in graph.assertions if a.origin == "text")

    assert texts(rich) == texts(bare)


def test_no_paper_comes_in(bare, rich):
    assert set(_papers(rich)) == set(_papers(bare))
    assert AtlasFolder(rich).manifest().counts["Paper"] == len(PAPERS)


def test_only_records_that_match_are_kept(rich):
    folder = AtlasFolder(rich)

    assert sorted(record.id for record in folder.enrichment(folder.manifest())) == ["W1", "W2", "W3", "W4", "W5"]


def test_any_format_will_do(atlas, tmp_path):
    (tmp_path / "papers.bib").write_text(
        "@article{x, title={{CARP}: Routing Cables}, author={Bo, Ada and Dee, Cy}, year={2025}, journal={RA-L}}"
    )
    with gzip.open(tmp_path / "papers.csv.gz", "wt") as file:
        file.write("Titel,Jahr\nUnheard of,1999\n")

    pipeline.enrich([tmp_path / "papers.bib"], atlas)
    pipeline.enrich([tmp_path / "papers.csv.gz"], atlas, columns={"title": "Titel", "year": "Jahr"})

    papers = _papers(atlas)
    assert (papers["p1"].venue, papers["p1"].authors[1].name, papers["p5"].year) == ("RA-L", "Cy Dee", 1999)


def test_a_record_can_show_that_two_papers_are_one(atlas, enrich):
    enrich(atlas, [_work(7, "Unheard Of", 2020, doi="https://doi.org/10.1000/knots")])

    (node,) = (n for n in pipeline.load_graph(atlas).papers if n.key == "paper/doi-10.1000~knots")
    assert (node.paper.id, node.paper.abstract) == ("p5", "Nobody else knows this one.")
    assert "p3" not in _papers(atlas)


# ---------------------------------------------------------------- what is told


def test_every_record_and_every_paper_is_accounted_for(atlas, enrich):
    report = enrich(atlas, [*WORKS, WORKS[0], {"abstract": "no title"}, PAPERS[4]])

    assert dict(report.records) == {
        "joined": 3,
        "known": 1,
        "unclear": 2,
        "of no paper": 1,
        "repeated": 1,
        "failed": 1,
    }
    assert report.enriched == (
        "paper/doi-10.1000~carp",
        "paper/doi-10.1000~knots",
        "paper/unheard-of",
        "paper/walking-on-sand",
    )
    assert [(u.key, u.records) for u in report.unclear] == [("paper/editorial", 2)]
    assert report.unmatched == ()
    assert [fate.place for fate in report.fates] == ["line 8"]


def test_papers_that_the_source_does_not_know_are_listed(atlas, enrich):
    assert enrich(atlas).unmatched == (("paper/unheard-of", "Unheard Of"),)


def test_fields_that_are_filled_in_are_counted(atlas, enrich):
    assert dict(enrich(atlas).filled) == {"authors": 3, "identifiers": 3, "references": 2, "url": 2, "year": 2}


def test_conflicts_are_told_and_the_atlas_keeps_its_own(atlas, enrich):
    report = enrich(atlas)

    assert [(c.field, c.ours, c.theirs) for c in report.conflicts] == [
        ("title", "Knots", "On the Tying of Knots"),
        ("year", "2024", "2023"),
        ("venue", "CoRL", "arXiv"),
    ]
    assert (_papers(atlas)["p2"].year, _papers(atlas)["p2"].venue) == (2024, "CoRL")


def test_authors_and_arxiv_ids_that_differ_are_told(tmp_path, enrich):
    paper = {"id": "p", "title": "Knots", "doi": "10.1000/1", "arxiv": "2404.14405", "authors": ["Ada Bo"]}
    pipeline.build([_write(tmp_path / "papers.jsonl", [paper])], tmp_path / "new")
    other = {"title": "Knots", "doi": "10.1000/1", "arxiv": "2404.14406", "authors": ["Cy Dee"]}

    report = enrich(tmp_path / "new", [other])

    assert [(c.field, c.ours, c.theirs) for c in report.conflicts] == [
        ("arxiv", "2404.14405", "2404.14406"),
        ("authors", "Ada Bo", "Cy Dee"),
    ]


@pytest.mark.parametrize(("year", "state"), [(2025, "joined"), (2022, "of no paper")])
def test_a_title_matches_when_the_years_fit(atlas, enrich, year, state):
    assert dict(enrich(atlas, [_work(7, "Walking on Sand", year)]).records) == {state: 1}


def test_several_records_of_one_title_are_unclear_unless_they_are_of_one_work(atlas, enrich):
    works = [_work(7, "Unheard Of", 2020), _work(8, "Unheard Of", 2023)]
    assert [(u.key, u.records) for u in enrich(atlas, works).unclear] == [("paper/unheard-of", 2)]
    assert _papers(atlas)["p5"].year is None

    works = [_work(17, "Walking on Sand", 2023), _work(18, "Walking on Sand", 2024, "A. Bo, Cy Dee")]
    assert dict(enrich(atlas, works).records) == {"joined": 2}


# ---------------------------------------------------------------- a function of the records


def test_enriching_twice_changes_nothing(rich, tmp_path):
    again = Path(shutil.copytree(rich, tmp_path / "again"))
    works = _write(tmp_path / "works.jsonl", WORKS)

    reports = [pipeline.enrich([works], again)[1] for _ in range(2)]

    assert (again / "manifest.json").read_bytes() == (rich / "manifest.json").read_bytes()
    assert _graph_bytes(again) == _graph_bytes(rich)
    assert reports[0] == reports[1]


@given(st.permutations(WORKS), st.integers(0, len(WORKS)))
@settings(max_examples=5, deadline=None)
def test_order_and_split_of_the_source_do_not_matter(bare, rich, tmp_path_factory, works, cut):
    folder = tmp_path_factory.mktemp("order")
    shutil.copytree(bare, folder / "atlas")
    for number, part in enumerate((works[:cut], works[cut:])):
        if part:
            pipeline.enrich([_write(folder / f"{number}.jsonl", part)], folder / "atlas")

    assert (folder / "atlas" / "manifest.json").read_bytes() == (rich / "manifest.json").read_bytes()


@given(st.sets(st.sampled_from([paper["id"] for paper in PAPERS]), min_size=1, max_size=len(PAPERS) - 1))
@settings(max_examples=5, deadline=None)
def test_with_a_paper_goes_what_enriched_it(rich, tmp_path_factory, gone):
    folder = tmp_path_factory.mktemp("gone")
    shutil.copytree(rich, folder / "rich")
    pipeline.remove(sorted(gone), folder / "rich")

    kept = [paper for paper in PAPERS if paper["id"] not in gone]
    pipeline.build([_write(folder / "kept.jsonl", kept)], folder / "fresh")
    pipeline.enrich([_write(folder / "works.jsonl", WORKS)], folder / "fresh")

    assert _graph_bytes(folder / "rich") == _graph_bytes(folder / "fresh")
    assert AtlasFolder(folder / "rich").manifest().enrichment == AtlasFolder(folder / "fresh").manifest().enrichment


def test_an_emptied_atlas_keeps_nothing(rich, tmp_path):
    atlas = Path(shutil.copytree(rich, tmp_path / "atlas"))
    pipeline.remove([paper["id"] for paper in PAPERS], atlas)

    assert AtlasFolder(atlas).manifest().counts == {}
    assert AtlasFolder(atlas).manifest().enrichment == ()


def test_what_enriches_stays_when_papers_come_and_the_atlas_is_linked_anew(rich, tmp_path):
    atlas = Path(shutil.copytree(rich, tmp_path / "atlas"))
    pipeline.add([_write(tmp_path / "more.jsonl", [{"id": "p9", "title": "Gaits", "abstract": "PPO."}])], atlas)
    assert _papers(atlas)["p1"].year == 2025

    pipeline.remove(["p9"], atlas)
    pipeline.relink(atlas)
    assert _graph_bytes(atlas) == _graph_bytes(rich)


def test_a_record_that_is_added_later_becomes_a_paper_of_its_own_right(rich, tmp_path):
    atlas = Path(shutil.copytree(rich, tmp_path / "atlas"))
    pipeline.add([_write(tmp_path / "more.jsonl", WORKS[:1])], atlas)
    pipeline.remove(["p1"], atlas)

    assert "W1" in _papers(atlas)


def test_a_build_holds_its_papers_as_they_are(rich, bare, tmp_path):
    atlas = Path(shutil.copytree(rich, tmp_path / "atlas"))
    pipeline.build([_write(tmp_path / "papers.jsonl", PAPERS)], atlas)

    assert _graph_bytes(atlas) == _graph_bytes(bare)


# ---------------------------------------------------------------- what cannot be done


@pytest.mark.parametrize("content", [b"", b'{"abstract": "no title"}\n', b"\x89PNG\r\n\x1a\n\x00\xff"])
def test_where_nothing_can_be_read_the_atlas_is_unchanged(atlas, tmp_path, content):
    before = (atlas / "manifest.json").read_bytes()
    (tmp_path / "bad").write_bytes(content)

    with pytest.raises(SourceError, match="bad"):
        pipeline.enrich([tmp_path / "bad"], atlas)

    assert (atlas / "manifest.json").read_bytes() == before


def test_where_nothing_matches_the_graph_is_unchanged(atlas, bare, enrich):
    report = enrich(atlas, WORKS[-1:])

    assert (report.enriched, len(report.unmatched)) == ((), len(PAPERS))
    assert _graph_bytes(atlas) == _graph_bytes(bare)


def test_there_must_be_an_atlas(tmp_path, enrich):
    with pytest.raises(AtlasError, match="no atlas here"):
        enrich(tmp_path / "nowhere")


def test_a_damaged_segment_is_told(rich, tmp_path):
    atlas = Path(shutil.copytree(rich, tmp_path / "atlas"))
    (segment,) = AtlasFolder(atlas).manifest().enrichment
    (atlas / "segments" / segment.file).write_bytes(b"")

    with pytest.raises(AtlasError, match="damaged"):
        pipeline.relink(atlas)
