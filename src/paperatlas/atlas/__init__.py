"""The atlas on disk: immutable Parquet segments under a manifest that is replaced in one rename."""

from paperatlas.atlas.folder import AtlasFolder
from paperatlas.atlas.manifest import FORMAT, Manifest

__all__ = ["FORMAT", "AtlasFolder", "Manifest"]
