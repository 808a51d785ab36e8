"""What the tests of the stores share: a small graph, and a real Neo4j server."""

import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from tests.stores.sparql_servers import ServerProcess, fuseki, oxigraph

from paperatlas.model import (
    Assertion,
    Author,
    Concept,
    Evidence,
    Graph,
    Identifier,
    Paper,
    PaperNode,
    Person,
    Result,
    Venue,
)

SERVER = Path(__file__).parents[1] / "neo4j_server"
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.lang", "java.nio")]
MEMORY = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]


@pytest.fixture(scope="session")
def neo4j_server(neo4j_jars, tmp_path_factory) -> Iterator[dict[str, str]]:
    """The ``uri`` and ``password`` of a server that runs until the tests end, or are killed."""
    password = secrets.token_urlsafe(12)
    with neo4j(neo4j_jars, tmp_path_factory.mktemp("neo4j"), password) as port:
        yield {"uri": f"bolt://127.0.0.1:{port}", "password": password}


@pytest.fixture(scope="session")
def neo4j_jars(tmp_path_factory) -> str:
    """The class path of the server, which Maven resolves; skips where there is no Java 17, Maven or repository."""
    if not shutil.which("java") or not shutil.which("mvn"):
        pytest.skip("the Neo4j server needs java and mvn")
    version = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    if int((re.findall(r'version "(\d+)', version) or ["0"])[0]) < 17:
        pytest.skip(f"the Neo4j server needs Java 17 or newer, not {version.splitlines()[:1]}")
    place = tmp_path_factory.mktemp("jars") / "jars.txt"
    goal = ["dependency:build-classpath", f"-Dmdep.outputFile={place}"]
    maven = ["mvn", "--quiet", "--batch-mode", "--file", str(SERVER / "pom.xml"), *goal]
    result = subprocess.run(maven, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip(f"Maven cannot resolve the Neo4j server: {result.stdout.strip()[:300]}")
    return place.read_text().strip()


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory) -> Iterator[ServerProcess]:
    """An Oxigraph server that runs until the tests end."""
    yield from _running_server(oxigraph(tmp_path_factory.mktemp("oxigraph")))


@pytest.fixture(scope="session")
def fuseki_server(tmp_path_factory) -> Iterator[ServerProcess]:
    """A Fuseki server that runs until the tests end."""
    yield from _running_server(fuseki(tmp_path_factory.mktemp("fuseki")))


def _running_server(server: ServerProcess) -> Iterator[ServerProcess]:
    server.start()
    yield server
    server.kill()


@contextmanager
def neo4j(jars: str, folder: Path, password: str) -> Iterator[int]:
    """The port of a server in a folder. It is killed at the end, or if it does not name its port within two minutes."""
    command = ["java", *MEMORY, *OPENS, "-cp", jars, str(SERVER / "TestServer.java"), str(folder / "home")]
    pipe, errors = subprocess.PIPE, folder / "errors.txt"
    with errors.open("a") as log, subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True) as process:
        watch = Timer(120, process.kill)
        watch.start()
        try:
            process.stdin.write(password + "\n")
            process.stdin.flush()
            words = process.stdout.readline().split()
            watch.cancel()
            if words[:1] != ["port"]:
                pytest.fail(f"the Neo4j server does not start: {errors.read_text()[-2000:]}")
            yield int(words[1])
        finally:
            watch.cancel()
            process.kill()


@pytest.fixture(scope="session")
def graph() -> Graph:
    """Two papers on quadrupeds. Both say that one method extends another."""
    papers = (
        _paper("paper/one", "Walking far", "We propose Trot. It extends PPO. It runs on a Unitree A1.", 2023),
        _paper("paper/two", "Walking farther", "We propose Pace. Trot extends PPO. We use a Go1.", 2024),
    )
    concepts = (
        Concept("method/pace", "Method", "Pace"),
        Concept("method/ppo", "Method", "PPO", ("proximal policy optimization", "PPO2"), vocabulary="method/ppo"),
        Concept("method/trot", "Method", "Trot", other_types=("Benchmark",), ambiguous=True),
        Concept("benchmark/trot", "Benchmark", "Trot"),
        Concept("robot/go1", "Robot", "Go1"),
        Concept("robot/quadruped", "Robot", "quadruped", definition="Robot on four legs.", homepage="https://a.org/q"),
        Concept("robot/unitree-a1", "Robot", "Unitree A1"),
        Concept("task/walking", "Task", "walking"),
    )
    return Graph(
        papers=papers,
        concepts=concepts,
        persons=(Person("author/ann-b", "Ann B."),),
        venues=(Venue("venue/corl", "CoRL"),),
        results=(Result("result/1", "paper/one", "4.0", 0.6, (), method="method/trot", unit="m/s"),),
        assertions=_assertions(),
    )


def _paper(key: str, title: str, abstract: str, year: int) -> PaperNode:
    paper = Paper(
        title,
        abstract,
        authors=(Author("Ann B."), Author("Bo C.")),
        year=year,
        identifiers=(Identifier("arxiv", f"{year}.00001"),),
    )
    return PaperNode(key, paper, (paper.digest,), links=("https://a.org/1", "https://a.org/2"))


def _assertions() -> tuple[Assertion, ...]:
    one, two = "paper/one", "paper/two"
    in_first = Evidence("abstract", "rules", "1", (11, 15), sentence=(0, 16))
    in_second = Evidence("abstract", "rules", "1", (28, 31), (17, 19), (17, 32))
    found = [
        Assertion("method/trot", "extends", "method/ppo", one, 0.8, (in_second,)),
        Assertion("method/trot", "extends", "method/ppo", two, 0.9, (in_first, in_second)),
        Assertion(one, "proposes", "method/trot", one, 0.9, (in_first,)),
        Assertion(two, "proposes", "method/pace", two, 0.9, (in_first,)),
        Assertion(two, "comparesWith", "method/trot", two, 0.7, (in_second,)),
        Assertion(one, "usesRobot", "robot/unitree-a1", one, 0.9, (in_second,)),
        Assertion(two, "usesRobot", "robot/go1", two, 0.9, (in_second,)),
        Assertion(one, "addresses", "task/walking", one, 0.9, (in_first,)),
        Assertion(two, "addresses", "task/walking", two, 0.9, (in_first,)),
        Assertion(one, "authoredBy", "author/ann-b", one, 1.0, (Evidence("authors", "metadata", "1"),), "metadata"),
        Assertion(one, "reports", "result/1", one, 0.6, (in_first,)),
        Assertion("result/1", "ofMethod", "method/trot", one, 0.6, (in_first,)),
        Assertion("robot/go1", "broader", "robot/quadruped", None, 1.0, origin="vocabulary"),
        Assertion("robot/unitree-a1", "broader", "robot/quadruped", None, 1.0, origin="vocabulary"),
        Assertion("benchmark/trot", "sameName", "method/trot", None, 1.0, origin="linking"),
    ]
    return tuple(sorted(found, key=lambda a: (a.subject, a.predicate, a.object, a.paper or "")))
