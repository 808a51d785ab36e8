"""The shares behind the choice of kind words and of the rule "same words", counted on annotated papers.

    python training/linking/kind_words.py GOLD...

Annotators list for each concept of a paper every form that counts as it. For each family the script prints the words
that end (or begin) a name most often, with: names of concepts that end so; the part of them for which the name without
the word is listed as the same concept; and how often it is listed as another concept of the paper. Then, of the pairs
of names that a rule of `paperatlas.linking.similarity` joins, how many are of one concept and how many of two. One
paper in ten, chosen by a seed, is held out of the words' table; with ``--held-out`` the rules are counted on it.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from paperatlas.evaluation import GoldPaper, read_gold
from paperatlas.linking.kind_words import is_proper, without_kind
from paperatlas.linking.name_words import content_words
from paperatlas.ontology import load_schema
from paperatlas.text.normal_form import normal_form

SEED = 6
LONGEST = 7
"""Words of a name; longer ones are pieces of sentences."""

Names = dict[str, str]
"""The names of one concept, each by its normal form."""


def main(paths: list[Path], held_out: bool) -> None:
    """Print the tables."""
    papers = list(read_gold(paths))
    random.Random(SEED).shuffle(papers)
    cut = len(papers) // 10
    print_words(papers[cut:])
    print_rules(papers[:cut] if held_out else papers)


def concepts_of(paper: GoldPaper) -> dict[str, list[Names]]:
    """The concepts of a paper by family."""
    found: dict[str, list[Names]] = defaultdict(list)
    for entity in paper.entities:
        names = [n for n in (entity.name, *entity.aliases) if len(n.split()) <= LONGEST and ":" not in n]
        found[load_schema().family_of[entity.type]].append({normal_form(name): name for name in names})
    return found


def print_words(papers: list[GoldPaper]) -> None:
    """For each family and end of a name the words by how often they can go."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for family, concepts in concepts_of(paper).items():
            for names in concepts:
                for end, word, rest in (cut for name in names for cut in cuts(name)):
                    count = counts[family, end, word]
                    count["names"] += 1
                    count["same"] += rest in names
                    count["other"] += any(rest in others for others in concepts if others is not names)
    for (family, end, word), count in sorted(counts.items(), key=lambda pair: (pair[0][:2], -pair[1]["same"])):
        if count["same"] >= 30:
            line = (family, end, word, count["names"], f"{count['same'] / count['names']:.2f}", count["other"])
            sys.stdout.write("\t".join(map(str, line)) + "\n")


def cuts(name: str) -> Iterator[tuple[str, str, str]]:
    """A name without its last and without its first word."""
    words = name.split()
    if len(words) > 1:
        yield "last", words[-1], normal_form(" ".join(words[:-1]))
        yield "first", words[0], normal_form(" ".join(words[1:]))


def print_rules(papers: list[GoldPaper]) -> None:
    """For each rule the pairs of names of one concept and of two concepts of one paper that it joins."""
    joined: Counter[tuple[str, bool]] = Counter()
    for paper in papers:
        for family, concepts in concepts_of(paper).items():
            for names in concepts:
                for left, right in combinations(sorted(names.items()), 2):
                    joined[rule_of(family, left, right), True] += 1
            joined.update(pairs_of_two(family, concepts))
    for rule in ("same words", "kind word"):
        one, two = joined[rule, True], joined[rule, False]
        sys.stdout.write(f"{rule}: {one} of one concept, {two} of two, {one / (one + two):.3f}\n")


def pairs_of_two(family: str, concepts: list[Names]) -> Iterator[tuple[str, bool]]:
    """The rules that join names of two concepts."""
    for one, other in combinations(concepts, 2):
        for left, right in product(sorted(one.items()), sorted(other.items())):
            if left[0] != right[0]:
                yield rule_of(family, left, right), False


def rule_of(family: str, left: tuple[str, str], right: tuple[str, str]) -> str:
    """The rule that joins two names, if any."""
    words = content_words(left[0])
    if len(words) > 1 and words == content_words(right[0]):
        return "same words"
    return "kind word" if key(family, *left) == key(family, *right) else ""


def key(family: str, name: str, surface: str) -> tuple[str, ...]:
    """The block of a name for the rule "kind word"."""
    rest, _ = without_kind(family, name, is_proper([surface]))
    return content_words(rest) if " " in rest else (rest,)


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:] if path != "--held-out"], "--held-out" in sys.argv)
