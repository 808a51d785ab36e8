"""One HTML file from the built front end and the blocks.

Text of papers is hostile. It is in compressed blocks, written in letters, digits, ``+ / =`` alone, and in JSON that
holds none of ``< > &``, so that no tag can begin in it; the page's script sets it as text. A Content-Security-Policy
lets nothing run but that script, by its hash (CSP Level 3, section 2.3.1), and lets nothing be fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from paperatlas.exports.explorer.columns import Block
from paperatlas.exports.page.document import embedded_json, script_hash
from paperatlas.exports.page.statements import Json

FIRST = "nodes"
"""The block that stands before the script, so that the first picture needs no other."""
_PLACE = re.compile(r"(<!--place:\w+-->)")


def explorer_document(header: Json, blocks: Sequence[Block]) -> Iterator[str]:
    """The page, piece by piece."""
    style, script = _built("explorer.css"), _built("explorer.js")
    pieces = {
        "policy": [f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">'],
        "title": [html.escape(str(header["title"]))],
        "style": [f"<style>{style}</style>"],
        "first": [_script("application/json", "header", embedded_json(header)), *_scripts(blocks, first=True)],
        "script": [f"<script>{script}</script>"],
        "blocks": _scripts(blocks, first=False),
    }
    for part in _PLACE.split(_built("explorer.html")):
        place = part.removeprefix("<!--place:").removesuffix("-->")
        yield from pieces[place] if _PLACE.fullmatch(part) else [part]


def _scripts(blocks: Sequence[Block], first: bool) -> list[str]:
    chosen = (block for block in blocks if (block.name == FIRST) == first)
    return [_script("application/gzip", f"block:{block.name}", block.content) for block in chosen]


def _script(kind: str, name: str, content: str) -> str:
    return f'<script type="{kind}" id="{name}">{content}</script>\n'


def _policy(style: str, script: str) -> str:
    allowed = f"script-src 'sha256-{script_hash(script)}'; style-src 'sha256-{script_hash(style)}'; worker-src blob:"
    return f"default-src 'none'; {allowed}; img-src data: blob:; base-uri 'none'; form-action 'none'"


def _built(name: str) -> str:
    text = files("paperatlas.exports.explorer").joinpath(name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
