"""A change of a few papers in their neighbourhood: whatever comes and goes, the graph is that of a full build."""

import shutil
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.builders import SMALL, candidate
from tests.test_pipeline import PAPERS, _exports, _source, tiny  # noqa: F401 - a fixture

from paperatlas import pipeline
from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.delta import KINDS, united, with_deltas
from paperatlas.curation import Operation, read_curation, write_curation
from paperatlas.errors import AtlasError, NotFoundError
from paperatlas.graph.assemble import assemble_graph
from paperatlas.graph.facts import graph_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.linking import link, merge_papers
from paperatlas.model import (
    PAPER,
    Author,
    Claim,
    Evidence,
    Extraction,
    Identifier,
    Mention,
    Paper,
    Reference,
    ResultClaim,
)
from paperatlas.pipeline.incremental import incrementally
from paperatlas.pipeline.index import FILE, Index, TooFarError
from paperatlas.pipeline.indexing import Built, fill_index
from paperatlas.pipeline.library import Library
from paperatlas.pipeline.local import Locally

NAMES = st.sampled_from(
    [
        *("PPO", "Proximal Policy Optimization", "RRT*", "RRT", "LIBERO 90", "LIBERO", "LIBERO benchmark"),
        *("SPO", "simple policy optimization", "structured planning", "policy optimization", "optimizing policies"),
        *("MDP", "Markov decision process", "grid world", "Gridworld", "ANYmal", "legged robot", "Zoo", "Zoo 2"),
    ]
)
TYPES = st.sampled_from(["Method", "Method", "Benchmark", "Dataset", "Robot", "Task"])
EVIDENCE = (Evidence("title", "test", "1", (0, 1), None, (0, 5)),)


@st.composite
def candidates(draw, number):
    name = draw(NAMES)
    spoken = draw(st.lists(NAMES, max_size=1))
    mentions = tuple(Mention("title", 0, len(text), text) for text in (name, *spoken))
    return replace(
        candidate(name, draw(TYPES), f"e{number}", confidence=draw(st.integers(0, 4)) / 4),
        mentions=mentions,
        aliases=tuple(draw(st.lists(NAMES, max_size=2))),
        long_form=draw(st.none() | NAMES),
    )


@st.composite
def works(draw, number):
    """A record, and what was read from it."""
    titles = ("CARP", "CARP: Routing Cables", "Carp", "Editorial", "Routing Cables", f"Title {number}", "")
    paper = Paper(
        draw(st.sampled_from(titles)),
        draw(st.sampled_from(["", "A cable.", "A cable is routed by a policy."])),
        id=str(number),
        authors=tuple(map(Author, draw(st.lists(st.sampled_from(["Ann Bo", "A. Bo", "ann bo"]), max_size=2)))),
        year=draw(st.sampled_from([None, 2020, 2021, 2024])),
        venue=draw(st.sampled_from([None, "CoRL", "Corl"])),
        identifiers=draw(st.sampled_from([(), (Identifier("arxiv", "1"),), (Identifier("mag", "1"),)])),
        references=draw(st.sampled_from([(), (Reference("Carp"), Reference(None, (Identifier("mag", "1"),)))])),
    )
    found = tuple(draw(candidates(n)) for n in range(draw(st.integers(0, 4))))
    ids = [c.id for c in found]
    ends = st.sampled_from([PAPER, *ids])
    predicates = st.sampled_from(["uses", "proposes", "extends", "outperforms", "evaluatedOn", "addresses"])
    claims = draw(st.lists(st.builds(Claim, ends, predicates, ends, st.just(0.5), st.just(EVIDENCE)), max_size=3))
    some = st.none() | ends
    results = draw(
        st.lists(st.builds(ResultClaim, st.just("9"), st.just(0.5), st.just(EVIDENCE), some, some), max_size=1)
    )
    return paper, Extraction(paper.digest, "test", "1", found, tuple(claims), tuple(results))


MEANT = st.sampled_from(
    [
        *("method/ppo", "method/rrt-star", "method/rrt", "method/spo", "method/spo~simple-policy-optimization"),
        *("method/proximal-policy-optimization", "resource/libero", "resource/libero-90", "resource/gridworld"),
        *("resource/grid-world", "robot/anymal", "robot/quadruped", "robot/legged-robot", "task/mdp", "task/zoo"),
    ]
)


