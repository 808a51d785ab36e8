"""The atlas folder: made where it may be, locked, committed and cleared."""

import subprocess
import sys
from dataclasses import replace

import pytest

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.atlas.folder import Live
from paperatlas.errors import AtlasError, LockedError
from paperatlas.graph import graph_digest
from paperatlas.model import Extraction, Graph, LinkRecord, Paper, PaperNode, Unit

CARP, RRT = Paper("CARP", id="1"), Paper("RRT*", id="2")
GRAPH = Graph(
    papers=(PaperNode("paper/carp", CARP, (CARP.digest,)),),
    links=(LinkRecord(Unit("Method", "a1"), Unit("Method", "a 1"), "normal form"),),
    problems=("curation: split no longer applies: no concept has the name method/x",),
)


def _committed(folder: AtlasFolder, *papers: Paper, graph: Graph = GRAPH) -> Manifest:
    manifest = Manifest(
        "rules",
        "1",
        records=(folder.write(Paper, papers),),
        extractions=(folder.write(Extraction, [Extraction(paper.digest, "rules", "1") for paper in papers]),),
        live=(folder.write(Live, [Live(paper.digest) for paper in papers]),),
        graph=folder.write_graph(graph),
        digest=graph_digest(graph),
    )
    folder.commit(manifest)
    return manifest


@pytest.fixture
def folder(tmp_path):
    return AtlasFolder.create(tmp_path / "atlas")


def test_what_was_committed_comes_back(folder):
    manifest = _committed(folder, CARP, RRT)

    assert folder.manifest() == manifest
    assert list(folder.records(manifest)) == [CARP, RRT]
    assert [e.record for e in folder.extractions(manifest)] == [CARP.digest, RRT.digest]
    assert folder.graph(manifest) == GRAPH
    assert folder.links(manifest) == list(GRAPH.links)


def test_a_removed_record_is_not_read(folder):
    manifest = _committed(folder, CARP, RRT)
    folder.commit(replace(manifest, live=(folder.write(Live, [Live(RRT.digest)]),)))

    assert list(folder.records(folder.manifest())) == [RRT]


@pytest.mark.parametrize("foreign", ["thesis.tex", "segments/photo.png", "stores/shop.db", "segments/2024/photo.png"])
def test_a_folder_with_other_files_is_refused(tmp_path, foreign):
    path = tmp_path / foreign
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")

    with pytest.raises(AtlasError, match=r"holds other files .* and no atlas; name a new or an empty folder"):
        AtlasFolder.create(tmp_path)

    assert path.read_text() == "mine"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "atlas").write_text("mine")

    with pytest.raises(AtlasError, match="no folder can be made here"):
        AtlasFolder.create(tmp_path / "atlas")


def test_what_a_killed_build_left_is_taken_over(folder):
    folder.write(Paper, [CARP])
    (folder.path / "stores" / f"cypher-{'0' * 20}.77.partial").mkdir(parents=True)
    (folder.path / "manifest.json.partial").write_text("{")

    again = AtlasFolder.create(folder.path)
    _committed(again, RRT)

    assert list(again.records(again.manifest())) == [RRT]


def test_a_commit_clears_old_segments_and_caches(folder):
    old = _committed(folder, CARP)
    stale = folder.store_path("cypher", old.digest)
    stale.mkdir(parents=True)
    new = _committed(folder, RRT, graph=replace(GRAPH, papers=(PaperNode("paper/rrt", RRT, (RRT.digest,)),)))
    named = {s.file for group in (new.records, new.extractions, new.live, new.graph.values()) for s in group}

    assert {path.name for path in folder.segments.iterdir()} == named
    assert not stale.exists()


def test_a_commit_leaves_what_it_did_not_make(folder):
    _committed(folder, CARP)
    notes = folder.segments / "notes.txt"
    notes.write_text("mine")

    _committed(folder, RRT)

    assert notes.read_text() == "mine"


def test_a_part_of_the_graph_that_the_manifest_does_not_name_is_told(folder):
    manifest = _committed(folder, CARP)

    with pytest.raises(AtlasError, match="the manifest names no 'links'"):
        folder.links(replace(manifest, graph={}))


def test_a_reader_looks_again_where_another_process_committed_meanwhile(folder):
    _committed(folder, CARP)
    seen = []

    def read(manifest):
        seen.append(manifest)
        if len(seen) == 1:
            _committed(folder, RRT, graph=Graph())
        return folder.graph(manifest)

    assert folder.read(read) == Graph()
    assert len(seen) == 2


def test_damage_is_told_and_not_looked_at_again(folder):
    manifest = _committed(folder, CARP)
    (folder.segments / manifest.graph["papers"].file).unlink()

    with pytest.raises(AtlasError, match="a part of the atlas cannot be read"):
        folder.read(folder.graph)


def test_the_lock_can_be_taken_again(folder):
    for _ in range(2):
        with folder.lock():
            pass


def test_within_a_process_the_lock_is_one_too(folder):
    with folder.lock(), pytest.raises(LockedError), AtlasFolder(folder.path).lock():
        pass


def test_a_second_process_is_told_in_one_line(folder, tmp_path):
    papers = tmp_path / "papers.jsonl"
    papers.write_text('{"title": "CARP", "abstract": "We propose CARP."}\n')
    main = "from paperatlas.cli import main; main()"
    _committed(folder, CARP)
    with folder.lock():
        done = subprocess.run(
            [sys.executable, "-c", main, "build", str(papers), "--atlas", str(folder.path)],
            capture_output=True,
            text=True,
        )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"paperatlas: {folder.path}: another process is writing to this atlas; try again when it is done\n"
    )


def test_a_lock_that_cannot_be_opened_is_told(folder):
    (folder.path / "lock").mkdir()

    with pytest.raises(AtlasError, match="cannot be locked"), folder.lock():
        pass
