"""``enrich``: what other sources know of the papers of an atlas."""

import json

WORKS = [
    {
        "id": "https://openalex.org/W1",
        "title": "A note on knots",
        "publication_year": 2022,
        "authorships": [{"author": {"display_name": "Guy Ho"}}],
        "referenced_works": ["https://openalex.org/W2"],
    },
    {"id": "https://openalex.org/W2", "title": "Walking on Sand", "publication_year": 2024},
    {"id": "https://openalex.org/W3", "title": "Running", "publication_year": 2022},
]


def _source(tmp_path, works=WORKS):
    path = tmp_path / "works.jsonl"
    path.write_text("".join(json.dumps(work) + "\n" for work in works))
    return path


def test_papers_are_enriched_and_all_is_counted(run, atlas, tmp_path):
    ended = run("enrich", "--atlas", atlas, "--from", _source(tmp_path))

    assert ended.status == 0
    assert ended.out.splitlines()[:3] == [
        "records: 2 joined, 1 of no paper",
        "papers:  2 matched, 0 unclear, 1 not found",
        "filled:  1 authors, 2 identifiers, 1 references",
    ]
    assert ended.out.splitlines()[3].startswith("atlas:   ")
    assert ended.err.splitlines() == [
        "  not found: paper/arxiv-2401.00001: CARP: Learning to Route Cables",
        "  conflict: paper/walking-on-sand: year: kept 2023, not 2024",
    ]
    cited = run("query", "MATCH (:Paper)-[:CITES]->(p:Paper) RETURN p.title", "--format", "csv", "--atlas", atlas)
    assert cited.out == "p.title\nWalking on Sand\n"


def test_long_lists_are_cut_unless_all_is_asked_for(run, atlas, tmp_path):
    more = [{"title": f"Gait {number}", "doi": f"10.1000/{number}"} for number in range(30)]
    run("add", _source(tmp_path, more), "--atlas", atlas)
    arguments = ("enrich", "--atlas", atlas, "--from", _source(tmp_path))

    assert "and 11 more: not found; --all lists them" in run(*arguments).err
    assert run(*arguments, "--all").err.count("not found: ") == 31


def test_several_sources_and_other_columns(run, atlas, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("Titel,Jahr,Titelblatt\nCARP: Learning to Route Cables,2025,x\n")

    ended = run("enrich", "--atlas", atlas, "--from", _source(tmp_path), "--from", table, "--columns", "title=Titel")

    assert ended.out.startswith("records: 3 joined, 1 of no paper\n")


def test_a_source_that_cannot_be_read_is_told(fails, atlas, tmp_path):
    (tmp_path / "bad").write_bytes(b"")

    assert fails("enrich", "--atlas", atlas, "--from", tmp_path / "bad").startswith(f"{tmp_path}/bad: is empty")
    assert fails("enrich", "--atlas", tmp_path / "no", "--from", tmp_path / "bad").endswith(f"--atlas {tmp_path}/no")
