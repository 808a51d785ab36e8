"""Counts, over many abstracts, what each short form stands for: the table `src/paperatlas/linking/short_forms.tsv`.

    python training/linking/mine_short_forms.py PAPERS... > src/paperatlas/linking/short_forms.tsv

A line is a short form, the papers that spell it out, and its long forms with their papers, each form in its normal
form. Long forms that differ in order and endings only are one, under the spelling that most papers have. Short forms
of fewer than `LEAST` papers are left out, and long forms of a single paper are counted but not named: most are coined
by it.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from paperatlas.linking.name_words import content_words
from paperatlas.model import Paper
from paperatlas.sources.read_papers import read_papers
from paperatlas.text.abbreviations import find_abbreviations
from paperatlas.text.normal_form import normal_form

LEAST = 5


def main(paths: list[Path]) -> None:
    """Print the table."""
    spelled: dict[str, dict[tuple[str, ...], Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for record in read_papers(paths):
        if record.paper:
            for short, long in pairs_of(record.paper):
                spelled[short][content_words(long)][long] += 1
    for short in sorted(spelled):
        readings = {
            min(forms, key=lambda long: (-forms[long], long)): forms.total() for forms in spelled[short].values()
        }
        total = sum(readings.values())
        if total >= LEAST:
            named = sorted((long for long in readings if readings[long] > 1), key=lambda long: (-readings[long], long))
            sys.stdout.write("\t".join((short, str(total), *(f"{long}={readings[long]}" for long in named))) + "\n")


def pairs_of(paper: Paper) -> list[tuple[str, str]]:
    """The abbreviation pairs of a paper, each once."""
    found = (pair for text in (paper.title, paper.abstract) for pair in find_abbreviations(text))
    pairs = {(normal_form(pair.short), normal_form(pair.long)) for pair in found}
    return sorted((short, long) for short, long in pairs if short and long)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
