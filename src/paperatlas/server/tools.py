"""What a client can ask of an atlas: read-only, each answer with the sentences behind it where it is about statements.

Every tool takes the folder of the atlas, its arguments, and how many rows it may give, and returns a mapping that JSON
can hold. Its docstring is what the client is told of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from paperatlas.analyses.card import concept_cards
from paperatlas.analyses.explanation import explain
from paperatlas.analyses.names import Named, find_named
from paperatlas.analyses.survey_table import survey_table
from paperatlas.ontology import load_schema
from paperatlas.pipeline import open_store
from paperatlas.queries import load_question, load_questions, read_question
from paperatlas.stores import Answer, Store
from paperatlas.stores.store import Language
from paperatlas.text.normal_form import normal_form

Result = dict[str, Any]


def search_concepts(atlas: Path, most: int, name: str) -> Result:
    """Find concepts (methods, tasks, benchmarks, datasets, simulators, robots, metrics) by name, alias or part of one.

    Each comes with its type, its key, the number of papers that mention it and sentences that do, the concepts of
    exactly that name first. Where there is none the nearest names are said.
    """
    with open_store(atlas, "cypher") as store:
        found = sorted(_holding(store, name), key=lambda pair: (-pair[1], pair[0]))
        if not found:
            found = [(named, 0) for named in find_named(store, name)]
        found.sort(key=lambda pair: normal_form(pair[0].name) != normal_form(name))
        shown = [asdict(n) | {"papers": papers, "sentences": _mentions(store, n, 2)} for n, papers in found[:most]]
        return _rows(shown, most, len(found))


def concept_card(atlas: Path, most: int, name: str) -> Result:
    """Everything on a concept: definition, aliases, the nodes that it is connected with, and sentences."""
    with open_store(atlas, "cypher") as store:
        cards = []
        for card in concept_cards(store, name):
            neighbours = _rows([asdict(n) for n in card.neighbours], most)
            sentences = _mentions(store, Named(card.label, card.key, card.name), 5)
            cards.append(asdict(card) | {"neighbours": neighbours, "sentences": sentences})
        return _rows(cards, most)


def explain_connection(atlas: Path, most: int, left: str, right: str) -> Result:
    """Every statement between two concepts or papers, with its sentence, its paper and how sure it is."""
    with open_store(atlas, "cypher") as store:
        return _rows([asdict(statement) for statement in explain(store, left, right)], most)


def list_questions(atlas: Path, most: int) -> Result:
    """The named questions that can be answered, with the types of their parameters."""
    rows = [{"name": q.name, "words": q.words, "parameters": q.parameters} for q in load_questions().values()]
    return _rows(rows, max(most, len(rows)))


def named_question(
    atlas: Path, most: int, name: str, parameters: Mapping[str, str | int], language: Language = "cypher"
) -> Result:
    """Answer a named question; parameters are names of concepts, as in {"task": "locomotion"}, or years."""
    question = load_question(name)
    values = question.checked(parameters)
    with open_store(atlas, language) as store:
        answer = _answer(question.ask(store, values), most)
    return {"question": question.said(values), "query": question.text(language).strip()} | answer


def ask(atlas: Path, most: int, question: str) -> Result:
    """Answer a question in plain words by the nearest named question; says which, and what else may be meant."""
    with open_store(atlas, "cypher") as store:
        first, *others = read_question(store, question)
        answer = _answer(first.question.ask(store, first.values), most)
    return {
        "question": first.said,
        "name": first.question.name,
        "parameters": first.values,
        "other_values": first.others,
        "other_questions": [other.said for other in others[:3]],
    } | answer


def cypher(atlas: Path, most: int, query: str, parameters: Mapping[str, Any] | None = None) -> Result:
    """Answer a reading Cypher query (openCypher as LadybugDB has it), one label a node.

    A relationship e has e.paper, e.confidence and e.sentences: return e.sentences to see what a row rests on.
    """
    with open_store(atlas, "cypher") as store:
        return _answer(store.query(query, parameters), most)


def sparql(atlas: Path, most: int, query: str, parameters: Mapping[str, Any] | None = None) -> Result:
    """Answer a SPARQL 1.1 query. The prefixes pa:, id:, skos:, prov:, xsd: need not be declared.

    A statement is a pa:Assertion with pa:subject, pa:predicate, pa:object, pa:paper; ask for
    pa:evidence/pa:sentence to see what it rests on.
    """
    with open_store(atlas, "sparql") as store:
        return _answer(store.query(query, parameters), most)


def table(atlas: Path, most: int, rows: str = "papers", columns: str = "", where: str = "") -> Result:
    """The survey table, a line an entry and its sentence.

    rows: papers, methods, tasks, robots, benchmarks, datasets or simulators; columns: their names, set apart by
    commas, as in "method,robot,result"; where: conditions such as "task ~ locomotion".
    """
    names = [name.strip() for name in columns.split(",") if name.strip()]
    with open_store(atlas, "cypher") as store:
        return _answer(survey_table(store, names, rows, where).answer(), most)


TOOLS: dict[str, Callable[..., Result]] = {
    tool.__name__: tool
    for tool in (
        search_concepts, concept_card, explain_connection, list_questions, named_question, ask, cypher, sparql, table,
    )
}  # fmt: skip
"""All tools, by the name that clients call them by."""


def _holding(store: Store, name: str) -> Iterator[tuple[Named, int]]:
    """The concepts whose name or alias holds a text in any letter case, with the number of their papers."""
    for label in load_schema().concept_types:
        text = (
            f"MATCH (c:{label}) WHERE toLower(c.name) CONTAINS $part OR $name IN c.aliases "
            "OPTIONAL MATCH (p:Paper)-[:MENTIONS]->(c) RETURN c.id, c.name, count(p)"
        )
        for key, shown, papers in store.query(text, {"part": name.lower(), "name": name}).rows:
            yield Named(label, key, shown), papers


def _mentions(store: Store, named: Named, most: int) -> list[dict[str, str]]:
    """Sentences that mention a concept, one a paper, with the paper's title; those of the surest mentions first."""
    text = (
        f"MATCH (p:Paper)-[e:MENTIONS]->(c:{named.label}) WHERE c.id = $id "
        f"RETURN p.title, e.sentences ORDER BY e.confidence DESC, p.title LIMIT {most}"
    )
    rows = store.query(text, {"id": named.key}).rows
    return [{"paper": title, "sentence": sentences[0]} for title, sentences in rows if sentences]


def _answer(answer: Answer, most: int) -> Result:
    return _rows([dict(zip(answer.columns, row, strict=True)) for row in answer.rows], most)


def _rows(rows: list[dict[str, Any]], most: int, total: int | None = None) -> Result:
    """At most so many rows, with the number of all; says so where some are left out."""
    total = total or len(rows)
    note = {"note": f"the first {most} of {total} rows; ask more narrowly for others"} if total > most else {}
    return {"total": total, "rows": rows[:most], **note}
