import csv
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ENTRIES, written

from paperatlas.errors import OntologyError
from paperatlas.ontology import Entry, load_schema, load_vocabulary
from paperatlas.ontology.add import add_entries
from paperatlas.ontology.table import COLUMNS, read_entries, write_entries
from paperatlas.ontology.turtle import entries_turtle
from paperatlas.ontology.vocabulary import concept_key

ROW = {
    "type": "Robot",
    "name": "Spot",
    "aliases": "BD Spot; Boston Dynamics Spot",
    "case_sensitive": "Spot",
    "context": "robot;quadruped ",
    "broader": "Quadruped",
    "definition": 'A "quadruped", by\nBoston Dynamics.',
    "maker": "Boston Dynamics",
    "kind": "quadruped",
    "measures": "gait",
    "metric": "speed",
    "homepage": "https://example.org/spot",
    "scope_note": "Not the dog.",
    "class_only": "yes",
}


def test_every_column_is_read(tmp_path):
    write_entries(tmp_path / "t.csv", [ROW | {"note": "x"}], extra=("note",))
    assert read_entries(tmp_path / "t.csv") == [
        Entry(
            "robot/spot",
            "Robot",
            "Spot",
            'A "quadruped", by Boston Dynamics.',
            ("BD Spot", "Boston Dynamics Spot"),
            ("Spot",),
            ("quadruped", "robot"),
            ("robot/quadruped",),
            "Boston Dynamics",
            "quadruped",
            "gait",
            "speed",
            "https://example.org/spot",
            "Not the dog.",
            class_only=True,
        )
    ]


def test_two_columns_suffice_and_blank_lines_are_left_out(tmp_path):
    path = written(tmp_path / "t.csv", "\ufeffname,type\r\nSpot,Robot\r\n,\r\nwalking,Task\r\n")
    assert [entry.key for entry in read_entries(path)] == ["robot/spot", "task/walking"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: no column 'type'"),
        ("type\nRobot\n", "line 1: no column 'name'"),
        ("type,name\nRobot,Spot\nGadget,X\n", "line 3: 'Gadget' is no type of concept: Method, "),
        ("type,name\nRobot,!!\n", "line 2: an entry needs a name"),
        ("type,name\nRobot\n", "line 2: an entry needs a name"),
        ("type,name,definition\nRobot,Spot,A robot, with legs\n", "line 2: more cells than columns"),
        ("type,name,homepage\nRobot,Spot,on the <web>\n", "line 2: the homepage 'on the <web>' is no http"),
    ],
)
def test_what_is_no_entry_is_refused_with_its_line(tmp_path, text, message):
    path = written(tmp_path / "t.csv", text)
    with pytest.raises(OntologyError, match=message) as error:
        read_entries(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("content", [b"type,name\nRobot,\xff\n", None])
def test_what_cannot_be_read_is_refused(tmp_path, content):
    path = tmp_path / "t.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OntologyError, match="cannot be read as a UTF-8 CSV table"):
        read_entries(path)


WORD = st.text(string.ascii_letters + string.digits + "*+#.-\"'\\é语ि\t<>{}^`|%@", min_size=1, max_size=8)
TEXT = st.lists(WORD, max_size=4).map(" ".join)
NAME = TEXT.filter(lambda text: any(c.isalnum() for c in text))
MANY = st.lists(NAME, max_size=3).map(lambda names: tuple(sorted({" ".join(name.split()) for name in names})))


@st.composite
def entries(draw):
    """An entry with any words in its fields, as a table would give it."""
    kind = draw(st.sampled_from(load_schema().concept_types))
    family = load_schema().family_of[kind]
    name = " ".join(draw(NAME).split())
    text = {field: " ".join(draw(TEXT).split()) for field in ("definition", "maker", "kind", "scope_note", "measures")}
    return Entry(
        key=concept_key(family, name),
        type=kind,
        name=name,
        aliases=draw(MANY),
        case_sensitive=draw(MANY),
        context=draw(MANY),
        broader=tuple(sorted({concept_key(family, broader) for broader in draw(MANY)})),
        homepage=draw(st.sampled_from(["", "https://example.org/a?b=c#d", "http://例え.jp/%20"])),
        class_only=draw(st.booleans()),
        **text,
    )


def row_of(entry: Entry) -> dict[str, str]:
    """The row of a table that gives the entry; its broader concepts under their keys' words."""
    row = {column: getattr(entry, column, "") for column in COLUMNS}
    for column in ("aliases", "case_sensitive", "context", "link_only"):
        row[column] = ";".join(row[column])
    return row | {"metric": entry.usual_metric, "broader": "", "class_only": "yes" if entry.class_only else ""}


@settings(deadline=None)
@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key))
def test_entries_survive_table_and_turtle(tmp_path_factory, listed):
    folder = tmp_path_factory.mktemp("vocabulary")
    write_entries(folder / "t.csv", map(row_of, listed))
    from_table = read_entries(folder / "t.csv")
    assert [entry.__dict__ | {"broader": ()} for entry in listed] == [entry.__dict__ for entry in from_table]
    written(folder / "all.ttl", entries_turtle(listed))
    load_vocabulary.cache_clear()
    assert load_vocabulary(folder).entries == {entry.key: entry for entry in listed}


def test_turtle_is_in_the_order_of_keys_whatever_the_order_of_entries():
    assert entries_turtle(ENTRIES) == entries_turtle(reversed(ENTRIES))
    assert entries_turtle(ENTRIES).index("id:method\\/ppo") < entries_turtle(ENTRIES).index("id:task\\/locomotion")


def test_entries_are_added_one_file_a_type(tmp_path):
    changed = add_entries(tmp_path, ENTRIES)
    assert [path.name for path in changed] == [
        "benchmarks.ttl",
        "methods.ttl",
        "metrics.ttl",
        "robots.ttl",
        "tasks.ttl",
    ]
    assert load_vocabulary(tmp_path).entries == {entry.key: entry for entry in ENTRIES}
    assert add_entries(tmp_path, ENTRIES) == []


def test_an_entry_of_a_known_key_replaces_the_old_one(tmp_path):
    add_entries(tmp_path, ENTRIES)
    spot = Entry("robot/anymal", "Robot", "ANYmal", "A walking machine.")
    assert [path.name for path in add_entries(tmp_path, [spot])] == ["robots.ttl"]
    assert load_vocabulary(tmp_path).entries["robot/anymal"] == spot
    assert len(load_vocabulary(tmp_path)) == len(ENTRIES)


def test_an_entry_may_change_its_type_though_the_old_one_has_no_entry_left(tmp_path):
    add_entries(tmp_path, ENTRIES)
    changed = add_entries(tmp_path, [Entry("resource/libero", "Dataset", "LIBERO", "Demonstrations.")])
    assert [path.name for path in changed] == ["datasets.ttl", "benchmarks.ttl"]
    assert load_vocabulary(tmp_path).entries["resource/libero"].type == "Dataset"


def test_a_file_of_another_name_is_taken_over(tmp_path):
    written(tmp_path / "mine.ttl", entries_turtle(ENTRIES[:2]))
    add_entries(tmp_path, ENTRIES[2:])
    assert load_vocabulary(tmp_path).entries == {entry.key: entry for entry in ENTRIES}
    assert not (tmp_path / "mine.ttl").exists()


def test_the_columns_are_those_of_the_file_in_their_order(tmp_path):
    write_entries(tmp_path / "t.csv", [{"type": "Robot", "name": "Spot"}])
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == list(COLUMNS)
