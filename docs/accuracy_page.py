"""The texts on accuracy: a page with every reader on every set, and the README's section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from tables import table

from paperatlas.evaluation import Scores
from paperatlas.evaluation.gold import PREDICATES, TYPES
from paperatlas.evaluation.report import draw
from paperatlas.evaluation.sections import score_sections
from paperatlas.evaluation.tally import Figures, Row
from paperatlas.extraction import Model

NOTHING = "–"
TOP = ("reader", "concepts P", "R", "F1", "relations P", "R", "F1", "own F1", "ground F1", "results F1", "works")
SURE = ("reader", "concepts", "relations")

PAGE = """# How right it is

Written on {date} by `docs/make_accuracy.py` with paperatlas {version}. The same tables for your own annotated papers:
`paperatlas evaluate GOLD.jsonl`; the last set ships with the package, so anyone can rerun that part.

| reader | what it is | version |
|---|---|---|
{readers}

A concept is right where the annotation has it under that name, or another that it allows, with that type; a relation
where both ends are right too. `own` are the relations proposes and introduces, `ground` evaluatedOn and usesRobot;
results are right in their value. A paper works where its relations reach F1 0.8 and its own contribution was found.
Two annotators marked each paper of dev and check; one of them scored against the other reaches 0.94 / 0.90. Dev and
check only report. Thresholds and calibration were fitted on the held-out tenth, and the weights that training began
with had seen it, so its figures flatter. The example papers are summaries in our own words, easier than abstracts.

The learned model's prototype, measured once before this package was written and not rerun: dev 0.81 / 0.77 (17 of 34
papers work, thresholds picked on dev itself), check 0.78 / 0.74, own 0.75, ground 0.76, Robot 0.81, Simulator 0.47,
Benchmark 0.74, Dataset 0.80, calibration error 0.12.

{sets}
{full}
{included}"""

SET = """## {title}

{top}
F1 by type and by predicate:

{types}
{predicates}
Calibration: the expected distance between confidence and rate of right ones, over all candidates of confidence 0.05 or
more, in ten bins of equal size.

{calibration}
What `extract --expected-precision` promises, and what {best} then reaches (precision / recall):

{wishes}"""

README = """## How right it is

F1 of typed concepts / of relations with both ends right, by `paperatlas evaluate`; one annotator scored against another
reaches 0.94 / 0.90:

{table}
Confidences mean what they say: their expected distance from how often they are right is {concepts} for concepts and
{relations} for relations ({set}).

By type and predicate, public sets, rivals and speed: [docs/accuracy.md](docs/accuracy.md). A hundred edges of an atlas
of 500 papers, drawn at random and read beside their sentences: [docs/edges-read.md](docs/edges-read.md).

```sh
paperatlas evaluate     # the example papers; or your own: paperatlas evaluate gold.jsonl --errors
paperatlas extract papers.jsonl -o sure.jsonl --expected-precision 0.9
```
"""

WHAT = {
    "vocabulary": "the curated vocabulary alone",
    "rules": "vocabulary, patterns and word lists",
    "spaCy CNN": "spaCy's convolutional tagger of names, trained on the annotated papers that the models saw",
    "small": "the learned model for whole corpora",
    "base": "the learned model, vocabulary and rules voting",
}


@dataclass(frozen=True)
class Measured:
    """What every reader scores on one set."""

    title: str
    scores: Mapping[str, Scores]
    wishes: Mapping[float, Scores]
    """What the last reader scores for each expected precision."""

    @property
    def relating(self) -> dict[str, Scores]:
        """The readers that say relations at all."""
        return {name: scores for name, scores in self.scores.items() if scores.relations.said}


def page(measured: Sequence[Measured], models: Sequence[Model], date: str, included: str) -> str:
    """The whole page; the last model is shown in full."""
    best = models[-1].name
    full = (f"## {best} in full: {m.title}\n\n{draw(score_sections(m.scores[best]), 'markdown')}" for m in measured)
    return PAGE.format(
        date=date,
        version=version("paperatlas"),
        readers="\n".join(f"| {m.name} | {WHAT.get(m.name, 'a learned model')} | {m.version} |" for m in models),
        sets="\n".join(map(set_tables, measured)),
        full="\n".join(full),
        included=included,
    )


def set_tables(measured: Measured) -> str:
    """The tables of one set, all readers side by side."""
    relating = measured.relating
    return SET.format(
        title=measured.title,
        top=table(TOP, ((name, *_top(scores)) for name, scores in measured.scores.items())),
        types=_side_by_side("type", TYPES, measured.scores, lambda scores: scores.by_type),
        predicates=_side_by_side("predicate", PREDICATES, relating, lambda scores: scores.by_predicate),
        calibration=table(SURE, ((name, *_calibration(scores)) for name, scores in relating.items())),
        best=list(measured.scores)[-1],
        wishes=table(("wish", *SURE[1:]), ((f"{wish:g}", *_reached(each)) for wish, each in measured.wishes.items())),
    )


def short(measured: Sequence[Measured]) -> str:
    """The README's section: F1 of all readers on all sets, and the last model's calibration on the last given set."""
    weighed = measured[-2] if len(measured) > 1 else measured[-1]
    concepts, relations = _calibration(list(weighed.scores.values())[-1])
    rows = ((m.title, *map(_pair, m.scores.values())) for m in measured)
    return README.format(
        concepts=concepts, relations=relations, set=weighed.title, table=table(("papers", *measured[0].scores), rows)
    )


def _pair(scores: Scores) -> str:
    relations = f"{scores.relations.f1:.2f}" if scores.relations.said else NOTHING
    return f"{scores.entities.f1:.2f} / {relations}"


def _top(scores: Scores) -> Iterable[str]:
    yield from _rates(scores.entities)
    yield from _rates(scores.relations)
    yield from (_f1(row.figures) for row in scores.by_group)
    yield _f1(scores.results[0].figures) if scores.results[0].figures.said else NOTHING
    yield f"{scores.works}/{len(scores.by_paper)}" if scores.relations.said else NOTHING


def _rates(figures: Figures) -> tuple[str, ...]:
    if not figures.said:
        return (NOTHING,) * 3
    return f"{figures.precision:.3f}", f"{figures.recall:.3f}", f"{figures.f1:.3f}"


def _reached(scores: Scores) -> tuple[str, ...]:
    return tuple(f"{each.precision:.3f} / {each.recall:.3f}" for each in (scores.entities, scores.relations))


def _f1(figures: Figures) -> str:
    """F1; nothing where nothing was said."""
    return f"{figures.f1:.3f}" if figures.said else NOTHING


def _side_by_side(
    kind: str, names: Sequence[str], scores: Mapping[str, Scores], rows: Callable[[Scores], Iterable[Row]]
) -> str:
    """F1 of each type or predicate, a column for each reader, after the number that must be found."""
    known = {name: {row.name: row.figures for row in rows(each)} for name, each in scores.items()}
    asked = {name: max(figures.get(name, Figures()).asked for figures in known.values()) for name in names}
    cells = ((n, str(asked[n]), *(_f1(each.get(n, Figures())) for each in known.values())) for n in names)
    return table((kind, "asked", *scores), cells)


def _calibration(scores: Scores) -> tuple[str, ...]:
    errors = scores.calibration.entities, scores.calibration.relations
    return tuple(NOTHING if error is None else f"{error:.4f}" for error in errors)
