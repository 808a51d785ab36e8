import pytest

from paperatlas.errors import SourceError
from paperatlas.evaluation.fields import Fields, read_objects


@pytest.mark.parametrize(
    ("read", "value", "why"),
    [
        (lambda f: f.text("a"), {"a": 1}, "'a' is a number, not text"),
        (lambda f: f.text("a"), {}, "has no 'a', which is text"),
        (lambda f: f.texts("a"), {"a": ["b", None]}, "'a' is a list, not a list of texts"),
        (lambda f: f.flag("a"), {"a": "yes"}, "'a' is text, not true or false"),
        (lambda f: f.whole("a"), {"a": True}, "'a' is a truth value, not a whole number"),
        (lambda f: f.number("a"), {"a": "0.5"}, "'a' is text, not a number"),
        (lambda f: f.span("a"), {"a": [1]}, "'a' is a list, not a start and an end"),
        (lambda f: list(f.objects("a")), {"a": {}}, "'a' is an object, not a list"),
        (lambda f: list(f.objects("a", required=True)), {}, "has no 'a', which is a list"),
        (lambda f: list(f.objects("a")), {"a": [{}, 2]}, "a, number 2: is a number, not an object"),
    ],
)
def test_a_field_of_another_type_is_refused(read, value, why):
    with pytest.raises(SourceError) as error:
        read(Fields(value, "file: line 1"))
    assert str(error.value) == f"file: line 1: {why}"


def test_what_may_be_absent_has_a_default():
    fields = Fields({"null": None}, "file: line 1")
    for name in ("null", "absent"):
        assert fields.optional_text(name) is fields.optional_written(name) is fields.number(name) is None
        assert fields.span(name) is None
        assert fields.texts(name) == ()
        assert list(fields.objects(name)) == []
    assert fields.flag("absent", default=False) is False


def test_numbers_are_read_as_they_are_written():
    fields = Fields({"a": 4.01, "b": 7, "c": [2, 5]}, "file: line 1")
    assert (fields.written("a"), fields.optional_written("b"), fields.span("c")) == ("4.01", "7", (2, 5))
    assert (fields.number("b"), fields.whole("b")) == (7.0, 7)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a": 1}\n\n{"a"', "line 3: is not JSON"),
        (b'{"a": 1}\n["a"]', "line 2: is a list, not an object"),
        (b'{"a": "\xff"}', "line 1: byte 7 is not UTF-8"),
        (b"[" * 100_000, "line 1: is not JSON"),
        (b"\x1f\x8b\x08 cut off", "the file breaks off here"),
    ],
)
def test_a_bad_line_is_named(tmp_path, content, why):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=why) as error:
        list(read_objects(path))
    assert str(error.value).startswith(str(path))
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match=r"none\.jsonl: cannot be opened"):
        list(read_objects(tmp_path / "none.jsonl"))
