"""How near the models come to public sets of annotated text that none of them was trained on, type by type.

    python benchmarks/public_sets.py FOLDER [--model base] [--cnn FOLDER] [-o public.md]

FOLDER holds ``scierc/test.jsonl``, ``tdmsci/test_500_v2.conll``, ``scier/test.jsonl`` and ``scier/test_ood.jsonl``
as their authors distribute them; SciER is GPL-3.0 and serves for reporting only. What a model accepts counts with all
its mentions: span-exact where a span of the set has its ends and its type, overlapping where they share a character
and the type.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from public_passages import Passage, TypedSpan, read_scier, read_scierc, read_tdmsci
from readers import load_reader, reader_names
from tables import table

from paperatlas.evaluation.tally import Figures, Tally
from paperatlas.extraction import Model
from paperatlas.model import Paper

HEAD = ("type", "reader", "P", "R", "F1", "P overlap", "R overlap", "F1 overlap")
NOTE = """## Public sets

Span-exact and overlapping, by `python benchmarks/public_sets.py FOLDER`. No reader was trained on any of these sets,
and their rules differ from ours: SciERC and SciER mark every phrase that is a method or a task, we the concepts that a
reader would want as nodes, under a name that a second paper could use; so recall is bounded by what the sets call a
concept. Types are mapped as they can be, and what has no counterpart counts on neither side: a Benchmark counts as a
Dataset, either as SciERC's Material; Robot and Simulator have none in these sets; SciERC's Generic and
OtherScientificTerm, and what a set does not annotate (metrics in SciER, methods in TDMSci), have none in ours. SciER is
read in passages of eight sentences, the others as they come.

"""
_RESOURCES = ("Dataset", "Benchmark")


@dataclass(frozen=True)
class PublicSet:
    """A set: its file below the folder, how it is read, and its type for each of ours."""

    path: str
    read: Callable[[Path], Iterator[Passage]]
    types: Mapping[str, str]


_SCIER = {"Method": "Method", "Task": "Task", **dict.fromkeys(_RESOURCES, "Dataset")}
SETS = {
    "SciERC": PublicSet(
        "scierc/test.jsonl",
        read_scierc,
        {"Method": "Method", "Task": "Task", "Metric": "Metric", **dict.fromkeys(_RESOURCES, "Material")},
    ),
    "TDMSci": PublicSet(
        "tdmsci/test_500_v2.conll",
        read_tdmsci,
        {"Task": "TASK", "Metric": "METRIC", **dict.fromkeys(_RESOURCES, "DATASET")},
    ),
    "SciER": PublicSet("scier/test.jsonl", read_scier, _SCIER),
    "SciER, out of distribution": PublicSet("scier/test_ood.jsonl", read_scier, _SCIER),
}


def score(passages: Iterable[Passage], model: Model, types: Mapping[str, str]) -> tuple[Tally, Tally]:
    """The tallies of exact and of overlapping spans."""
    exact, overlapping = Tally(), Tally()
    for passage in passages:
        asked = {span for span in passage.spans if span[2] in types.values()}
        said = found(model, passage.text, types)
        for span in said:
            exact.say(span[2], span in asked)
            overlapping.say(span[2], _meets(span, asked))
        for span in asked:
            exact.ask(span[2], span in said)
            overlapping.ask(span[2], _meets(span, said))
    return exact, overlapping


def found(model: Model, text: str, types: Mapping[str, str]) -> set[TypedSpan]:
    """The mentions of what a model accepts, in a set's types."""
    candidates = model.extract(Paper("", text)).candidates
    sure = (c for c in candidates if c.accepted and c.type in types)
    return {(m.start, m.end, types[c.type]) for c in sure for m in c.mentions if m.field == "abstract"}


def _meets(span: TypedSpan, others: Iterable[TypedSpan]) -> bool:
    return any(span[0] < end and start < span[1] and kind == span[2] for start, end, kind in others)


def section(name: str, public: PublicSet, folder: Path, models: Iterable[Model]) -> str:
    """A set's table: its types, each with all readers."""
    passages = list(public.read(folder / public.path))
    tallies = {model.name: score(passages, model, public.types) for model in models}
    spans = sum(span[2] in public.types.values() for passage in passages for span in passage.spans)
    rows = [
        (kind or "all", reader, *(cell for tally in pair for cell in _cells(tally.total([kind] if kind else None))))
        for kind in (*dict.fromkeys(public.types.values()), None)
        for reader, pair in tallies.items()
    ]
    return f"### {name}\n\n{len(passages):,} passages, {spans:,} spans.\n\n{table(HEAD, rows, 2)}"


def _cells(figures: Figures) -> tuple[str, ...]:
    return f"{figures.precision:.3f}", f"{figures.recall:.3f}", f"{figures.f1:.3f}"


def main() -> None:
    """Print the tables, or write them to a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--cnn", metavar="FOLDER", type=Path)
    parser.add_argument("--model", action="append", help="a learned model by name or folder  [default: all registered]")
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    models = [load_reader(name) for name in reader_names(asked.cnn, asked.model)[1:]]
    report = NOTE + "\n".join(section(name, each, asked.folder, models) for name, each in SETS.items())
    if asked.output:
        asked.output.write_text(report, encoding="utf-8")
    else:
        print(report)


if __name__ == "__main__":
    main()
