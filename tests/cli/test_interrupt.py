"""Papers that other processes read: who stops the command stops these, and one that breaks off is told in one line."""

import os
import signal
import time
from functools import partial

import pytest

SLOW = """
import os, pathlib, time

class Slow:
    name, version = "slow", "1"

    def extract(self, paper):
        pathlib.Path(os.environ["READING"], str(os.getpid())).touch()
        time.sleep(600)
"""


@pytest.fixture
def building(start, tmp_path):
    """A build of many papers by an installed model that takes ten minutes for each, and its processes that read."""
    installed, reading = tmp_path / "installed", tmp_path / "reading"
    (installed / "slow-1.dist-info").mkdir(parents=True)
    reading.mkdir()
    (installed / "slow.py").write_text(SLOW)
    (installed / "slow-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: slow\nVersion: 1\n")
    (installed / "slow-1.dist-info" / "entry_points.txt").write_text("[paperatlas.models]\nslow = slow:Slow\n")
    papers = tmp_path / "papers.jsonl"
    papers.write_text("".join(f'{{"title": "Paper {number}"}}\n' for number in range(250)))
    process = start(
        "build", papers, "--atlas", tmp_path / "atlas", "--model", "slow",
        env={"PYTHONPATH": str(installed), "READING": str(reading)}, start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    while not (found := [int(path.name) for path in reading.iterdir()]):
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    yield process, found
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.parametrize("stop", [os.kill, os.killpg], ids=["by id", "at the terminal"])
def test_who_stops_a_build_stops_its_processes(building, tmp_path, stop):
    process, reading = building

    stop(process.pid, signal.SIGINT)
    out, told = process.communicate(timeout=60)

    assert (process.returncode, out, told.strip()) == (130, b"", b"paperatlas: stopped; nothing was half-written")
    assert not (tmp_path / "atlas").exists()
    for number in reading:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


@pytest.mark.skipif(os.cpu_count() == 1, reason="one processor, one process")
def test_a_process_that_breaks_off_is_told_in_one_line(building):
    process, reading = building

    os.kill(reading[0], signal.SIGKILL)
    out, told = process.communicate(timeout=60)

    assert (process.returncode, out) == (1, b"")
    assert told == b"paperatlas: a process that reads papers broke off, for want of memory perhaps; try again\n"
