"""The memory of a process."""

from __future__ import annotations

import resource
import sys


def peak_megabytes() -> int:
    """The most memory that this process has had."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
