"""One HTML file from the page's assets, pyvis's scripts and the content.

Text of papers is hostile. It is only in JSON that holds none of ``< > &``, so that no tag can begin in it; the page's
scripts set it as text, never as markup. On top of that a Content-Security-Policy lets nothing run but the scripts that
are in the file, by their hashes (CSP Level 3, section 2.3.1), and lets nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib.resources import files

from paperatlas.exports.page.statements import Json

SCRIPTS = ("dom", "shapes", "view", "labels", "cards", "evidence", "search", "legend", "keyboard", "start")
_PLACE = re.compile(r"<!--place:(\w+)-->")
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_document(content: Json, drawing: Sequence[str]) -> str:
    """The page, as HTML."""
    own = "(() => {\n" + "\n".join(_asset(f"{name}.js") for name in SCRIPTS) + "})();\n"
    scripts = [_unix(script) for script in (*drawing, own)]
    pieces = {
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{content_policy(scripts)}">',
        "style": f"<style>\n{_asset('page.css')}</style>",
        "content": f'<script type="application/json" id="atlas">{embedded_json(content)}</script>',
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    return _PLACE.sub(lambda place: pieces[place[1]], _asset("page.html"))


def embedded_json(content: object) -> str:
    r"""JSON in ASCII that can stand inside a script tag of any type.

    >>> embedded_json("</script><b>&")
    '"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"'
    """
    return json.dumps(content, ensure_ascii=True, separators=(",", ":")).translate(_ESCAPES)


def content_policy(scripts: Sequence[str]) -> str:
    """A policy under which only these scripts run and nothing is fetched; styles are set by vis-network, so allowed."""
    hashes = " ".join(f"'sha256-{script_hash(script)}'" for script in scripts)
    rest = "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; script-src {hashes}; {rest}"


def script_hash(script: str) -> str:
    """SHA-256 of an element's text, as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _unix(text: str) -> str:
    """With the line ends that the browser's parser makes of all others, before it takes the hash."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _asset(name: str) -> str:
    return _unix(files("paperatlas.exports.page").joinpath("assets", name).read_text(encoding="utf-8"))
