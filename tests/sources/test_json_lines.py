import json

from paperatlas.model import Author, Identifier, Paper, Reference


def test_all_fields_are_read(read):
    value = {
        "id": "arxiv:2404.14405v2",
        "title": "Learning H-Infinity  Locomotion\u0000 Control",
        "paperAbstract": "Stable\nlocomotion.",
        "authors": ["Ada Smith", {"name": "Bo Li", "orcid": "https://orcid.org/0000-0002-1825-0097"}, "ada smith"],
        "year": "2024",
        "venue": "arXiv",
        "url": "https://arxiv.org/abs/2404.14405v2",
        "keywords": ["locomotion", "locomotion", "control"],
        "doi": "https://doi.org/10.1109/ABC.2024.1",
        "externalIds": {"CorpusId": 17},
        "references": ["doi:10.1109/X", "Go-Explore", {"title": "PPO", "arxiv": "1707.06347"}],
    }
    (record,) = read(json.dumps(value))
    assert record.fate.removed_characters == 1
    assert record.paper == Paper(
        title="Learning H-Infinity Locomotion Control",
        abstract="Stable locomotion.",
        id="arxiv:2404.14405v2",
        authors=(Author("Ada Smith"), Author("Bo Li", "0000-0002-1825-0097")),
        year=2024,
        venue="arXiv",
        url="https://arxiv.org/abs/2404.14405v2",
        identifiers=(
            Identifier("arxiv", "2404.14405"),
            Identifier("corpusid", "17"),
            Identifier("doi", "10.1109/abc.2024.1"),
        ),
        references=(
            Reference(None, (Identifier("doi", "10.1109/x"),)),
            Reference("Go-Explore"),
            Reference("PPO", (Identifier("arxiv", "1707.06347"),)),
        ),
        keywords=("locomotion", "control"),
    )


def test_a_bad_line_costs_only_itself(read):
    lines = [
        b'{"title": "First"}',
        b"",
        b'{"title": "cut',
        b'{"title": "Caf\xe9"}',
        b'["a list"]',
        b'{"abstract": "no title"}',
        b'{"title": 7.5, "abstract": {"a": [1]}}',
        b"[" * 100_000,
        b'{"title": "Last"}',
    ]
    records = read(b"\n".join(lines))
    assert [(r.fate.place, r.fate.why) for r in records if not r.paper] == [
        ("line 3", "it is not JSON: Unterminated string starting at at character 11"),
        ("line 4", "byte 49 is not UTF-8"),
        ("line 5", "it is a list, not an object"),
        ("line 6", "it has no title"),
        ("line 8", "its JSON is nested too deep"),
    ]
    assert [r.paper.title for r in records if r.paper] == ["First", "7.5", "Last"]


def test_an_absurdly_long_abstract_fails(read):
    long = json.dumps({"title": "Long", "abstract": "word " * 2_000_000})
    records = read('{"title": "A"}\n' + long + '\n{"title": "B"}')
    assert [r.fate.status for r in records] == ["read", "failed", "read"]
    assert records[1].fate.why == "its abstract has 9,999,999 characters, more than 200,000"


def test_an_absurdly_long_line_fails_and_the_next_is_read(read):
    records = read(b'{"title": "A"}\n{"title": "' + b"x" * 17_000_000 + b'"}\n{"title": "B"}')
    assert [r.fate.status for r in records] == ["read", "failed", "read"]
    assert records[1].fate.why == "the line has 17,000,014 bytes, more than 16,000,000"
    assert records[2].fate.place == "line 3"


def test_a_strange_field_is_left_out_and_noted(read):
    (record,) = read('{"title": "A", "year": "last year", "venue": true}')
    assert record.fate.status == "read"
    assert record.fate.why == "year left out: 'last year' is no year; venue left out: it is a truth value, not text"


def test_authors_in_one_text_are_told_apart(read):
    records = read(
        '{"title": "A", "authors": "Ada Smith, Bo Li and Cy Doe"}\n{"title": "B", "authors": "Doe, Cy; Li, Bo"}'
    )
    assert [[a.name for a in r.paper.authors] for r in records] == [
        ["Ada Smith", "Bo Li", "Cy Doe"],
        ["Doe, Cy", "Li, Bo"],
    ]
