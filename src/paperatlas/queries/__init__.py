"""Named questions: each in words, in Cypher and in SPARQL, with the same answer everywhere.

How the texts in ``questions/`` are written, so that every engine answers them alike and soon:

- a parameter is a column of the answer, since SPARQL's values are for variables that the query projects;
- no ``labels()``, no ``type()``, no index into a list (LadybugDB counts from 1, Neo4j from 0), no null in a row;
- rows are distinct and ordered by all columns; a sentence stands beside what it says (of counted papers, one sentence);
- Cypher: the concepts at or below the one asked for become distinct before papers are matched;
- SPARQL: the name asked for is bound first (``BIND(COALESCE(?task, "") AS ?called)``), since Oxigraph begins a join
  with the pattern that it holds for the smallest and does not see that a value is given for a variable.
"""

from paperatlas.queries.question import Question, load_question, load_questions
from paperatlas.queries.reading import Reading, read_question

__all__ = ["Question", "Reading", "load_question", "load_questions", "read_question"]
