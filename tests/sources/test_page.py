import json

import pytest

from paperatlas.sources.read_papers import read_papers
from paperatlas.text.clean import clean_text

ONE = "Grasping transparent vessels is hard because depth cameras see through them. " * 3
TWO = "We train a quadruped to walk on ice, with a curriculum of ever smoother ground, and show it outdoors. " * 2
FIRST, SECOND = "Grasping What Cameras Miss", "Ice Walker: Locomotion on Slippery Ground"


def _papers(records):
    return [(r.paper.title, r.paper.abstract) for r in records if r.paper]


BOTH = [(FIRST, ONE.strip()), (SECOND, TWO.strip())]


def test_the_page_of_the_gold_papers_gives_exactly_these(shared):
    records = list(read_papers([shared / "gold" / "dev-page.txt"]))
    with (shared / "gold" / "dev.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    assert [r.fate.status for r in records] == ["read"] * 34
    assert _papers(records) == [(clean_text(g["title"])[0], clean_text(g["abstract"])[0]) for g in gold]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n\n"])
def test_line_ends_and_blank_lines_do_not_matter(read, end, gap):
    top = ["Hot papers", "Subscribe", "Mar 17"]
    page = gap.join([*top, FIRST, ONE, SECOND, TWO]).replace("\n", end)
    assert _papers(read(page)) == BOTH


def test_votes_people_and_buttons_are_furniture(read):
    page = "".join(
        f"Submitted by\n\n{who}\n\n{votes}\n\n{title}\n\nAda Smith, Bo Li, Jan van der Berg\n\n3 authors\n\n"
        f"Published on Mar {votes % 28}\n\n{abstract}\n\nView arXiv page\n\nGitHub\n{votes}k\n\nAdd to collection\n\n"
        for who, votes, title, abstract in (("adas", 120, FIRST, ONE), ("Bo Li", 45, SECOND, TWO))
    )
    foot = "Previous\n1\n2\nNext\nPrivacy\n© 2025 Some Company Inc. All rights reserved.\n"
    page = f"Daily Papers\n\nby the editors\n\n{page}{foot}"
    assert _papers(read(page)) == BOTH


def test_the_place_is_the_line_of_the_title(read):
    assert [r.fate.place for r in read(f"new\n\n{FIRST}\n\n{ONE}\n\n{SECOND}\n\n{TWO}")] == ["line 3", "line 7"]


def test_an_abstract_may_have_several_paragraphs(read):
    page = f"{FIRST}\n\n{ONE}\n\n{TWO}\n\nCode is at https://example.org/code.\n\n{SECOND}\n\n{TWO}"
    assert _papers(read(page)) == [
        (FIRST, f"{ONE.strip()} {TWO.strip()} Code is at https://example.org/code."),
        (SECOND, TWO.strip()),
    ]


def test_wrapped_lines_are_joined(read):
    wrapped = (
        "Grasping vessels is hard, because cameras see\nthrough them and the hand is then blind. We\n"
        "propose to listen instead, and show that it\nworks."
    )
    assert _papers(read(f"{FIRST}\n{wrapped}\n\n{SECOND}\n\n{wrapped}")) == [
        (FIRST, wrapped.replace("\n", " ")),
        (SECOND, wrapped.replace("\n", " ")),
    ]


def test_a_missing_abstract_leaves_the_title(read):
    third = "Learning to Listen: Touch and Sound for Hands"
    page = "\n\n".join([FIRST, ONE, third, SECOND, TWO, "Hands That Learn from Sound", ONE, "Next", "Privacy"])
    assert _papers(read(page)) == [BOTH[0], (third, ""), BOTH[1], ("Hands That Learn from Sound", ONE.strip())]


def test_labels_are_no_text(read):
    page = f"arXiv:2404.14405 [pdf]\nTitle: {FIRST}\nAuthors: Ada Smith, Bo Li\nAbstract: {ONE}\n"
    assert _papers(read(page)) == BOTH[:1]


def test_a_title_may_end_in_a_question_mark(read):
    assert _papers(read(f"{FIRST}\n\n{ONE}\n\nCan Robots Listen?\n\n{TWO}"))[1][0] == "Can Robots Listen?"


def test_prose_without_a_title_is_skipped(read):
    records = read(f"{TWO}\n\n12\n\n{FIRST}\n\n{ONE}")
    assert [(r.fate.status, r.fate.place) for r in records] == [("skipped", "line 1"), ("read", "line 5")]


def test_control_characters_are_counted(read):
    (record,) = read(f"{FIRST}\x00\n\n\x07{ONE}")
    assert (record.fate.removed_characters, record.paper.title) == (2, FIRST)


def test_a_page_of_one_endless_line_is_refused(read):
    (first, second) = read(f"{FIRST}\n\n{'word ' * 60_000}\n\n{SECOND}\n\n{TWO}")
    assert first.fate.why == "its abstract has 299,999 characters, more than 200,000"
    assert second.paper.title == SECOND
