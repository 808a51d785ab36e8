"""Write docs/vocabulary.md: what the vocabulary holds and what it does on annotated papers.

    PAPERATLAS_SHARED=/path python docs/generate_vocabulary.py

Without the environment variable, or with ``--counts``, the measured table stays as it stands in the page.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from measure_vocabulary import TYPES, Effect, measure

from paperatlas.evaluation.gold import read_gold
from paperatlas.ontology import Entry, Vocabulary, load_vocabulary

PAGE = Path(__file__).parent / "vocabulary.md"
TEXT = Path(__file__).parent / "vocabulary.template.md"
BEGIN, END = "<!-- measured -->\n", "<!-- end of measured -->\n"


def counts_table(vocabulary: Vocabulary) -> str:
    """Entries, labels and marks by type, as a Markdown table."""
    head = "| type | entries | labels | with a broader concept | case marks | link-only labels | class-only |"
    return _table(head, [_counts(kind, [e for e in vocabulary if e.type == kind]) for kind in TYPES])


def classes_table(vocabulary: Vocabulary, least: int = 20) -> str:
    """The concepts with the most concepts below them, by type."""
    below = Counter(key for entry in vocabulary for key in vocabulary.ancestors(entry.key))
    rows = []
    for kind in TYPES:
        tops = [(n, vocabulary.entries[key].name) for key, n in below.items() if vocabulary.entries[key].type == kind]
        named = (f"{name} ({n})" for n, name in sorted(tops, key=lambda top: (-top[0], top[1])) if n >= least)
        rows.append([kind, ", ".join(list(named)[:12])])
    return _table("| type | concepts with most below them |", rows)


def measured_table(effect: Effect) -> str:
    """The measured effect, as a Markdown table."""
    head = "| type | must be shown | known | share known | matches annotated by name | of the right type | share |"
    rows = [_measured(kind, effect, (kind,)) for kind in TYPES]
    rows.append(_measured("Benchmark + Dataset", effect, ("Benchmark", "Dataset")))
    rows.append(_measured("all", effect, TYPES))
    return _table(head, rows)


def page(vocabulary: Vocabulary, measured: str) -> str:
    """The whole page."""
    text = TEXT.read_text("utf-8")
    parts = {
        "counts": counts_table(vocabulary),
        "classes": classes_table(vocabulary),
        "homonyms": _homonyms(vocabulary),
    }
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}\n", part)
    return text.replace("{measured}\n", BEGIN + measured + END)


def _counts(kind: str, entries: list[Entry]) -> list[str]:
    figures = (
        len(entries),
        sum(len(e.labels) for e in entries),
        sum(bool(e.broader) for e in entries),
        sum(len(e.case_sensitive) for e in entries),
        sum(len(e.link_only) for e in entries),
        sum(e.class_only for e in entries),
    )
    return [kind, *map(str, figures)]


def _measured(name: str, effect: Effect, types: tuple[str, ...]) -> list[str]:
    asked, known, named, typed = (
        sum(counter[kind] for kind in types) for counter in (effect.asked, effect.known, effect.named, effect.typed)
    )
    shares = (f"{effect.known_share(*types):.1%}", f"{effect.typed_share(*types):.1%}")
    return [name, str(asked), str(known), shares[0], str(named), str(typed), shares[1]]


def _homonyms(vocabulary: Vocabulary) -> str:
    noted = [e for e in vocabulary if e.scope_note and e.case_sensitive and e.context]
    rows = [[e.name, e.type, e.scope_note, ", ".join(e.context)] for e in sorted(noted, key=lambda e: e.name.lower())]
    return _table("| name | type | what tells it apart | one of these words must be near |", rows)


def _table(head: str, rows: list[list[str]]) -> str:
    rule = "|" + "---|" * (head.count("|") - 1)
    lines = ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return "\n".join([head, rule, *lines]) + "\n"


def _old_measured() -> Iterator[str]:
    text = PAGE.read_text("utf-8") if PAGE.exists() else ""
    yield text.partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Write the page."""
    vocabulary = load_vocabulary()
    shared = os.environ.get("PAPERATLAS_SHARED", "")
    if shared and "--counts" not in sys.argv:
        measured = measured_table(measure(read_gold([Path(shared) / "gold" / "check.jsonl"]), vocabulary))
    else:
        measured = next(_old_measured())
    PAGE.write_text(page(vocabulary, measured), "utf-8")


if __name__ == "__main__":
    main()
