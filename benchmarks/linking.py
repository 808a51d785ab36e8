"""How long linking takes, and what it holds in memory: the concepts of a whole atlas, made anew from its extractions.

    python benchmarks/linking.py ATLAS

ATLAS is a folder that ``paperatlas build`` wrote. Seconds are of the processor, on one core, since linking uses one;
memory is the most that the process ever held, and what of it was there before linking began: the extractions.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from memory import peak_megabytes

from paperatlas.atlas import AtlasFolder
from paperatlas.linking import link
from paperatlas.ontology import load_vocabulary


def main() -> None:
    """Read, link, print the figures, a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", metavar="ATLAS", type=Path)
    folder = AtlasFolder(parser.parse_args().atlas)

    vocabulary = load_vocabulary()
    start = time.process_time()
    extractions = list(folder.extractions(folder.manifest()))
    read, before = time.process_time(), peak_megabytes()
    linked = link(extractions, vocabulary)
    done = time.process_time()

    candidates = sum(one.accepted for extraction in extractions for one in extraction.candidates)
    print(f"extractions read  {read - start:8.1f} s  {len(extractions)} papers, {candidates} accepted candidates")
    print(
        f"linked            {done - read:8.1f} s  {len(linked.concepts)} concepts, {len(linked.records)} link records"
    )
    print(f"memory at most    {peak_megabytes():8} MB, {before} MB of it before linking")


if __name__ == "__main__":
    main()
