"""The pipeline: whatever way papers come into an atlas, the same papers give the same atlas; a kill leaves it whole."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas import pipeline, registry
from paperatlas.atlas import AtlasFolder
from paperatlas.curation import Operation, read_curation, write_curation
from paperatlas.errors import AtlasError, NotFoundError, PaperatlasError, SourceError, UsageError
from paperatlas.examples import example_papers
from paperatlas.exports.options import ExportOptions
from paperatlas.extraction import DEFAULT_MODEL

PLUGIN = Path(__file__).with_name("plugin")
PAPERS = [
    {"id": "p1", "title": "CARP", "abstract": "We propose CARP, better than PPO.", "year": 2024, "authors": ["A. Bo"]},
    {"id": "p2", "title": "Carp", "abstract": "CARP.", "year": 2025, "venue": "CoRL"},
    {"id": "p3", "title": "Ropes", "abstract": "SPO (simple policy optimization) and DQN.", "doi": "10.1000/1"},
    {"id": "p4", "title": "Knots", "abstract": "SPO (smooth policy optimization) beats PPO."},
    {"id": "p5", "title": "Cables", "abstract": "SPO again, and RRT*.", "references": [{"title": "Knots"}]},
    {"id": "p6", "title": "Ropes, extended", "abstract": "DQN.", "doi": "10.1000/1", "authors": ["A. Bo", "C. Dee"]},
    {"id": "p7", "title": "Panda tasks", "abstract": "ZenBot and Zen-Bot, with RRT."},
]
"""p1 and p2, and p3 and p6, are one work each; SPO stands for two things; p5 cites p4."""


@pytest.fixture(scope="module")
def tiny():
    """The plug-in on the import path; gives its module, whose READ lists what its model was asked to read."""
    sys.path.insert(0, str(PLUGIN))
    registry._entries.cache_clear()
    import tiny_plugin

    yield tiny_plugin
    sys.path.remove(str(PLUGIN))
    registry._entries.cache_clear()


def _source(path: Path, papers=PAPERS) -> Path:
    path.write_text("".join(json.dumps(paper) + "\n" for paper in papers), "utf-8")
    return path


@pytest.fixture
def source(tmp_path):
    """Writes papers as JSON Lines."""
    return lambda papers=PAPERS: _source(tmp_path / "papers.jsonl", papers)


@pytest.fixture(scope="module")
def whole(tiny, tmp_path_factory):
    """An atlas of all papers. Tests that change it copy it."""
    folder = tmp_path_factory.mktemp("whole")
    pipeline.build([_source(folder / "papers.jsonl")], folder / "atlas", "tiny")
    return folder / "atlas"


@pytest.fixture
def atlas(whole, tmp_path):
    """A copy of the atlas of all papers."""
    return Path(shutil.copytree(whole, tmp_path / "atlas"))


def _exports(atlas: Path) -> dict[str, bytes]:
    """The bytes of the exports that write the whole graph."""
    graph = pipeline.load_graph(atlas)
    written = {}
    for name in ("json", "turtle"):
        path = atlas.parent / f"{atlas.name}.{name}"
        registry.load(registry.EXPORTS, name)(graph, path, ExportOptions())
        written[name] = path.read_bytes()
    return written


def _digest(atlas: Path) -> str:
    return AtlasFolder(atlas).manifest().digest


# ---------------------------------------------------------------- one atlas for the same papers


def test_the_papers_are_told_apart_as_they_are_meant(whole):
    graph = pipeline.load_graph(whole)

    assert [node.key for node in graph.papers] == [
        "paper/cable",
        "paper/carp",
        "paper/doi-10.1000~1",
        "paper/knot",
        "paper/panda-task",
    ]
    assert [a.name for a in graph.ambiguities] == ["method/spo"]
    assert ("paper/cable", "cites", "paper/knot") in {(a.subject, a.predicate, a.object) for a in graph.assertions}


@st.composite
def _splits(draw):
    """The papers in some order, in one to four parts."""
    order = draw(st.permutations(PAPERS))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    return [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@given(_splits())
@settings(max_examples=5, deadline=None)
def test_order_and_split_do_not_matter(whole, tmp_path_factory, parts):
    folder = tmp_path_factory.mktemp("split")
    first, *others = [_source(folder / f"{number}.jsonl", part) for number, part in enumerate(parts)]

    pipeline.build([first], folder / "atlas", "tiny")
    for other in others:
        pipeline.add([other], folder / "atlas")

    assert _digest(folder / "atlas") == _digest(whole)
    assert _exports(folder / "atlas") == _exports(whole)


def test_order_and_split_do_not_matter_to_the_default_model(tmp_path):
    lines = example_papers().read_text("utf-8").splitlines(keepends=True)[:8]
    shuffled = random.Random(7).sample(lines, len(lines))
    for name, part in {"all": lines, "first": shuffled[:3], "second": shuffled[3:]}.items():
        (tmp_path / name).write_text("".join(part), "utf-8")

    pipeline.build([tmp_path / "all"], tmp_path / "one")
    pipeline.build([tmp_path / "first"], tmp_path / "two")
    pipeline.add([tmp_path / "second"], tmp_path / "two")

    assert AtlasFolder(tmp_path / "one").manifest().model == DEFAULT_MODEL
    assert _digest(tmp_path / "two") == _digest(tmp_path / "one")
    assert _exports(tmp_path / "two") == _exports(tmp_path / "one")


def test_building_twice_gives_the_same_bytes(whole, tmp_path, source):
    for _ in range(2):
        pipeline.build([source()], tmp_path / "again", "tiny")

        assert (tmp_path / "again" / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()
        assert _exports(tmp_path / "again") == _exports(whole)


@given(st.sets(st.sampled_from([paper["id"] for paper in PAPERS]), min_size=1, max_size=len(PAPERS) - 1))
@settings(max_examples=4, deadline=None)
def test_to_remove_is_to_undo_an_addition(tiny, tmp_path_factory, gone):
    folder = tmp_path_factory.mktemp("remove")
    kept = _source(folder / "kept.jsonl", [paper for paper in PAPERS if paper["id"] not in gone])
    pipeline.build([kept], folder / "atlas", "tiny")
    before, exports = _digest(folder / "atlas"), _exports(folder / "atlas")

    pipeline.add([_source(folder / "more.jsonl", [paper for paper in PAPERS if paper["id"] in gone])], folder / "atlas")
    pipeline.remove(sorted(gone), folder / "atlas")

    assert _digest(folder / "atlas") == before
    assert _exports(folder / "atlas") == exports


def test_a_build_holds_exactly_its_papers(atlas, tmp_path, source):
    pipeline.build([source(PAPERS[:1])], atlas)
    pipeline.build([source(PAPERS[:1])], tmp_path / "fresh", "tiny")

    assert AtlasFolder(atlas).manifest().model == "tiny"
    assert _exports(atlas) == _exports(tmp_path / "fresh")


# ---------------------------------------------------------------- add and remove


def test_removing_the_longer_record_of_a_work_falls_back_to_the_other(atlas):
    pipeline.remove(["p1"], atlas)
    node = next(n for n in pipeline.load_graph(atlas).papers if n.key == "paper/carp")

    assert (node.paper.id, node.paper.abstract, node.paper.year) == ("p2", "CARP.", 2025)


@pytest.mark.parametrize("name", ["paper/knot", "p4", "Knots"])
def test_a_paper_is_removed_by_key_id_or_title(atlas, name):
    report = pipeline.remove([name], atlas)

    assert "paper/knot" not in [node.key for node in pipeline.load_graph(atlas).papers]
    assert report.manifest.counts["Paper"] == 4


def test_removing_by_key_removes_all_records_of_the_work(atlas):
    pipeline.remove(["paper/carp"], atlas)

    assert "paper/carp" not in [node.key for node in pipeline.load_graph(atlas).papers]


def test_one_unknown_name_and_nothing_is_removed(atlas):
    before = (atlas / "manifest.json").read_bytes()

    with pytest.raises(NotFoundError, match="'Nodes'; nothing was removed"):
        pipeline.remove(["p4", "Nodes"], atlas)

    assert (atlas / "manifest.json").read_bytes() == before


def test_an_atlas_can_be_emptied_and_filled_again(atlas, whole, source):
    pipeline.remove([paper["id"] for paper in PAPERS], atlas)

    assert AtlasFolder(atlas).manifest().counts == {}
    with pipeline.open_store(atlas, "cypher") as store:
        assert store.query("MATCH (p:Paper) RETURN p.id").rows == ()

    pipeline.add([source()], atlas)
    assert _exports(atlas) == _exports(whole)


def test_adding_what_is_there_changes_no_graph_and_is_counted(atlas, whole, source):
    report = pipeline.add([source(PAPERS[:2])], atlas)

    assert report.manifest.report == {"skipped": 2}
    assert [fate.why for fate in report.fates] == ["the same record stands earlier"] * 2
    assert _digest(atlas) == _digest(whole)


def test_adding_and_removing_over_and_over_does_not_let_the_manifest_grow(atlas, source):
    sizes = []
    for _ in range(2):
        pipeline.remove(["p4"], atlas)
        pipeline.add([source(PAPERS[3:4])], atlas)
        sizes.append(len(AtlasFolder(atlas).manifest().records))

    assert sizes[0] == sizes[-1]


# ---------------------------------------------------------------- what cannot be read


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00\xff", b'{"abstract": "no title"}\n', b"Nothing.\n"]
)
def test_where_nothing_can_be_read_the_atlas_is_unchanged(atlas, tmp_path, content):
    before = (atlas / "manifest.json").read_bytes()
    bad = tmp_path / "bad"
    bad.write_bytes(content)

    for verb in (pipeline.build, pipeline.add):
        with pytest.raises(SourceError) as caught:
            verb([bad], atlas)

        assert str(bad) in str(caught.value)
        assert (atlas / "manifest.json").read_bytes() == before


def test_a_folder_of_hidden_files_is_nothing_to_build_from(atlas, tmp_path):
    before = (atlas / "manifest.json").read_bytes()
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / ".hidden").write_text("CARP")

    with pytest.raises(SourceError, match="hidden file"):
        pipeline.build([tmp_path / "papers"], atlas)

    assert (atlas / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(("source_name", "model"), [("missing.jsonl", None), ("papers.jsonl", "nonsense")])
def test_a_wrong_call_makes_no_atlas(tmp_path, source, source_name, model):
    source()

    with pytest.raises((SourceError, UsageError)):
        pipeline.build([tmp_path / source_name], tmp_path / "new", model)

    assert not (tmp_path / "new" / "manifest.json").exists()


def test_records_that_fail_are_counted_and_the_others_stand(tiny, tmp_path):
    path = tmp_path / "papers.jsonl"
    path.write_text('{"title": "CARP"}\n{"title": 5\n{"abstract": "x"}\n{"title": "CARP"}\n')

    report = pipeline.build([path], tmp_path / "atlas", "tiny")

    assert report.manifest.report == {"failed": 2, "read": 1, "skipped": 1}
    assert [fate.place for fate in report.fates] == ["line 2", "line 3", "line 4"]


@pytest.mark.parametrize("verb", [pipeline.add, pipeline.remove])
def test_there_must_be_an_atlas_to_change(tmp_path, source, verb):
    with pytest.raises(AtlasError, match="no atlas here"):
        verb([source()], tmp_path / "nowhere")

    assert not (tmp_path / "nowhere").exists()


# ---------------------------------------------------------------- reuse


def test_what_was_read_once_is_not_read_again(tiny, tmp_path, source):
    tiny.READ.clear()
    pipeline.build([source(PAPERS[:3])], tmp_path / "atlas", "tiny")
    pipeline.build([source(PAPERS[1:4])], tmp_path / "atlas")
    pipeline.add([source(PAPERS[2:5])], tmp_path / "atlas")
    pipeline.relink(tmp_path / "atlas")
    pipeline.remove(["p2"], tmp_path / "atlas")

    assert tiny.READ == ["CARP", "Carp", "Ropes", "Knots", "Cables"]


def test_another_version_of_the_model_reads_anew(tiny, atlas, source, monkeypatch):
    monkeypatch.setattr(tiny.TinyModel, "version", "2")
    tiny.READ.clear()

    pipeline.add([source(PAPERS[:1])], atlas)

    assert sorted(tiny.READ) == sorted(paper["title"] for paper in PAPERS)
    assert AtlasFolder(atlas).manifest().model_version == "2"


def test_a_damaged_atlas_is_built_anew_from_its_papers(atlas, whole, source):
    for path in (atlas / "segments").iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)

    with pytest.raises(AtlasError, match="damaged"):
        pipeline.load_graph(atlas)
    with pytest.raises(AtlasError, match="damaged"):
        pipeline.relink(atlas)

    pipeline.build([source()], atlas)
    assert _exports(atlas) == _exports(whole)


def test_caches_can_be_deleted_and_come_back(atlas):
    query = {
        "cypher": "MATCH (m:Method) RETURN m.id ORDER BY m.id",
        "sparql": "SELECT ?m { ?m a pa:Method } ORDER BY ?m",
    }
    answers = {}
    for name, text in query.items():
        with pipeline.open_store(atlas, name) as store:
            answers[name] = store.query(text).rows
    shutil.rmtree(atlas / "stores")

    for name, text in query.items():
        with pipeline.open_store(atlas, name) as store:
            assert store.query(text).rows == answers[name]
            assert len(answers[name]) == AtlasFolder(atlas).manifest().counts["Method"]


# ---------------------------------------------------------------- curation


def test_curation_is_replayed_at_every_build(tiny, tmp_path, source):
    (tmp_path / "atlas").mkdir()
    rename = Operation("rename", ("method/ppo",), "Proximal policies", author="N. N.", date="2025-01-31")
    write_curation(tmp_path / "atlas" / "curation.yaml", [rename])

    for verb in (pipeline.build, pipeline.add, pipeline.build):
        verb([source()], tmp_path / "atlas", **({"model": "tiny"} if verb is pipeline.build else {}))
        names = {c.name for c in pipeline.load_graph(tmp_path / "atlas").concepts}
        assert "Proximal policies" in names


def test_a_merge_is_undone_and_stays_undone(atlas, source):
    before = AtlasFolder(atlas).read(AtlasFolder(atlas).links)
    record = next(r for r in before if r.rule == "normal form")
    joined = {c.key for c in pipeline.load_graph(atlas).concepts}

    note = Operation("split", (), author="N. N.", date="2025-01-31", reason="two packages")
    assert pipeline.undo_merge(record.id, atlas, note) == record

    def now():
        return {c.key for c in pipeline.load_graph(atlas).concepts}

    apart = now()
    assert len(apart) == len(joined) + 1
    assert [(o.op, o.reason) for o in read_curation(atlas / "curation.yaml")] == [("split", "two packages")]
    pipeline.build([source()], atlas)
    assert now() == apart

    pipeline.relink(atlas, [])
    assert now() == joined


def test_an_unknown_merge_is_told_and_changes_nothing(atlas):
    with pytest.raises(NotFoundError, match="no merge has the id 'ffffffffff'; list them with: paperatlas merges"):
        pipeline.undo_merge("ffffffffff", atlas)

    assert not (atlas / "curation.yaml").exists()


def test_a_malformed_curation_file_stops_the_build_and_leaves_the_atlas(atlas):
    before = (atlas / "manifest.json").read_bytes()
    (atlas / "curation.yaml").write_text("- op: explode\n  on: [x]\n")

    with pytest.raises(PaperatlasError, match="operation 1: needs 'op'"):
        pipeline.relink(atlas)

    assert (atlas / "manifest.json").read_bytes() == before


def test_progress_is_told_step_by_step(tiny, tmp_path, source):
    told = []
    pipeline.build([source(PAPERS[:2])], tmp_path / "atlas", "tiny", lambda step, done: told.append((step, done)))

    assert told == [("extract", 1), ("extract", 2), ("link", 2), ("store", 2)]


# ---------------------------------------------------------------- killed

KILLED = """
import os, signal, sys
from pathlib import Path
from paperatlas.pipeline import build

