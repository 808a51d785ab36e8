"""The manifest: the one file that says what belongs to the atlas. Whoever replaces it has committed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from paperatlas.atlas.segments import Segment
from paperatlas.errors import AtlasError

if TYPE_CHECKING:
    import cattrs

FORMAT = 2
"""Version of the folder's form. A newer one is refused; of the first, which had no deltas, all is read as it is."""

NAME = "manifest.json"
_ADVICE = "restore it, or remove it and build the atlas anew"


@dataclass(frozen=True)
class Manifest:
    """What an atlas is made of. ``graph`` holds the segments of the linked graph by the name of their type, ``deltas``
    what changed in it since, in this order.
    """

    model: str
    model_version: str
    records: tuple[Segment, ...] = ()
    extractions: tuple[Segment, ...] = ()
    live: tuple[Segment, ...] = ()
    enrichment: tuple[Segment, ...] = ()
    graph: dict[str, Segment] = field(default_factory=dict)
    deltas: tuple[Segment, ...] = ()
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
        raise AtlasError(f"{path}: the manifest cannot be read ({error}); {_ADVICE}") from error
    version = content.get("format") if isinstance(content, dict) else None
    if version not in (1, FORMAT):
        raise AtlasError(f"{path}: is of format {version}, but this version reads format {FORMAT}; {_ADVICE}")
    try:
        return _converter().structure(content, Manifest)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise AtlasError(f"{path}: the manifest is damaged ({error}); {_ADVICE}") from error


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


@cache
def _converter() -> cattrs.Converter:
    import cattrs

    return cattrs.Converter(detailed_validation=False)
