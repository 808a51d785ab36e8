"""The processes of the browser that this process started, as Linux tells of them; elsewhere nothing is known."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 1024
"""Kilobytes."""


def memory() -> float:
    """Megabytes that they hold, each page of memory shared out among those that hold it."""
    return sum(_first_number(pid, "smaps_rollup", "\nPss:") for pid in _browser()) / MEGABYTE


def processor_time() -> float:
    """Seconds that processors have worked for them: what a busy machine does not change."""
    ticks = sum(sum(map(int, _fields(pid)[11:13])) for pid in _browser())
    return ticks / os.sysconf("SC_CLK_TCK")


def _browser() -> Iterator[int]:
    """Processes below this one that are Chromium's."""
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        if "chrom" in _read(pid, "comm") and _below(pid, os.getpid()):
            yield pid


def _below(pid: int, ancestor: int) -> bool:
    while pid > 1 and pid != ancestor:
        pid = int(_fields(pid)[1])
    return pid == ancestor


def _fields(pid: int) -> list[str]:
    """What follows the name in ``stat``: state, parent ...; zeros for a process that has gone."""
    return _read(pid, "stat").rpartition(") ")[2].split() or ["0"] * 50


def _first_number(pid: int, file: str, label: str) -> int:
    numbers = _read(pid, file).partition(label)[2].split()
    return int(numbers[0]) if numbers else 0


def _read(pid: int, file: str) -> str:
    try:
        return (Path("/proc") / str(pid) / file).read_text()
    except OSError:
        return ""
