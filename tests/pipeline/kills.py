"""Kill -9 at random moments, as a program: a child does something, is killed, and others look at what it left.

Children are forked from this process, which has imported everything but opened nothing, so that a kill takes a fraction
of a second. Run by ``test_kill.py`` as: kills.py VERB NUMBER FOLDER [ENDPOINT]. Prints how often the old and the new
state was found; fails with a traceback where anything else was.
"""

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from paperatlas import pipeline
from paperatlas.atlas import AtlasFolder
from paperatlas.curation import Operation
from paperatlas.graph.difference import first_difference
from paperatlas.graph.facts import triple_facts
from paperatlas.graph.triples import graph_triples
from paperatlas.stores.sparql_server import SparqlServer


def start(work) -> int:
    """A child that does this work."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # noqa: BLE001 - the child says what, and fails
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def done(work) -> None:
    """Do this work in a child, to its end."""
    _, status = os.waitpid(start(work), 0)
    if status:
        sys.exit(f"failed: {work}")


def change(verb: str, folder: Path, atlas: Path, endpoint: str) -> None:
    """What is killed."""
    if verb == "build":
        pipeline.build([folder / "more.jsonl"], atlas)
    elif verb == "add":
        pipeline.add([folder / "more.jsonl"], atlas)
    elif verb == "remove":
        pipeline.remove(["p3"], atlas)
    elif verb == "curate":
        pipeline.curate(atlas, Operation("rename", ("method/ppo",), "Proximal policies"))
    elif verb == "load":
        SparqlServer(endpoint, batch=20).load(pipeline.load_graph(atlas))


def state(verb: str, atlas: Path, endpoint: str, states: dict[str, str]) -> str:
    """Which of the states is there, whole. Raises where none is."""
    if verb == "load":
        store = SparqlServer(endpoint)
        held = {name: pipeline.load_graph(Path(path)) for name, path in states.items()}
        same = [n for n, g in held.items() if not first_difference(lambda: triple_facts(graph_triples(g)), store.facts)]  # noqa: B023
        return same[0]
    manifest = AtlasFolder(atlas).manifest()
    assert all(v.difference is None for v in pipeline.verify(atlas))
    with pipeline.open_store(atlas, "cypher") as store:
        assert store.query("MATCH (p:Paper) RETURN count(p)").rows == ((manifest.counts["Paper"],),)
    return next(name for name, path in states.items() if AtlasFolder(Path(path)).manifest().digest == manifest.digest)


def main(verb: str, number: int, folder: Path, endpoint: str = "") -> None:
    """Kill so many times."""
    old = new = folder / "atlas"
    if verb != "load":
        new = Path(shutil.copytree(old, folder / f"{verb}-whole"))
    else:
        old = folder / "other"
        done(lambda: SparqlServer(endpoint).load(pipeline.load_graph(old)))
    begun = time.monotonic()
    done(lambda: change(verb, folder, new, endpoint))
    lasts = time.monotonic() - begun
    states = {"old": str(old), "new": str(new)}
    chance, found = random.Random(verb), Counter()
    for _ in range(number):
        if verb == "load":
            atlas = new
            done(lambda: SparqlServer(endpoint).load(pipeline.load_graph(old)))
        else:
            atlas = Path(shutil.copytree(old, folder / f"{verb}-killed"))
        child = start(lambda: change(verb, folder, atlas, endpoint))  # noqa: B023
        time.sleep(chance.uniform(0, lasts))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        reading, writing = os.pipe()
        done(lambda: os.write(writing, state(verb, atlas, endpoint, states).encode()))  # noqa: B023
        left = os.read(reading, 9).decode()
        os.close(reading)
        os.close(writing)
        found[left] += 1
        if left == "old":
            done(lambda: finish(verb, folder, atlas, endpoint, states))  # noqa: B023
        if verb != "load":
            shutil.rmtree(atlas)
    sys.stdout.write(f"{found['old']} old, {found['new']} new\n")


def finish(verb: str, folder: Path, atlas: Path, endpoint: str, states: dict[str, str]) -> None:
    """The next run makes the new state, and nothing stays that the killed one left."""
    change(verb, folder, atlas, endpoint)
    if verb == "load":
        assert state(verb, atlas, endpoint, states) == "new"
    else:
        assert AtlasFolder(atlas).manifest().digest == AtlasFolder(Path(states["new"])).manifest().digest
        assert not list(atlas.rglob("*.partial"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
