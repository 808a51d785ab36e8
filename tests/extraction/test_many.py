"""Many papers in one process and in several: the same answers, in order, and no paper ends the others."""

import pytest

from paperatlas.extraction import load_model
from paperatlas.extraction.many import extract_many
from paperatlas.model import Extraction, Paper

PAPERS = [Paper(f"ZAP{n}: a policy", f"We propose ZAP{n}, trained with PPO on D4RL.") for n in range(40)]


@pytest.mark.parametrize("name", ["rules", "small", "base"])
def test_processes_do_not_change_the_answers(name):
    model = load_model(name)
    alone = [model.extract(paper) for paper in PAPERS]
    assert list(extract_many(PAPERS, model, processes=2)) == alone
    assert list(extract_many(PAPERS[::-1], model, processes=1)) == alone[::-1]


class Choosy:
    """A model that cannot read one paper."""

    name, version = "choosy", "1"

    def extract(self, paper):
        if paper.title.startswith("ZAP3:"):
            raise ValueError("too zappy")
        return Extraction(paper.digest, self.name, self.version)


def test_a_paper_that_cannot_be_read_says_why():
    read = list(extract_many(PAPERS, Choosy(), processes=2))
    assert read[3] == "the model choosy cannot read it (ValueError: too zappy)"
    assert sum(isinstance(one, Extraction) for one in read) == 39
