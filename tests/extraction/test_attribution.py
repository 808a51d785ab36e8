"""Whose number it is: the method that reached it, and what it was measured on."""

import re

import pytest

from paperatlas.extraction.attribution import Attribution
from paperatlas.extraction.draft import Draft, Term
from paperatlas.extraction.values import values

KINDS = {"m": "Method", "own": "Method", "b": "Benchmark", "s": "Simulator"}


def read(*marked):
    """Methods and resources of the numbers in the last of some sentences; ``[m:CQL]`` marks a mention."""
    text, terms, sentences = "", [], []
    for sentence in marked:
        start = len(text)
        for part in re.split(r"(\[\w+:[^\]]+\])", sentence):
            if part.startswith("["):
                kind, name = part[1:-1].split(":")
                terms.append(Term(len(text), len(text) + len(name), KINDS[kind], 0.9, "test", own=kind == "own"))
                part = name
            text += part
        sentences.append((start, len(text)))
    draft = Draft(text, 0, sentences, [])
    for term in terms:
        draft.add(term)
    spans = [value.span for value in values(text, sentences[-1])]
    owners = Attribution(draft, sentences[-1], spans)

    def words(span):
        return text[slice(*span)] if span else None

    return [(words(owners.method(span)), words(owners.resource(span))) for span in spans]


@pytest.mark.parametrize(
    ("sentences", "owners"),
    [
        (["[own:ZAP] has 9% more than [m:CQL] (4%) on [b:D4RL]."], [("ZAP", "D4RL"), ("CQL", "D4RL")]),
        (["[m:CQL] achieves only 57% on [b:D4RL], [own:ZAP] is better."], [("CQL", "D4RL")]),
        (["[own:ZAP] outperforms [m:CQL], and achieves 57%."], [("ZAP", None)]),
        (["[own:ZAP] is above the 58.5% obtained by the larger [m:CQL]."], [("CQL", None)]),
        (["[own:ZAP] needs 10% versus 30% for [m:CQL]."], [("ZAP", None), ("CQL", None)]),
        (["[own:ZAP] has 95%, above [m:CQL]'s 85.5%."], [("ZAP", None), ("CQL", None)]),
        (["[own:ZAP] raises [m:CQL] from 16% to 24% on [b:D4RL]."], [("CQL", "D4RL"), ("ZAP", "D4RL")]),
        (["[own:ZAP] goes from 16% to 24% on [b:D4RL]."], [(None, "D4RL"), ("ZAP", "D4RL")]),
    ],
)
def test_methods(sentences, owners):
    assert read(*sentences) == owners


@pytest.mark.parametrize(
    ("sentences", "owners"),
    [
        (["It has 15% on [b:RLBench] and 27% on [b:CALVIN]."], ["RLBench", "CALVIN"]),
        (["It has 15% and 27% on [b:RLBench] and [b:CALVIN]."], ["RLBench", "CALVIN"]),
        (["On [b:RLBench] and [b:CALVIN], it has 15% and 27% respectively."], ["RLBench", "CALVIN"]),
        (["On [b:RLBench], it has 15%; on [b:CALVIN], it has 27%."], ["RLBench", "CALVIN"]),
        (["It goes from 2% to 15% on [b:RLBench] and from 5% to 27% on [b:CALVIN]."], ["RLBench"] * 2 + ["CALVIN"] * 2),
        (["We test on [b:RLBench].", "It has 15%."], ["RLBench"]),
        (["We test on [b:RLBench] in [s:Isaac Gym].", "It has 15% in [s:Isaac Gym]."], ["Isaac Gym"]),
        (["We test on [b:RLBench] and [s:Isaac Gym].", "It has 15%."], ["RLBench"]),
        (["We test on [b:RLBench].", "And [b:CALVIN].", "It is good.", "It has 15%."], [None]),
        (["We test on [b:RLBench].", "It is good.", "It has 15%."], ["RLBench"]),
    ],
)
def test_resources(sentences, owners):
    assert [resource for _, resource in read(*sentences)] == owners