@st.composite
def operations(draw):
    """One change by hand."""
    op = draw(st.sampled_from(["merge", "split", "rename", "retype", "forbid", "alias", "deny"]))
    on = draw(st.lists(MEANT, min_size=2, max_size=2)) if op in ("merge", "split", "deny") else [draw(MEANT)]
    to = {
        "rename": NAMES,
        "retype": TYPES,
        "alias": NAMES,
        "deny": st.sampled_from(["uses", "extends", "broader", "sameName"]),
    }
    return Operation(op, tuple(on), draw(to[op]) if op in to else None)


@st.composite
def histories(draw, curated=False):
    """Works, and which of them are there at one time after the other, with what a person changed by hand by then."""
    number = draw(st.integers(1, 8))
    all_works = [draw(works(n)) for n in range(number)]
    there = st.sets(st.integers(0, number - 1))
    by_hand = st.lists(operations(), max_size=3) if curated else st.just([])
    if curated and draw(st.booleans()):
        by_hand = st.just(draw(by_hand))
    return all_works, draw(st.lists(st.tuples(there, by_hand), min_size=2, max_size=4))


def whole(there, operations=()):
    """The graph of some works by the way that every build goes, and an index of it."""
    papers = {paper.digest: paper for paper, _ in there}
    texts = {extraction.record: extraction for _, extraction in there}
    nodes, ambiguities = merge_papers(papers.values())
    read = {node.key: texts[node.records[0]] for node in nodes}
    linked = link(read.values(), SMALL, operations)
    assembled = assemble_graph(nodes, read, linked, SMALL, ambiguities, operations)
    index = Index(Path(":memory:"))
    fill_index(index, Built(nodes, papers, texts, dict.fromkeys(papers, ("", "")), linked, assembled), SMALL)
    return assembled.graph, index


def content(index):
    """All that an index holds, with records by their digests in place of their numbers."""
    digests = dict(index.rows("SELECT id, digest FROM record"))

    def shown(column, value):
        return digests[value] if column in ("id", "record", "paper") and isinstance(value, int) else value

    found = {}
    for table in index.column("SELECT name FROM sqlite_master WHERE type = 'table'"):
        columns = [row[1] for row in index.rows(f"PRAGMA table_info({table})")]
        rows = index.rows(f"SELECT * FROM {table}")
        found[table] = sorted(repr([*map(shown, columns, row)]) for row in rows)
    return found


def named_by_a_label():
    """A paper that mentions a concept by the name which the vocabulary has for another name of it, and says no more."""
    paper = Paper("CARP", id="0")
    spoken = tuple(Mention("title", 0, len(text), text) for text in ("RRT*", "PPO"))
    labelled = candidate("PPO", "Method", "e0", aliases=("Proximal Policy Optimization",))
    found = (labelled, replace(candidate("RRT*", "Method", "e1"), mentions=spoken))
    return paper, Extraction(paper.digest, "test", "1", found)


def under_a_forbidden_concept():
    """A history in which a concept comes whose broader one is forbidden."""
    paper = Paper("CARP", id="0")
    read = Extraction(paper.digest, "test", "1", (candidate("ANYmal", "Robot"),))
    forbidden = [Operation("forbid", ("robot/quadruped",))]
    narrower = Paper("Walking", id="1")
    known = Extraction(narrower.digest, "test", "1", (candidate("quadruped", "Robot"),))
    return [(paper, read), (narrower, known)], [({1}, forbidden), ({0, 1}, forbidden), ({0}, [])]


def alias_of_an_alias():
    """A history in which a name comes that a person made an alias of an alias."""
    papers = [Paper("CARP", id="0"), Paper("Walking", id="1")]
    found = [candidate("Zoo"), candidate("Menagerie")]
    read = [Extraction(p.digest, "test", "1", (c,)) for p, c in zip(papers, found, strict=True)]
    chain = [Operation("alias", ("method/zoo",), "Bestiary"), Operation("alias", ("method/bestiary",), "Menagerie")]
    return list(zip(papers, read, strict=True)), [({0}, chain), ({0, 1}, chain), ({1}, chain)]


