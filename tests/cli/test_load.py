"""``load``: where no server answers, one line says so. With a server: ``tests/stores``."""


def test_no_server(fails, field, monkeypatch):
    monkeypatch.setenv("PAPERATLAS_NEO4J_PASSWORD", "secret-word")

    line = fails("load", "--atlas", field, "--neo4j", "bolt://localhost:1")

    assert "no Neo4j server answers" in line
    assert "secret-word" not in line
