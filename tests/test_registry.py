"""Extension points: what a third party installs is found and used like what is built in."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from paperatlas import registry
from paperatlas.errors import UsageError

PLUGIN = Path(__file__).with_name("plugin")
GROUPS = [value for name, value in vars(registry).items() if name.isupper()]


@pytest.mark.parametrize("group", GROUPS)
def test_everything_built_in_loads(group):
    assert registry.names(group) == sorted(registry.names(group))
    for name in registry.names(group):
        assert callable(registry.load(group, name))


def test_an_unknown_name_is_told_with_those_there_are():
    with pytest.raises(UsageError, match=r"no export 'pdf'; there are: .*html, json, .*turtle"):
        registry.load(registry.EXPORTS, "pdf")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line with the plug-in on the import path."""
    main = "from paperatlas.cli import main; main()"
    environment = os.environ | {"PYTHONPATH": str(PLUGIN), "COLUMNS": "200"}
    return subprocess.run([sys.executable, "-c", main, *arguments], env=environment, capture_output=True, text=True)


def test_a_third_party_command_is_found_and_run():
    assert re.search(r"^  hello +Greet\.$", _run("--help").stdout, re.MULTILINE)
    assert _run("hello").stdout == "hello from a plug-in\n"


def test_a_third_party_model_and_export_are_used(tmp_path):
    papers, atlas, out = tmp_path / "papers.jsonl", tmp_path / "atlas", tmp_path / "titles.txt"
    papers.write_text('{"title": "Ropes", "abstract": "We propose CARP."}\n')

    built = _run("build", str(papers), "--atlas", str(atlas), "--model", "tiny")
    exported = _run("export", "titles", "--atlas", str(atlas), "-o", str(out))

    assert (built.returncode, exported.returncode) == (0, 0), built.stderr + exported.stderr
    assert out.read_text() == "Ropes\n"
    assert '"model": "tiny"' in (atlas / "manifest.json").read_text()


def test_a_broken_plug_in_breaks_itself_alone():
    listing = _run("--help")
    run = _run("broken", "--anything", "at all")

    assert listing.returncode == 0
    assert "'broken' cannot be loaded" in listing.stdout
    assert run.returncode == 1
    assert run.stdout == ""
    assert run.stderr.startswith("paperatlas: 'broken' cannot be loaded (")
    assert run.stderr.endswith("; install tiny-plugin anew or remove it\n")
    assert run.stderr.count("\n") == 1


def test_of_two_with_one_name_the_winner_does_not_depend_on_the_order_of_the_path(tmp_path):
    for number in (1, 2):
        info = tmp_path / str(number) / f"twin{number}-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: twin{number}\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[paperatlas.exports]\ntwin = twin{number}:export\n")
    folders = [str(tmp_path / "1"), str(tmp_path / "2")]
    look = "from paperatlas import registry; print(registry._entries(registry.EXPORTS)['twin'].value)"

    for path in (folders, folders[::-1]):
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(path)}
        found = subprocess.run([sys.executable, "-c", look], env=environment, capture_output=True, text=True)
        assert found.stdout == "twin1:export\n", found.stderr
