"""Real SPARQL servers as processes, which can be killed and started again over the same folder."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

FUSEKI = Path(__file__).parents[1] / "fuseki_server"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ServerProcess:
    """A server that keeps its graph in a folder, so that it holds the same after a kill and a new start."""

    def __init__(self, command: list[str], base: str, ready: str, log: Path) -> None:
        self.base = base
        self._command, self._ready, self._log = command, ready, log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        for _ in range(600):
            if self._process.poll() is not None:
                break
            try:
                urlopen(f"{self.base}/{self._ready}", timeout=5).close()
                return
            except (URLError, OSError):
                time.sleep(0.1)
        self.kill()
        pytest.fail(f"the server does not start: {self._log.read_text('utf-8')[-1000:]}")

    def kill(self) -> None:
        """Kill it, at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = None


def oxigraph(folder: Path) -> ServerProcess:
    """Oxigraph's own server; skips where it is not installed."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if not program:
        pytest.skip("the Oxigraph server is not installed: pip install oxigraph")
    address = f"127.0.0.1:{free_port()}"
    command = [program, "serve", "--location", str(folder / "graph"), "--bind", address]
    return ServerProcess(command, f"http://{address}", "query?query=ASK%7B%7D", folder / "log.txt")


def fuseki(folder: Path) -> ServerProcess:
    """Apache Jena Fuseki with a TDB2 folder; skips where there is no Java, Maven or repository."""
    if not shutil.which("java") or not shutil.which("mvn"):
        pytest.skip("the Fuseki server needs java and mvn")
    place = folder / "jars.txt"
    goal = ["dependency:build-classpath", f"-Dmdep.outputFile={place}"]
    maven = ["mvn", "--quiet", "--batch-mode", "--file", str(FUSEKI / "pom.xml"), *goal]
    result = subprocess.run(maven, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip(f"Maven cannot resolve the Fuseki server: {result.stdout.strip()[:300]}")
    port = free_port()
    (folder / "graph").mkdir()
    main = ["org.apache.jena.fuseki.main.cmds.FusekiMainCmd", f"--port={port}", "--localhost", "--tdb2"]
    memory = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    command = ["java", *memory, "-cp", place.read_text().strip(), *main, f"--loc={folder / 'graph'}", "--update"]
    command.append("/field")
    return ServerProcess(command, f"http://127.0.0.1:{port}/field", "query?query=ASK%7B%7D", folder / "log.txt")
