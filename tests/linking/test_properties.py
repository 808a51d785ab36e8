"""What holds for any papers: the order never matters, keys are unique, undoing a merge parts its names."""

import random
import string

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ENTRIES, SMALL, candidate, extraction, graph_of

from paperatlas.curation import Operation
from paperatlas.graph import graph_digest
from paperatlas.linking import link
from paperatlas.linking.names import unit_name
from paperatlas.model import Claim, Evidence, Paper
from paperatlas.union_find import UnionFind

NAMES = st.sampled_from(
    [
        *("PPO", "TRPO", "Proximal Policy Optimization", "RRT", "RRT*", "Rapidly-exploring Random Tree", "LIBERO 90"),
        *("SPO", "S-PO", "simple policy optimization", "structured planning", "BAR", "bounded action ranking"),
        *("grid world", "Gridworld", "ANYmal", "quadruped", "LIBERO", "!!", "star", "*"),
    ]
)
TYPES = st.sampled_from(["Method", "Method", "Method", "Benchmark", "Dataset", "Robot"])


@st.composite
def candidates(draw):
    return candidate(
        draw(NAMES),
        draw(TYPES),
        confidence=draw(st.integers(0, 100)) / 100,
        aliases=tuple(draw(st.lists(NAMES, max_size=2))),
        long_form=draw(st.one_of(st.none(), NAMES)),
    )


PAPERS = st.lists(st.lists(candidates(), max_size=4), max_size=6)


def linked(papers, operations=()):
    return link([extraction(*paper) for paper in papers], SMALL, operations)


@settings(deadline=None)
@given(PAPERS, st.randoms(use_true_random=False))
def test_the_order_of_papers_and_of_candidates_does_not_matter(papers, rng):
    shuffled = [rng.sample(paper, len(paper)) for paper in rng.sample(papers, len(papers))]
    assert linked(papers) == linked(shuffled)


@given(PAPERS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_papers_does_not_change_the_graph(papers, rng):
    evidence = (Evidence("title", "test", "1", (0, 1), None, (0, 5)),)
    works = []
    for number, found in enumerate(papers):
        paper = Paper(f"Title {string.ascii_letters[number]}", id=str(number))
        numbered = [candidate(c.name, c.type, f"e{n}", c.confidence, aliases=c.aliases) for n, c in enumerate(found)]
        claims = [Claim("paper", "uses", c.id, c.confidence, evidence) for c in numbered]
        works.append((paper, extraction(*numbered, paper=paper, claims=tuple(claims))))
    shuffled = rng.sample(works, len(works))
    assert graph_digest(graph_of(works)) == graph_digest(graph_of(shuffled))
    assert graph_of(works) == graph_of(shuffled)


@settings(deadline=None)
@given(PAPERS)
def test_each_unit_is_in_one_concept_under_a_key_of_its_own(papers):
    result = linked(papers)
    assert all(key == concept.key for key, concept in result.concepts.items())
    members = [unit for concept in result.concepts.values() for unit in concept.members]
    assert len(members) == len(set(members))
    assert {unit: c.key for c in result.concepts.values() for unit in c.members} == result.key_of


@settings(deadline=None)
@given(PAPERS)
def test_concepts_are_what_the_records_join(papers):
    result = linked(papers)
    sets = UnionFind(result.key_of)
    for record in result.records:
        sets.union(record.left, record.right)
    assert {frozenset(group) for group in sets.sets()} == {
        frozenset(c.members) for c in result.concepts.values() if c.members
    }


@settings(deadline=None)
@given(PAPERS)
def test_no_concept_holds_two_of_the_vocabulary(papers):
    curated = {entry.key for entry in ENTRIES}
    for concept in linked(papers).concepts.values():
        held = curated & {unit_name(unit) for unit in concept.members}
        assert len(held) <= 1
        assert concept.vocabulary in (held or {None, concept.key})


@settings(deadline=None)
@given(PAPERS, st.integers(0, 1000))
def test_undoing_a_merge_parts_its_names_unless_others_join_them(papers, number):
    before = linked(papers)
    if not before.records:
        return
    record = before.records[number % len(before.records)]
    ends = (unit_name(record.left), unit_name(record.right))
    after = linked(papers, [Operation("split", ends)])
    assert all({record.left, record.right} != {other.left, other.right} for other in after.records)
    sets = UnionFind(after.key_of)
    for other in after.records:
        sets.union(other.left, other.right)
    still_joined = sets.find(record.left) == sets.find(record.right)
    assert (after.key_of[record.left] == after.key_of[record.right]) == still_joined
    assert not any(problem.startswith("curation") for problem in after.problems)


@settings(deadline=None, max_examples=40)
@given(PAPERS, PAPERS)
def test_papers_that_come_and_go_leave_no_trace(papers, others):
    before = linked(papers)
    linked([*papers, *others])
    assert linked(papers) == before


@settings(deadline=None)
@given(PAPERS, st.integers(0, 1000))
def test_a_merge_after_its_undoing_joins_the_names_again(papers, number):
    before = linked(papers)
    if not before.records:
        return
    record = before.records[number % len(before.records)]
    ends = (unit_name(record.left), unit_name(record.right))
    after = linked(papers, [Operation("split", ends), Operation("merge", ends)])
    assert after.key_of[record.left] == after.key_of[record.right]


def test_every_record_of_a_tree_parts_its_names():
    papers = [
        [candidate("BAR", long_form="bounded action ranking"), candidate("grid world")],
        [candidate("BAR"), candidate("Gridworld")],
        [candidate("Proximal Policy Optimization"), candidate("Zoo", aliases=("Zed",))],
        [candidate("Zed"), candidate("RRT")],
        [candidate("Zoo", aliases=("Zed",)), candidate("robotic cable routing task", "Task")],
        [candidate("Zoo", aliases=("Zed",))],
        [candidate("cable routing", "Task"), candidate("routing of cables", "Task"), candidate("MDP")],
        [candidate("Markov decision processes")],
    ]
    before = linked(papers)
    assert {record.rule for record in before.records} == {
        *("abbreviation", "only long form", "normal form", "vocabulary", "alias", "same words", "kind word"),
        "usual long form",
    }  # fmt: skip
    for record in before.records:
        ends = (unit_name(record.left), unit_name(record.right))
        after = linked(papers, [Operation("split", ends)])
        assert after.key_of[record.left] != after.key_of[record.right]
        assert after.problems == ()


def test_many_papers_in_many_orders():
    names = ["PPO", "SPO", "grid world", "gridworld", "Zoo", "zoo 2"]
    longs = [None, "simple policy optimization", "structured planning", None]
    papers = [[candidate(name, long_form=long)] for name in names for long in longs]
    expected = linked(papers)
    for seed in range(10):
        shuffled = random.Random(seed).sample(papers, len(papers))
        assert linked(shuffled) == expected
