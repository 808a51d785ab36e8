"""How answers are printed."""

import csv

import pytest

from paperatlas.cli.options import parse_parameters
from paperatlas.cli.output import csv_text, progress_shown, shown
from paperatlas.errors import UsageError
from paperatlas.pipeline import silent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (0, "0"),
        (0.5, "0.5"),
        ("RRT*", "RRT*"),
        (["a", 1, None], "a; 1; "),
        ({"label": "Robot", "name": "ANYmal"}, "ANYmal"),
        ({"label": "Paper", "title": "CARP"}, "CARP"),
        ({"b": 1, "a": 2}, '{"a": 2, "b": 1}'),
    ],
)
def test_a_value_as_people_read_it(value, text):
    assert shown(value) == text


def test_csv_comes_back():
    rows = [["a,b", 'say "x"'], ["two\nlines", "é"]]

    text = csv_text(["one", "two"], rows)

    assert list(csv.reader(text.splitlines(keepends=True))) == [["one", "two"], *rows]


def test_progress_writes_nothing_where_no_terminal_is(capsys):
    with progress_shown() as progress:
        progress("extract", 1)

    assert progress is silent
    assert capsys.readouterr() == ("", "")


def test_parameters():
    assert parse_parameters(("a=1", "b=x=y", "c=")) == {"a": "1", "b": "x=y", "c": ""}
    with pytest.raises(UsageError):
        parse_parameters(("=1",))
