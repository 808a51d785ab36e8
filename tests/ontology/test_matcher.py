import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import vocabulary

from paperatlas.ontology import Entry
from paperatlas.ontology.matcher import Matcher, vocabulary_matcher

WORDS = vocabulary(
    Entry("method/rrt", "Method", "RRT", aliases=("Rapidly-exploring Random Tree",)),
    Entry("method/rrt-star", "Method", "RRT*"),
    Entry("method/random-tree", "Method", "Random Tree"),
    Entry("method/act", "Method", "ACT", case_sensitive=("ACT",), context=("policy", "imitat")),
    Entry("method/c-plus-plus", "Method", "C++"),
    Entry("method/policy", "Method", "policy"),
    Entry("resource/libero", "Benchmark", "LIBERO"),
    Entry("resource/libero-90", "Benchmark", "LIBERO-90"),
    Entry("resource/meta-world", "Benchmark", "Meta-World", aliases=("MetaWorld",)),
    Entry("robot/spot", "Robot", "Spot", case_sensitive=("Spot",)),
    Entry("robot/a1", "Robot", "A1"),
    Entry("robot/robot", "Robot", "robot", class_only=True),
    Entry("task/walking", "Task", "walking"),
    Entry("method/walking", "Method", "Walking"),
    Entry("method/강화학습", "Method", "강화학습"),
)
MATCHER = Matcher(WORDS)


def found(text):
    return [(text[m.start : m.end], m.entry.key) for m in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("a Rapidly-Exploring random tree", [("Rapidly-Exploring random tree", "method/rrt")]),
        ("RRT and RRT*, or RRT∗.", [("RRT", "method/rrt"), ("RRT*", "method/rrt-star"), ("RRT∗", "method/rrt-star")]),
        ("RRTs grow", [("RRTs", "method/rrt")]),
        ("LIBERO-90 and LIBERO", [("LIBERO-90", "resource/libero-90"), ("LIBERO", "resource/libero")]),
        ("LIBERO 90, libero90", [("LIBERO 90", "resource/libero-90"), ("libero90", "resource/libero-90")]),
        ("policies and a Policy", [("policies", "method/policy"), ("Policy", "method/policy")]),
        ("meta world, Meta–World", [("meta world", "resource/meta-world"), ("Meta–World", "resource/meta-world")]),
        ("MetaWorld", [("MetaWorld", "resource/meta-world")]),
        ("written in C++.", [("C++", "method/c-plus-plus")]),
        ("(A1)", [("A1", "robot/a1")]),
        ("A1", [("A1", "robot/a1")]),
        ("우리의 강화학습", [("강화학습", "method/강화학습")]),
        ("we walk\nmeta\nworld", [("meta\nworld", "resource/meta-world")]),
    ],
)
def test_labels_are_found_in_all_their_spellings(text, matches):
    assert found(text) == matches


@pytest.mark.parametrize(
    "text",
    [
        "RRTX",
        "xRRT",
        "RRT+",
        "RRT-2",
        "RRT#",
        "LIBERO-45",
        "LIBERO.5",
        "2.A1",
        "*A1",
        "A1_x",
        "A10",
        "C+++",
        "random",
        "a robot",
        "",
    ],
)
def test_a_part_of_another_name_is_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("They spot it.", []),
        ("SPOT", []),
        ("Spot and Spots", [("Spot", "robot/spot"), ("Spots", "robot/spot")]),
        ("ACT without its words", []),
        ("we act by imitation", []),
        ("ACT learns by imitation", [("ACT", "method/act")]),
        ("ACT is a Policy", [("ACT", "method/act"), ("Policy", "method/policy")]),
        ("ACT is a metapolicy", []),
    ],
)
def test_case_sensitive_labels_need_their_letter_case_and_context(text, matches):
    assert found(text) == matches


def test_the_longest_match_stays_and_none_overlaps():
    matches = MATCHER.find("Rapidly-exploring random tree, random tree")
    assert [m.entry.key for m in matches] == ["method/rrt", "method/random-tree"]


def test_two_families_may_share_a_span():
    assert found("walking") == [("walking", "task/walking"), ("walking", "method/walking")]


def test_an_entry_is_found_once_though_two_of_its_labels_have_one_spelling():
    assert len(MATCHER.find("metaworld")) == 1


@pytest.mark.parametrize("before", ["İİİ ", "ß ẞ ", "ΣΑΣ ", "ﬁ ", "\U0001f916 ", "e\u0301 ", "İ\U0001f916ǅ "])
def test_offsets_stay_true_where_lower_case_changes_the_length(before):
    (match,) = MATCHER.find(f"{before}Meta-World")
    assert (match.start, match.end) == (len(before), len(before) + 10)


PIECES = st.lists(
    st.sampled_from(
        [label for entry in WORDS for label in entry.labels] + ["İ", "ß", " ", "-", "\U0001f916", ", ", "s", "∗"]
    ),
    max_size=10,
).map("".join)


@settings(deadline=None)
@given(st.one_of(PIECES, st.text(max_size=20)))
def test_matches_are_spans_of_their_labels_in_order(text):
    end = 0
    spans = sorted({(m.start, m.end) for m in MATCHER.find(text)})
    assert [(m.start, m.end) for m in MATCHER.find(text)] == sorted((m.start, m.end) for m in MATCHER.find(text))
    for start, stop in spans:
        assert end <= start < stop <= len(text)
        end = stop
    for match in MATCHER.find(text):
        folded = text[match.start : match.end].lower().replace("-", " ").replace("∗", "*")
        labels = [label.lower().replace("-", " ") for label in match.entry.labels]
        spellings = {form for label in labels for form in (label, label.replace(" ", ""))}
        plurals = {form + "s" for form in spellings} | {form[:-1] + "ies" for form in spellings}
        assert folded in spellings | plurals


def test_the_shipped_vocabulary_is_searched():
    names = [m.entry.name for m in vocabulary_matcher().find("We train PPO in Isaac Gym on a Unitree A1 robot.")]
    assert names == ["PPO", "Isaac Gym", "Unitree A1"]
