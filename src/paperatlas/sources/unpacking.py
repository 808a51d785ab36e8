"""Packed bytes unpacked as they are read: gzip and Zstandard, told by their first bytes."""

from __future__ import annotations

import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from backports import zstd

from paperatlas.sources.limits import LARGEST_RATIO, UNPACKED_FREELY

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zstd.ZstdError, zipfile.BadZipFile)
"""What unpacking raises for broken bytes."""


class BombError(ValueError):
    """A source that unpacks to more than any honest one would."""


def packing(head: bytes) -> str:
    r"""How a source is packed, by its first four bytes; empty where it is not.

    >>> packing(b"PK\x03\x04"), packing(b"\x1f\x8b\x08\x00"), packing(b"@art")
    ('zip', 'gzip', '')
    """
    if head.startswith(_ZIP):
        return "zip"
    return "gzip" if head.startswith(_GZIP) else "zstd" if head.startswith(_ZSTD) else ""


def unpacked(file: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a seekable file from its beginning, in chunks of at most 64 KiB, unpacked where they are packed.

    Raises `BombError` where they grow out of proportion, and what the unpacking library raises for broken ones.
    """
    file.seek(0)
    packed = packing(file.read(4))
    file.seek(0)
    if packed not in ("gzip", "zstd"):
        while chunk := file.read(_CHUNK):
            yield chunk
        return
    size = 0
    with gzip.GzipFile(fileobj=file, mode="rb") if packed == "gzip" else zstd.ZstdFile(file, "rb") as plain:
        while chunk := plain.read1(_CHUNK):
            size += len(chunk)
            if size > max(UNPACKED_FREELY, LARGEST_RATIO * file.tell()):
                raise BombError(
                    f"it unpacks to more than {LARGEST_RATIO} times its size; unpack it by hand if it is good"
                )
            yield chunk