def decided_by_context():
    """A history in which a paper with a short form that its context decides gets another key."""
    short = {"simple": "simple policy optimization", "planned": "structured planning oracle"}
    beside = {"simple": ("clipped gradient", "actor critic"), "planned": ("symbolic search", "task network")}
    several = []
    for _ in range(40):
        for kind, long_form in short.items():
            names = [candidate(name, id_=name) for name in beside[kind]]
            several.append([candidate("SPO", "Task", long_form=long_form), *names])
    several += [[candidate(f"thing {number}")] for number in range(400)]
    several.append([candidate("SPO", "Task", "bare"), *(candidate(name, id_=name) for name in beside["simple"])])
    papers = [Paper(f"Paper {number}", "It is read.", id=str(number)) for number in range(len(several))]
    read = [Extraction(p.digest, "test", "1", tuple(found)) for p, found in zip(papers, several, strict=True)]
    claim = Claim(PAPER, "addresses", "bare", 0.5, EVIDENCE)
    read[-1] = replace(read[-1], claims=(claim,))
    again = Paper(papers[-1].title, id="again", identifiers=(Identifier("arxiv", "1"),))
    all_works = [*zip(papers, read, strict=True), (again, Extraction(again.digest, "test", "1"))]
    first = set(range(len(papers)))
    return all_works, [(first, []), (first | {len(papers)}, [])]


@given(histories() | histories(curated=True))
@example(([named_by_a_label()], [(set(), []), ({0}, [])]))
@example(under_a_forbidden_concept())
@example(alias_of_an_alias())
@example(decided_by_context())
@settings(deadline=None)
def test_whatever_comes_and_goes_graph_and_index_are_those_of_a_full_build(history):
    all_works, times = history
    before, on_record = times[0]
    graph, index = whole([all_works[n] for n in before], on_record)
    for now, by_hand in times[1:]:
        library = Library(None, Manifest("test", "1"), index)
        for paper, extraction in all_works:
            library.add(paper, extraction)
        come, gone = [all_works[n][0] for n in sorted(now - before)], [all_works[n][0].digest for n in before - now]
        expected, fresh = whole([all_works[n] for n in now], by_hand)
        try:
            locally = Locally(index, library, SMALL, on_record, by_hand)
            made = locally.change([(paper, "", "") for paper in come], gone)
        except TooFarError:
            assert any(o.op == "deny" or {*o.on} & SMALL.entries.keys() for o in (*by_hand, *on_record))
            graph, index, before, on_record = expected, fresh, now, by_hand
            continue

        for kind in KINDS:
            assert with_deltas(kind, getattr(graph, kind), [made.delta]) == getattr(expected, kind)
        assert made.delta.problems == expected.problems
        facts = Counter(graph_facts(graph))
        facts.subtract(made.change.facts_gone())
        facts.update(made.change.facts_come())
        assert +facts == Counter(graph_facts(expected))
        gone_triples, come_triples = made.change.triples()
        triples = set(graph_triples(graph))
        assert triples.issuperset(gone_triples)
        assert (triples - {*gone_triples}) | {*come_triples} == set(graph_triples(expected))
        held, anew = content(index), content(fresh)
        for table in held:
            assert held[table] == anew[table], table
        graph, before, on_record = expected, now, by_hand


@given(histories())
@settings(deadline=None, max_examples=20)
def test_deltas_that_are_united_do_what_they_do_one_by_one(history):
    all_works, times = history
    times = [there for there, _ in times]
    graph, index = whole([all_works[n] for n in times[0]])
    library, before, deltas = Library(None, Manifest("test", "1"), index), set(times[0]), []
    for paper, extraction in all_works:
        library.add(paper, extraction)
    for now in times[1:]:
        come = [(all_works[n][0], "", "") for n in sorted(now - before)]
        gone = [all_works[n][0].digest for n in before - now]
        deltas.append(Locally(index, library, SMALL, (), ()).change(come, gone).delta)
        before = now
    one = deltas[0]
    for delta in deltas[1:]:
        one = united(one, delta)
    for kind in KINDS:
        assert with_deltas(kind, getattr(graph, kind), [one]) == with_deltas(kind, getattr(graph, kind), deltas)


