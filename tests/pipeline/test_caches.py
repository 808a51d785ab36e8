"""Embedded stores that are damaged come back; what is no damage keeps its message and its files."""

import shutil
from pathlib import Path

import ladybug
import pyoxigraph
import pytest
from tests.test_pipeline import PLUGIN, _source, tiny, whole  # noqa: F401 - fixtures

from paperatlas import pipeline
from paperatlas.errors import AtlasError, BusyError, DamagedError, StoreError

ASK = {"cypher": "MATCH (p:Paper) RETURN p.id ORDER BY p.id", "sparql": "SELECT ?p { ?p a pa:Paper } ORDER BY ?p"}
ALL = {"cypher": "MATCH (n) RETURN n", "sparql": "SELECT * { ?s ?p ?o }"}


@pytest.fixture
def atlas(whole, tmp_path):  # noqa: F811
    copy = Path(shutil.copytree(whole, tmp_path / "atlas"))
    for name in ASK:
        asked(copy, name)
    return copy


def asked(atlas, name, text=None):
    with pipeline.open_store(atlas, name) as store:
        return store.query(text or ASK[name]).rows


def cache_of(atlas, name):
    (cache,) = (atlas / "stores").glob(f"{name}-*")
    return cache


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _everything(content):
    def damage(cache):
        for path in cache.iterdir():
            path.write_bytes(content)

    return damage


def _remove(cache):
    for path in cache.iterdir():
        path.unlink()


def _cut(cache):
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwrite(cache):
    """Spoil tables in Oxigraph that are not read when it is opened, and the log of LadybugDB."""
    for path in cache.glob("*.sst"):
        path.write_bytes(b"\xff" * 64 + path.read_bytes()[64:])
    for path in cache.glob("graph.lbug"):
        path.with_suffix(".lbug.wal").write_bytes(b"garbage" * 99)


DAMAGES = [_everything(b"garbage\n"), _everything(b""), _remove, _cut, _overwrite]


@pytest.mark.parametrize("damage", DAMAGES, ids=["garbage", "empty", "missing", "cut", "overwritten"])
@pytest.mark.parametrize("name", ASK)
def test_a_damaged_store_is_filled_anew_with_one_note(atlas, caplog, name, damage):
    before, everything = asked(atlas, name), len(asked(atlas, name, ALL[name]))
    other = contents(cache_of(atlas, "sparql" if name == "cypher" else "cypher"))
    source, cache = contents(atlas / "segments"), cache_of(atlas, name)
    damage(cache)
    caplog.clear()

    assert len(asked(atlas, name, ALL[name])) == everything
    assert asked(atlas, name) == before

    assert [r.getMessage() for r in caplog.records] == [
        f"  note: {cache}: was damaged; it is a cache and was filled anew"
    ]
    assert contents(atlas / "segments") == source
    assert contents(cache_of(atlas, "sparql" if name == "cypher" else "cypher")) == other
    assert all(found.difference is None for found in pipeline.verify(atlas))


def test_verify_tells_every_damaged_store_and_goes_on(atlas):
    for name in ASK:
        _everything(b"garbage\n")(cache_of(atlas, name))

    found = {each.place: each.difference for each in pipeline.verify(atlas)}

    assert found["atlas"] is None
    assert all("is damaged" in found[name] for name in ASK)


def test_a_change_takes_no_damage_over(atlas, tmp_path):
    for name in ASK:
        _everything(b"garbage\n")(cache_of(atlas, name))
    more = _source(tmp_path / "more.jsonl", [{"id": "p9", "title": "Nets", "abstract": "KNOT beats NET."}])
    number = len(pipeline.load_graph(atlas).papers)

    pipeline.add([more], atlas)

    assert [len(asked(atlas, name)) for name in ASK] == [number + 1] * 2
    assert all(found.difference is None for found in pipeline.verify(atlas))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("IO exception: Could not set lock on file", BusyError),
        ("IO exception: Cannot open file: Permission denied", StoreError),
        ("Buffer manager exception: Mmap failed", StoreError),
    ],
)
def test_a_cypher_store_that_may_not_be_opened_is_left_alone(atlas, monkeypatch, words, kind):
    def refuse(*_, **__):
        raise RuntimeError(words)

    monkeypatch.setattr(ladybug, "Database", refuse)
    _keeps_its_message(atlas, "cypher", words, kind)


def test_a_sparql_store_that_may_not_be_opened_is_left_alone(atlas, monkeypatch):
    class Refusing:
        @staticmethod
        def read_only(path):
            raise OSError("IO error: While opening a file: Permission denied")

    monkeypatch.setattr(pyoxigraph, "Store", Refusing)
    _keeps_its_message(atlas, "sparql", "Permission denied", StoreError)


def _keeps_its_message(atlas, name, words, kind):
    before = contents(atlas)
    with pytest.raises(kind, match="cannot be opened") as caught:
        asked(atlas, name)
    assert words in str(caught.value)
    assert not isinstance(caught.value, DamagedError)
    assert contents(atlas) == before


@pytest.mark.parametrize("name", ASK)
def test_what_a_link_leads_to_is_left_alone(atlas, tmp_path, name):
    cache = cache_of(atlas, name)
    elsewhere = cache.rename(tmp_path / "elsewhere")
    _everything(b"garbage\n")(elsewhere)
    cache.symlink_to(elsewhere)
    before = contents(elsewhere)

    with pytest.raises(AtlasError, match="no folder that a build made"):
        asked(atlas, name)

    assert cache.is_symlink()
    assert contents(elsewhere) == before


@pytest.mark.parametrize("name", ASK)
def test_a_wrong_query_fills_nothing_anew(atlas, caplog, name):
    with pytest.raises(StoreError):
        asked(atlas, name, {"cypher": "MATCH (n:Nothing) RETURN m", "sparql": "SELECT ?x { ?x nothing:x ?y }"}[name])
    assert not caplog.records
