"""What an atlas folder may hold, and what in it a build made."""

from __future__ import annotations

import re
from pathlib import Path

_NAMES = {
    "": re.compile(r"lock|segments|stores|curation\.(yaml|partial)|manifest\.json(\.partial)?"),
    "segments": re.compile(r"[a-z]+-[0-9a-f]{20}\.(parquet|partial)"),
    "stores": re.compile(r"[\w-]+-[0-9a-f]{20}(\.\d+\.partial)?"),
}
"""By folder in the atlas: names of what a build made, a killed one left, or a person prepared."""


def find_foreign(path: Path) -> str:
    """Something in the folder that no build makes, as a relative path; empty where there is none."""
    for name in _NAMES:
        others = sorted({*(path / name).glob("*")} - {*find_ours(path, name)})
        if others:
            return str(others[0].relative_to(path))
    return ""


def find_ours(path: Path, name: str) -> list[Path]:
    """What is in the folder of that name of an atlas (``""``: its own) and has a name that a build gives."""
    return [p for p in (path / name).glob("*") if _NAMES[name].fullmatch(p.name)]
