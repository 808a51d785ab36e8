"""What stands in a page of Markdown: files to save, commands with their answers, Python, links."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_FILE = re.compile(r"^`(?P<name>[\w.-]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(?P<kind>[\w{}-]*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_CODE = re.compile(r"`[^`\n]+`")


def files_in(page: Path) -> dict[str, str]:
    """The files that the page has its reader save, by name."""
    return {found["name"]: found["text"] for found in _FILE.finditer(page.read_text("utf-8"))}


def blocks_in(page: Path, *kinds: str) -> list[tuple[str, str]]:
    """Kind and text of the blocks of some kinds, in order."""
    found = _BLOCK.finditer(page.read_text("utf-8"))
    return [(block["kind"], block["text"]) for block in found if block["kind"] in kinds]


def commands_in(console: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, without the prompt, each with the answer below it."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, answer = part.partition("\n")
        yield command, answer


def links_in(page: Path) -> list[str]:
    """Where the links of a page lead, without those in code."""
    text = _CODE.sub("", _BLOCK.sub("", page.read_text("utf-8")))
    return [found["target"] for found in _LINK.finditer(text)]
