"""All papers, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from paperatlas.exports.site.addresses import safe_name
from paperatlas.exports.site.charts import years_chart
from paperatlas.exports.site.links import Link
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.templates import render
from paperatlas.model import PaperNode
from paperatlas.text.amount import amount

PAPERS = "papers.html"
LABEL = "Papers"
OWN = ("proposes", "introduces")
UNDATED = "without a year"


@dataclass(frozen=True)
class PaperEntry:
    """A paper as it is listed, with what it proposes or introduces."""

    link: Link
    venue: str
    proposed: tuple[Link, ...]


def year_pages(site: Site) -> Iterator[Page]:
    """A page that leads to all years, and one with the papers of each."""
    found: dict[str, list[PaperNode]] = defaultdict(list)
    for node in site.graph.papers:
        found[str(node.paper.year or UNDATED)].append(node)
    ordered = sorted(found, key=lambda year: -int(year) if year != UNDATED else 0)
    dated = site.years(tuple(site.papers))
    listed = [(year, year_address(year), amount(len(found[year]), "paper")) for year in ordered]
    chart = years_chart(dated) if len(dated) > 1 else None
    yield Page(PAPERS, "Papers", render("papers.html", years=listed, chart=chart), LABEL)
    for year in ordered:
        entries = [_entry(site, node, year_address(year)) for node in found[year]]
        entries.sort(key=lambda entry: (entry.link.name.casefold(), entry.link.address))
        yield Page(year_address(year), f"Papers: {year}", render("papers_list.html", year=year, entries=entries), LABEL)


def year_address(year: str) -> str:
    """The address of the papers of a year.

    >>> year_address("2024"), year_address(UNDATED)
    ('years/2024.html', 'years/undated.html')
    """
    return f"years/{safe_name('undated' if year == UNDATED else year)}.html"


def _entry(site: Site, node: PaperNode, page: str) -> PaperEntry:
    said = site.about.get(node.key, ())
    own = [a for a in said if a.subject == node.key and a.predicate in OWN]
    surest = sorted(own, key=lambda a: (-a.confidence, a.object))
    proposed = dict.fromkeys(site.link(a.object, page) for a in surest)
    return PaperEntry(site.link(node.key, page), node.paper.venue or "", tuple(proposed))
