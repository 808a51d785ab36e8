from hypothesis import given
from hypothesis import strategies as st

from paperatlas.exports.site.lineage_drawing import HEIGHT, draw_lineage

METHODS = [f"method/{n}" for n in range(8)]
TIES = st.lists(
    st.tuples(st.sampled_from(METHODS), st.sampled_from(["extends", "outperforms"]), st.sampled_from(METHODS))
)
NAMES = st.dictionaries(st.sampled_from(METHODS), st.text(max_size=40), min_size=1)
YEARS = st.dictionaries(st.sampled_from(METHODS), st.integers(2015, 2019))


@given(NAMES, YEARS, TIES)
def test_methods_stand_in_the_column_of_their_year_apart_from_each_other(names, years, ties):
    drawing = draw_lineage(names, years, ties)

    heads = dict(drawing.columns)
    assert [head for head in heads.values() if head] == sorted({years[key] for key in names if key in years})
    assert sorted(dot.key for dot in drawing.dots) == sorted(names)
    for dot in drawing.dots:
        assert heads[max(x for x in heads if x <= dot.x)] == years.get(dot.key)
        assert 0 < dot.y < drawing.height
    for one in drawing.dots:
        for other in drawing.dots:
            assert one == other or one.x != other.x or abs(one.y - other.y) >= HEIGHT - 0.01


@given(NAMES, YEARS, TIES)
def test_every_tie_between_two_of_the_methods_is_one_curve(names, years, ties):
    drawing = draw_lineage(names, years, ties)

    kept = {(a, how, b) for a, how, b in ties if a != b and a in names and b in names}
    assert sorted(curve.words for curve in drawing.curves) == sorted(
        f"{names[a]} {how} {names[b]}" for a, how, b in kept
    )
    assert drawing == draw_lineage(names, years, [*ties, *ties])


def test_the_newer_stands_right_of_what_it_extends():
    drawing = draw_lineage({"a": "A", "b": "B", "c": "C"}, {"b": 2020, "c": 2023}, [("b", "extends", "a")])

    assert [head for _, head in drawing.columns] == [None, 2020, 2023]
    assert [dot.name for dot in sorted(drawing.dots, key=lambda dot: dot.x)] == ["A", "B", "C"]
