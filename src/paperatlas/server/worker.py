"""A process of its own in which tools run, so that one that takes too long can be killed.

Neither engine can be stopped from outside in every phase of a query; a process can. It is started at the first call and
again after it was killed, and ends with the server.
"""

from __future__ import annotations

import json
import os
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any

from paperatlas.errors import PaperatlasError, StoreError, UsageError
from paperatlas.server.tools import TOOLS


class Worker:
    """Runs tools over one atlas, one at a time, each for at most ``seconds`` and with at most ``rows`` rows."""

    def __init__(self, atlas: Path, rows: int, seconds: float) -> None:
        self._atlas = atlas
        self._rows = rows
        self._seconds = seconds
        self._lock = Lock()
        self._process: Any = None
        self._pipe: Any = None

    def call(self, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """The answer of a tool.

        Raises `UsageError` for what the tool refuses, with its own words, and `StoreError` where its time is up or
        its process died.
        """
        with self._lock:
            self._start()
            self._pipe.send((name, arguments))
            if not self._pipe.poll(self._seconds):
                self.close()
                raise StoreError(f"{name}: stopped after {self._seconds:g} seconds; ask for less, or with LIMIT")
            try:
                fine, answer = self._pipe.recv()
            except EOFError as error:
                self.close()
                raise StoreError(f"{name}: the process that answers died; ask for less, or with LIMIT") from error
        if not fine:
            raise UsageError(answer)
        parsed: dict[str, Any] = json.loads(answer)
        return parsed

    def close(self) -> None:
        """Kill the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._pipe.close()
        self._process = self._pipe = None

    def _start(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        context = get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=serve, args=(other, self._atlas, self._rows), daemon=True)
        self._process.start()
        other.close()


def serve(pipe: Connection, atlas: Path, rows: int) -> None:
    """Answer calls until the pipe closes. Standard input and output belong to the protocol and are let go of."""
    silence = os.open(os.devnull, os.O_RDWR)
    os.dup2(silence, 0)
    os.dup2(silence, 1)
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((True, json.dumps(TOOLS[name](atlas, rows, **arguments), ensure_ascii=False, default=str)))
        except PaperatlasError as error:
            pipe.send((False, str(error)))
