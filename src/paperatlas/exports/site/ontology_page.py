"""The ontology's own page: every class and property, what it means, what it joins, and examples from an atlas.

An anchor is the end of a term's IRI, so that the page serves where the IRIs of the ontology lead. It is a page of each
site, and a file of its own that needs nothing beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup

from paperatlas.exports.page.cards import paper_address
from paperatlas.exports.page.document import script_hash
from paperatlas.exports.site.addresses import relative
from paperatlas.exports.site.ontology_drawing import draw_ontology
from paperatlas.exports.site.page import Page
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.style import style_sheet
from paperatlas.exports.site.templates import render
from paperatlas.exports.site.term_examples import Address, TermExamples
from paperatlas.exports.site.terms import ANNOTATION, CLASS, EDGE, STATEMENT_PROPERTY, VALUE, Ref, Term, read_ontology
from paperatlas.exports.site.texts import kind_class
from paperatlas.exports.web import web_address
from paperatlas.exports.writing import partial_file
from paperatlas.model import Graph
from paperatlas.ontology import load_schema
from paperatlas.ontology.namespaces import PREFIXES, STATEMENT

LABEL, ADDRESS = "Ontology", "ontology.html"


def ontology_pages(site: Site) -> Iterator[Page]:
    """The ontology with examples from the site's atlas, each with a link to its page."""
    body = ontology_body(site, lambda key: relative(ADDRESS, site.addresses[key]))
    yield Page(ADDRESS, LABEL, body, LABEL)


def export_ontology_page(path: Path, graph: Graph | None = None) -> None:
    """Write the page as one file; with a graph, counts and examples from it, with links into the web.

    Equal graphs give equal bytes. Raises `PaperatlasError` where the file cannot be written.
    """
    site = Site(graph) if graph is not None else None
    style = style_sheet()
    text = render(
        "ontology_file.html",
        title=read_ontology().label,
        body=ontology_body(site, lambda key: _in_the_web(site, key)),
        style=Markup(style),  # noqa: S704 - of our own making
        style_hash=script_hash(style),
        version=version("paperatlas"),
    )
    with partial_file(path) as partial:
        partial.write_bytes(text.encode("utf-8", "replace"))


def ontology_body(site: Site | None, address: Address) -> Markup:
    """What the page shows; ``address`` tells where one can read on about a paper or concept."""
    ontology = read_ontology()
    classes, edges = ontology.of(CLASS), ontology.of(EDGE)
    examples = TermExamples(site, address) if site else None
    statements = ontology.of(STATEMENT_PROPERTY)
    return render(
        "ontology.html",
        ontology=ontology,
        drawing=draw_ontology(ontology.terms),
        looks={term.anchor: kind_class(term.anchor) if _has_look(term.anchor) else "" for term in classes},
        classes=classes,
        branches=_branches(classes),
        leading=_by_end(ontology.terms, "domain"),
        led_to=_by_end(ontology.terms, "range"),
        edges=edges,
        values=ontology.of(VALUE),
        machinery=[term for term in statements if not term.iri.startswith(STATEMENT)],
        kinds_of_states=[term for term in statements if term.iri.startswith(STATEMENT)],
        annotations=ontology.of(ANNOTATION),
        prefixes=list(PREFIXES.items()),
        examples=examples,
        individuals={term.anchor: examples.individuals(term.anchor) for term in classes} if examples else {},
        stated={term.anchor: examples.statement(term.anchor) for term in edges} if examples else {},
    )


def _in_the_web(site: Site | None, key: str) -> str:
    """The homepage of a concept, the address of a paper."""
    if site is None:
        return ""
    paper = site.papers.get(key)
    return web_address(paper_address(paper.paper) if paper else site.concepts[key].homepage)


def _has_look(name: str) -> bool:
    """Whether the style sheet has colour and shape for a class."""
    schema = load_schema()
    return name in (*schema.concept_types, "Paper", "Result")


def _branches(classes: list[Term]) -> dict[str, list[Term]]:
    """The classes right below each class, by its anchor; those below none of ours by an empty one."""
    own = {f"#{term.anchor}" for term in classes}
    found: dict[str, list[Term]] = defaultdict(list)
    for term in classes:
        above = [ref.address[1:] for ref in term.parents if ref.address in own]
        found[above[0] if above else ""].append(term)
    return found


def _by_end(terms: tuple[Term, ...], end: str) -> dict[str, list[Ref]]:
    """The properties that lead from, or to, each class, by its anchor."""
    found: dict[str, list[Ref]] = defaultdict(list)
    for term in terms:
        for ref in term.domain if end == "domain" else term.range:
            found[ref.address[1:]].append(Ref(term.name, f"#{term.anchor}"))
    return found
