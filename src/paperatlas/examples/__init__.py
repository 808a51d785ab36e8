"""Forty example papers with their gold graphs.

Titles, authors, years and addresses are real; each abstract is a summary in our own words.
"""

from pathlib import Path


def example_papers() -> Path:
    """The papers, as JSON Lines."""
    return Path(__file__).with_name("papers.jsonl")


def example_gold() -> Path:
    """What careful readers would want to see in their graph, in the form of `paperatlas evaluate`."""
    return Path(__file__).with_name("gold.jsonl")
