"""Links to the pages of nodes. They stand on pages by the ten thousand, so each makes its markup once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape

from paperatlas.exports.explorer.nodes import name_of
from paperatlas.exports.explorer.outline import PageNode
from paperatlas.exports.site.texts import kind_class
from paperatlas.model import PaperNode


@dataclass(frozen=True)
class Link:
    """A link to the page of a node, from pages in one folder. In a template it is its own markup."""

    address: str
    name: str
    kind: str

    def __html__(self) -> str:
        """The mark of its type and its name, as a link."""
        return self._markup

    @cached_property
    def _markup(self) -> str:
        kind, inside = escape(self.kind), f"<bdi>{escape(self.name)}</bdi>"
        return f'<a class="node {kind_class(kind)}" href="{escape(self.address)}"><i title="{kind}"></i>{inside}</a>'


def shown_name(node: PageNode) -> str:
    """The name of a node; with its key where the name cannot be seen."""
    name = name_of(node)
    return name if any(map(str.isalnum, name)) else f"{name} ({node.key})"


def other_names(node: PageNode) -> list[str]:
    """The aliases of a concept that can be seen, the identifiers of a paper, each once."""
    if isinstance(node, PaperNode):
        return [f"{identifier.scheme}:{identifier.value}" for identifier in node.paper.identifiers]
    return [alias for alias in dict.fromkeys(node.aliases) if alias.strip() and alias != node.name]
