from dataclasses import replace

import pytest
from tests.analyses.field import Field
from tests.exports.site.asked import part_text, robot_field, rows, site_of, words

from paperatlas.exports.site.leaderboards import ADDRESS, leaderboard_pages, leaderboard_part
from paperatlas.exports.site.site import Site
from paperatlas.stores.cypher import CypherStore


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(robot_field(), tmp_path_factory.mktemp("store"))


def test_a_table_for_each_metric_and_unit_with_the_sentence_behind_each_number(site):
    part = part_text(leaderboard_part, site, "resource/course")

    assert rows(part)[1:3] == [
        ["1", "pace", "90%", "2024", "We get 90%, number 2. On pace"],
        ["2", "trot", "70%", "2022", "We get 70%, number 1. On trot"],
    ]
    assert rows(part)[4] == ["1", "not named", "3 min", "2024", "We get 3 min, number 3. On pace"]
    assert "success in % (highest first)" in words(part)
    assert '<a class="node t-paper" href="../paper/pace.html">' in part
    assert '<a class="node t-method" href="../method/pace.html">' in part


def test_papers_without_a_number_and_parts_with_boards_are_named(site):
    part = part_text(leaderboard_part, site, "resource/course")

    assert "1 paper working with it, without a number on it On view" in words(part)
    assert "Parts with leaderboards of their own: maze" in words(part)


def test_a_benchmark_without_numbers_lists_its_papers(site):
    part = words(part_text(leaderboard_part, site, "resource/gym"))

    assert "No paper of this atlas reports a number on gym." in part
    assert "1 paper working with it, without a number on it On pace 2024" in part


def test_the_list_begins_with_the_most_numbers(site):
    (page,) = leaderboard_pages(site)

    assert (page.address, page.section) == (ADDRESS, "Leaderboards")
    assert rows(str(page.body))[1:] == [
        ["course", "3", "3", "success in % (highest first)", "pace, 90%"],
        ["maze", "1", "1", "not ranked: no metric is named", ""],
    ]


def test_neighbours_with_one_sentence_show_it_once(tmp_path):
    field = Field().paper("a", 2020).paper("b", 2021)
    about = {"benchmark": "resource/x", "metric": "metric/success"}
    field.result("a", "50%", **about).result("a", "40%", **about).result("b", "45%", **about).result(
        "b", "30%", **about
    )
    graph = field.graph()
    of_a = next(a for a in graph.assertions if a.predicate == "reports" and a.object == "result/1").evidence
    said = tuple(
        replace(a, evidence=of_a) if a.predicate == "reports" and a.paper == "paper/a" else a for a in graph.assertions
    )
    graph = replace(graph, assertions=said)
    with CypherStore(tmp_path) as store:
        store.load(graph)
        ranked = part_text(leaderboard_part, Site(graph, store=store), "resource/x")
        values = [row[2] for row in rows(ranked)[1:]]

    assert values == ["50%", "45%", "40%", "30%"]
    assert "rowspan" not in ranked  # what stands between them is of another paper

    others = replace(graph, results=tuple(r for r in graph.results if r.paper == "paper/a"))
    kept = {"paper/a"} | {r.key for r in others.results}
    others = replace(others, assertions=tuple(a for a in said if a.paper == "paper/a" and a.subject in kept))
    with CypherStore(tmp_path / "others") as store:
        store.load(others)
        ranked = part_text(leaderboard_part, Site(others, store=store), "resource/x")

    assert 'rowspan="2"' in ranked
    assert [len(row) for row in rows(ranked)[1:]] == [5, 4]