# ---------------------------------------------------------------- an atlas on disk

MERGE = Operation("merge", ("method/carp", "method/dqn"))
STEPS = st.lists(st.sampled_from([*range(len(PAPERS)), "curate", "take back"]), min_size=1, max_size=4)


@pytest.fixture
def local(monkeypatch):
    """Whether each change of the test was made in a neighbourhood, as they come."""
    made = []

    def watched(*arguments):
        report = incrementally(*arguments)
        made.append(report is not None)
        return report

    for name in ("change", "curate", "sync"):
        monkeypatch.setattr(import_module(f"paperatlas.pipeline.{name}"), "incrementally", watched)
    return made


@given(STEPS)
@settings(max_examples=5, deadline=None)
def test_whatever_is_added_removed_and_curated_the_atlas_is_a_full_build(tiny, tmp_path_factory, steps):  # noqa: F811
    folder = tmp_path_factory.mktemp("steps")
    there, operations = [0], []
    pipeline.build([_source(folder / "0.jsonl", PAPERS[:1])], folder / "atlas", "tiny")
    for number, step in enumerate(steps, 1):
        if step == "take back":
            operations = []
            pipeline.relink(folder / "atlas", operations)
        elif step == "curate":
            with suppress(AtlasError, NotFoundError):  # where a name is not there
                pipeline.curate(folder / "atlas", MERGE)
                operations = [MERGE]
        elif step in there:
            there.remove(step)
            pipeline.remove([PAPERS[step]["id"]], folder / "atlas")
        else:
            there.append(step)
            pipeline.add([_source(folder / f"{number}.jsonl", [PAPERS[step]])], folder / "atlas")
    if there:
        pipeline.build([_source(folder / "all.jsonl", [PAPERS[n] for n in there])], folder / "fresh", "tiny")
        pipeline.relink(folder / "fresh", operations)
        held, fresh = (AtlasFolder(folder / name).manifest() for name in ("atlas", "fresh"))
        assert (held.digest, held.counts) == (fresh.digest, fresh.counts)
        assert pipeline.load_graph(folder / "atlas") == pipeline.load_graph(folder / "fresh")
        assert _exports(folder / "atlas") == _exports(folder / "fresh")
    assert [found.difference for found in pipeline.verify(folder / "atlas")] == [None] * 2


def test_what_comes_and_goes_is_linked_in_its_neighbourhood_and_followed_by_the_stores(tiny, local, tmp_path):  # noqa: F811
    atlas = tmp_path / "atlas"
    pipeline.build([_source(tmp_path / "most.jsonl", PAPERS[:-1])], atlas, "tiny")
    before, exports = AtlasFolder(atlas).manifest(), _exports(atlas)
    pipeline.open_store(atlas, "sparql").close()

    pipeline.add([_source(tmp_path / "last.jsonl", PAPERS[-1:])], atlas)
    assert {found.place: found.difference for found in pipeline.verify(atlas)} == dict.fromkeys(
        ("atlas", "cypher", "sparql")
    )
    pipeline.remove([PAPERS[-1]["title"]], atlas)
    pipeline.sync([_source(tmp_path / "most.jsonl", [PAPERS[0] | {"abstract": "PPO."}, *PAPERS[1:-1]])], atlas)
    pipeline.sync([_source(tmp_path / "most.jsonl", PAPERS[:-1])], atlas)

    assert local == [True] * 4
    assert AtlasFolder(atlas).manifest().digest == before.digest
    assert _exports(atlas) == exports
    assert {found.place: found.difference for found in pipeline.verify(atlas)} == dict.fromkeys(
        ("atlas", "cypher", "sparql")
    )
    assert len(AtlasFolder(atlas).manifest().deltas) < 4


BY_HAND = (
    MERGE,
    Operation("rename", ("method/spo~simple-policy-optimization",), "Simple PO"),
    Operation("forbid", ("method/rrt-star",)),
    Operation("alias", ("method/carp",), "routing of cables"),
    Operation("split", ("method/carp", "method/dqn")),
    replace(MERGE, reason="after all"),
)


