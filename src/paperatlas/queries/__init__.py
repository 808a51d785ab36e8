"""Named questions: each in words, in Cypher and in SPARQL, with the same answer everywhere."""

from paperatlas.queries.question import Question, load_question, load_questions

__all__ = ["Question", "load_question", "load_questions"]
