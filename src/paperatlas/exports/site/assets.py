"""The files beside the pages: style sheet, scripts, and the names that the search page searches."""

from __future__ import annotations

from collections.abc import Iterator

from paperatlas.exports.explorer.nodes import type_of
from paperatlas.exports.explorer.outline import PageNode
from paperatlas.exports.page.document import embedded_json
from paperatlas.exports.site.links import other_names, shown_name
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.style import read_asset, style_sheet

SCRIPTS = ("site.js", "search.js")
NAMES = "names.js"


def site_assets(site: Site) -> Iterator[tuple[str, str]]:
    """Address and text of each file."""
    yield "site.css", style_sheet()
    for name in SCRIPTS:
        yield name, read_asset(name)
    yield NAMES, f"var paperatlasNames={embedded_json(_names(site))};\n"


def _names(site: Site) -> dict[str, object]:
    """Of each node its name, address, type by number, papers, and other names; the most spoken of first.

    It is a script and not JSON, for a page that is opened from disk may not fetch.
    """
    nodes: list[PageNode] = [*site.graph.concepts, *site.graph.papers]
    kinds = sorted({type_of(node) for node in nodes})
    order = sorted(nodes, key=lambda node: (-site.count(node.key), node.key))
    rows = [
        [shown_name(n), site.addresses[n.key], kinds.index(type_of(n)), site.count(n.key), *other_names(n)]
        for n in order
    ]
    return {"kinds": kinds, "rows": rows}
