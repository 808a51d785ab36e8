"""What the tests of sources share: files to read and papers to write into them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from paperatlas.sources.read_papers import read_papers
from paperatlas.sources.record import Record


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Record]]:
    """Read bytes or text as if they stood in a file."""

    def read_content(content: bytes | str, reader: str | None = None) -> list[Record]:
        path = tmp_path / "papers"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_papers([path], reader))

    return read_content