event, last, atlas, source = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4])
done = 0

def kill(what, arguments):
    global done
    if what == event and str(arguments[0]).startswith(str(atlas)):
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(kill)
build([source], atlas, "tiny")
print(done)
"""
"""A build that kills itself just before it renames or removes a file of the atlas for the nth time."""


def _killed_build(event: str, moment: int, atlas: Path, source: Path) -> None:
    """Kill a build before its nth event; a negative one counts from the end, as a build that is not killed has them."""

    def run(last: int, folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", KILLED, event, str(last), str(folder), str(source)]
        environment = os.environ | {"PYTHONPATH": str(PLUGIN)}
        return subprocess.run(command, env=environment, capture_output=True, text=True)

    if moment < 0:
        spare = atlas.with_name("spare")
        if atlas.exists():
            shutil.copytree(atlas, spare)
        whole = run(0, spare)
        assert whole.returncode == 0, whole.stderr
        moment += int(whole.stdout) + 1
    killed = run(moment, atlas)
    assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr


@pytest.mark.parametrize(
    ("event", "moment", "is_new"),
    [
        ("os.rename", 1, False),
        ("os.rename", -4, False),
        ("os.rename", -3, False),
        ("os.rename", -2, False),
        ("os.rename", -1, False),
        ("os.remove", -2, True),
    ],
    ids=["first segment", "last segment", "store", "index", "manifest", "clearing"],
)
def test_a_killed_build_leaves_the_old_atlas_or_the_new_one(whole, tiny, tmp_path, source, event, moment, is_new):
    atlas = tmp_path / "atlas"
    pipeline.build([source(PAPERS[:3])], atlas, "tiny")
    old = _digest(atlas)

    _killed_build(event, moment, atlas, source())

    assert _digest(atlas) == (_digest(whole) if is_new else old)
    with pipeline.open_store(atlas, "cypher") as store:
        number = store.query("MATCH (p:Paper) RETURN count(p)").rows[0][0]
    assert number == len(pipeline.load_graph(atlas).papers) == AtlasFolder(atlas).manifest().counts["Paper"]

    pipeline.build([source()], atlas)
    assert (atlas / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes()
    assert _exports(atlas) == _exports(whole)
    assert not list(atlas.rglob("*.partial"))


@pytest.mark.parametrize("moment", [2, -1], ids=["segment", "manifest"])
def test_a_killed_first_build_can_be_done_again(whole, tmp_path, source, moment):
    _killed_build("os.rename", moment, tmp_path / "atlas", source())

    with pytest.raises(AtlasError, match="no atlas here"):
        pipeline.load_graph(tmp_path / "atlas")
    pipeline.build([source()], tmp_path / "atlas", "tiny")
    assert _exports(tmp_path / "atlas") == _exports(whole)
