"""The architecture: one way for imports, modules that import, one place that prints, and a wheel that is whole."""

import ast
import importlib
import importlib.util
import pkgutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import paperatlas

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "paperatlas"
FILES = sorted(SOURCE.rglob("*.py"))
MODULES = sorted(module.name for module in pkgutil.walk_packages([str(SOURCE)], "paperatlas."))
HEAVY = {"spacy", "pyarrow", "rdflib", "neo4j", "pyvis", "ladybug", "pyoxigraph", "rich", "networkx", "cattrs", "yaml"}


def test_imports_point_one_way_only(monkeypatch):
    importlinter = pytest.importorskip("importlinter.cli", reason="import-linter is not installed")
    monkeypatch.chdir(ROOT)

    assert importlinter.lint_imports(no_cache=True) == importlinter.EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("module", MODULES)
def test_every_module_imports(module):
    assert importlib.import_module(module).__doc__


def _nodes(path: Path, kind: type) -> list:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kind)]


def test_only_the_command_line_prints_and_exits():
    forbidden = {"print", "exit", "sys.exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
    library = [path for path in FILES if not path.is_relative_to(SOURCE / "cli")]
    calls = {path: {ast.unparse(node.func) for node in _nodes(path, ast.Call)} for path in library}

    assert {path.name: names & forbidden for path, names in calls.items() if names & forbidden} == {}


def test_nothing_asks_for_clock_chance_or_a_fresh_identity():
    forbidden = {"time", "uuid", "random", "secrets"}
    imported = {path: {a.name for node in _nodes(path, ast.Import) for a in node.names} for path in FILES}
    imported |= {path: imported[path] | {node.module for node in _nodes(path, ast.ImportFrom)} for path in FILES}
    called = {path: {ast.unparse(n.func).rpartition(".")[2] for n in _nodes(path, ast.Call)} for path in FILES}

    assert {path.name: names & forbidden for path, names in imported.items() if names & forbidden} == {}
    assert [path.name for path, names in called.items() if names & {"now", "utcnow", "today", "getmtime"}] == []


def test_what_is_public_is_what_all_names():
    assert sorted(paperatlas.__all__) == ["Atlas", "__version__"]
    assert all(getattr(paperatlas, name) for name in paperatlas.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Graph'"):
        paperatlas.Graph  # noqa: B018 - the look-up is what is tested


def test_help_and_the_package_import_nothing_heavy():
    code = (
        "import sys, paperatlas\n"
        "from paperatlas.cli.main import paperatlas as cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not HEAVY & set(done.stderr.split())


def test_the_wheel_is_whole(tmp_path):
    if not importlib.util.find_spec("hatchling"):
        pytest.skip("hatchling, which builds the wheel, is not installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())

    shipped = {p for p in SOURCE.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert {f"paperatlas/{p.relative_to(SOURCE).as_posix()}" for p in shipped} <= inside
    turtle = {
        f"paperatlas/ontology/turtle/{p.relative_to(ROOT / 'ontology').as_posix()}"
        for p in (ROOT / "ontology").rglob("*.ttl")
    }
    assert turtle <= inside
    for name in (
        "ontology/turtle/paperatlas.ttl",
        "examples/papers.jsonl",
        "queries/questions/papers-on-robot.toml",
        "exports/page/assets/page.css",
    ):
        assert f"paperatlas/{name}" in inside
    assert any(name.startswith("paperatlas/ontology/turtle/vocabulary/") for name in inside)
    assert not any(name.startswith("tests/") for name in inside)
