"""The manifest: the one file that says what belongs to the atlas. Whoever replaces it has committed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from paperatlas.atlas.segments import Segment
from paperatlas.errors import AtlasError

FORMAT = 1
"""Version of the folder's form. A newer one is refused; an older one is read by `upgrade`."""

NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What an atlas is made of. ``graph`` holds the segments of the linked graph by the name of their type."""

    model: str
    model_version: str
    records: tuple[Segment, ...] = ()
    extractions: tuple[Segment, ...] = ()
    live: tuple[Segment, ...] = ()
    graph: dict[str, Segment] = field(default_factory=dict)
    digest: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    report: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an atlas folder. Raises `AtlasError` where there is none or it is not ours."""
    path = folder / NAME
    try:
        content = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise AtlasError(f"{folder}: no atlas here; make one with: paperatlas build PAPERS --atlas {folder}") from None
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise AtlasError(f"{path}: the atlas's manifest cannot be read: {error}; build the atlas anew") from error
    version = content.get("format") if isinstance(content, dict) else None
    if version != FORMAT:
        raise AtlasError(f"{path}: format {version}, but this version reads format {FORMAT}; build the atlas anew")
    try:
        return _manifest(content)
    except (KeyError, TypeError) as error:
        raise AtlasError(f"{path}: the atlas's manifest is damaged ({error}); build the atlas anew") from error


def commit_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest in one rename: the atlas is the old one before, the new one after."""
    partial = folder / (NAME + ".partial")
    try:
        with partial.open("w", encoding="utf-8") as file:
            json.dump(asdict(manifest), file, ensure_ascii=False, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, folder / NAME)  # noqa: PTH105 - atomic on every platform
    except OSError as error:
        raise AtlasError(f"{folder}: cannot be written: {error.strerror}; the atlas is unchanged") from error


def _manifest(content: dict[str, Any]) -> Manifest:
    lists = {k: tuple(Segment(**s) for s in content.pop(k)) for k in ("records", "extractions", "live")}
    graph = {kind: Segment(**segment) for kind, segment in content.pop("graph").items()}
    return Manifest(**content, **lists, graph=graph)