def test_a_curated_atlas_is_changed_in_its_neighbourhood_and_is_that_of_its_papers_and_its_file(tiny, local, tmp_path):  # noqa: F811
    atlas, fresh = tmp_path / "atlas", tmp_path / "fresh"
    pipeline.build([_source(tmp_path / "most.jsonl", PAPERS[:-1])], atlas, "tiny")
    said = next(a for a in pipeline.load_graph(atlas).assertions if a.predicate == "proposes")
    operations = [*BY_HAND, Operation("deny", (said.subject, said.object), said.predicate)]
    for operation in operations:
        pipeline.curate(atlas, operation)
    pipeline.add([_source(tmp_path / "last.jsonl", PAPERS[-1:])], atlas)
    pipeline.remove([PAPERS[1]["id"]], atlas)
    pipeline.add([_source(tmp_path / "second.jsonl", PAPERS[1:2])], atlas)

    assert local == [True] * (len(operations) + 3)
    pipeline.build([_source(tmp_path / "all.jsonl")], fresh, "tiny")
    pipeline.relink(fresh, operations)
    assert read_curation(atlas / "curation.yaml") == tuple(operations)
    assert pipeline.load_graph(atlas) == pipeline.load_graph(fresh)
    assert _exports(atlas) == _exports(fresh)
    assert {found.place: found.difference for found in pipeline.verify(atlas)} == dict.fromkeys(("atlas", "cypher"))


def test_an_operation_that_does_not_apply_is_refused_and_the_index_stays(tiny, local, tmp_path):  # noqa: F811
    atlas = tmp_path / "atlas"
    pipeline.build([_source(tmp_path / "all.jsonl")], atlas, "tiny")
    files = {path: path.read_bytes() for path in atlas.rglob("*") if path.is_file()}
    with pytest.raises(AtlasError, match=r"split no longer applies.*nothing was changed"):
        pipeline.curate(atlas, Operation("split", ("method/carp", "method/dqn")))
    assert {path: path.read_bytes() for path in atlas.rglob("*") if path.is_file()} == files
    pipeline.curate(atlas, MERGE)
    assert local == [True]


def test_an_edited_curation_file_is_taken_over_by_the_next_change(tiny, local, tmp_path):  # noqa: F811
    atlas = tmp_path / "atlas"
    pipeline.build([_source(tmp_path / "most.jsonl", PAPERS[:-1])], atlas, "tiny")
    write_curation(atlas / "curation.yaml", [MERGE])
    pipeline.add([_source(tmp_path / "last.jsonl", PAPERS[-1:])], atlas)
    pipeline.remove([PAPERS[-1]["id"]], atlas)
    assert local == [False, True]
    assert "method/carp" not in {concept.key for concept in pipeline.load_graph(atlas).concepts}


def test_an_atlas_without_index_or_with_a_damaged_one_is_linked_as_a_whole_and_has_one_again(tiny, local, tmp_path):  # noqa: F811
    atlas = tmp_path / "atlas"
    pipeline.build([_source(tmp_path / "all.jsonl")], atlas, "tiny")
    digest = AtlasFolder(atlas).manifest().digest

    for damage in (shutil.rmtree, lambda path: (path / FILE).write_bytes(b"something else, and long enough" * 200)):
        (index,) = (atlas / "stores").glob("index-*")
        damage(index)
        pipeline.remove(["p4"], atlas)
        pipeline.add([_source(tmp_path / "one.jsonl", PAPERS[3:4])], atlas)
        assert AtlasFolder(atlas).manifest().digest == digest

    assert local == [False, True, False, True]
    assert not list(atlas.rglob("*.partial"))


def test_a_store_that_someone_reads_stays_as_it_is(tiny, local, tmp_path):  # noqa: F811
    atlas = tmp_path / "atlas"
    pipeline.build([_source(tmp_path / "most.jsonl", PAPERS[:-1])], atlas, "tiny")
    count = "MATCH (p:Paper) RETURN count(p)"
    with pipeline.open_store(atlas, "cypher") as reader:
        number = reader.query(count).rows
        pipeline.add([_source(tmp_path / "last.jsonl", PAPERS[-1:])], atlas)
        assert reader.query(count).rows == number
    with pipeline.open_store(atlas, "cypher") as reader:
        assert reader.query(count).rows == ((number[0][0] + 1,),)
    assert local == [True]
