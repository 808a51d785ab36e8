"""Counts, over the names in many papers, in how many each word stands: `src/paperatlas/linking/word_papers.tsv`.

    python training/linking/count_words.py ATLAS > src/paperatlas/linking/word_papers.tsv

The atlas is one of every 24th of 150,000 papers, built by the model ``rules``. Each name counts as often as papers use
it. The first line has the number of papers; words in fewer than `LEAST` of them are left out.
"""

import sys
from collections import Counter
from pathlib import Path

from paperatlas.atlas import AtlasFolder
from paperatlas.linking.name_words import content_words
from paperatlas.linking.observe import observe

LEAST = 3


def main(atlas: Path) -> None:
    """Print the table."""
    folder = AtlasFolder(atlas)
    extractions = list(folder.extractions(folder.manifest()))
    counts: Counter[str] = Counter()
    for unit, papers in observe(extractions).papers().items():
        for word in content_words(unit.name):
            counts[word] += papers
    lines = [f"{word}\t{papers}\n" for word, papers in sorted(counts.items()) if papers >= LEAST]
    sys.stdout.writelines([f"*\t{len(extractions)}\n", *lines])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
