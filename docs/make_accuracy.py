"""Write docs/accuracy.md and the README's section on it: how right the models and their rivals are.

    python docs/make_accuracy.py --date 2026-11-27 --gold "dev: 34 papers=gold/dev.jsonl" --cnn cnn-model \\
        --include public.md --include speed.md

Every ``--gold`` is a title and a file of annotated papers; the example papers, which ship, always come last. ``--cnn``
is what ``benchmarks/cnn_ner.py`` wrote, and the included files are what ``benchmarks/public_sets.py`` and
``benchmarks/extraction.py`` wrote with ``-o``. The date is given, so that the same input gives the same page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

from accuracy_page import Measured, page, short  # noqa: E402 - the rivals live with the benchmarks
from measure_expected_precision import Remembering, measure_wishes  # noqa: E402
from readers import load_reader, reader_names  # noqa: E402

from paperatlas.evaluation import GoldPaper, evaluate, read_gold  # noqa: E402
from paperatlas.examples import example_gold  # noqa: E402
from paperatlas.extraction import Model  # noqa: E402

EXAMPLES = "example papers that ship"


def main() -> None:
    """Measure and write both texts."""
    asked = _arguments()
    models = [load_reader(name) for name in reader_names(asked.cnn, asked.model)[1:]]
    golds = [*(pair.rpartition("=")[::2] for pair in asked.gold), (EXAMPLES, example_gold())]
    measured = []
    for title, path in golds:
        papers = read_gold([Path(path)])
        measured.append(measure(f"{title[:1].upper()}{title[1:]} ({len(papers)})", papers, models))
    included = "\n".join(path.read_text("utf-8") for path in asked.include)
    (HERE / "accuracy.md").write_text(page(measured, models, asked.date, included), "utf-8")
    (HERE / "readme" / "60-how-right.md").write_text(short(measured), "utf-8")


def measure(title: str, papers: Sequence[GoldPaper], models: Sequence[Model]) -> Measured:
    """Score all models on a set."""
    readers = [Remembering(model) for model in models]
    scores = {reader.name: evaluate(papers, reader) for reader in readers}
    return Measured(title, scores, dict(measure_wishes(papers, readers[-1])))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--date", required=True)
    parser.add_argument("--gold", action="append", default=[], metavar="TITLE=FILE")
    parser.add_argument("--cnn", metavar="FOLDER", type=Path)
    parser.add_argument("--model", action="append", help="a learned model by name or folder  [default: all registered]")
    parser.add_argument("--include", action="append", default=[], metavar="FILE", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
