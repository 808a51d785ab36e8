"""The entry point: help that shows how, wrong calls, errors as one line, pipes that break, a user who stops."""

import os
import signal
import time
from functools import partial

import click
import pytest

from paperatlas import registry
from paperatlas.cli.main import paperatlas

BUILT_IN = [
    "add", "build", "demo", "evaluate", "explain", "export", "extract", "load", "merges", "ontology", "query", "remove",
    "show", "stats", "table",
]  # fmt: skip


def _commands():
    """All commands and the commands of groups, as the words that call them."""
    for name in registry.names(registry.COMMANDS):
        command = registry.load(registry.COMMANDS, name)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)
        else:
            yield (name,)


def test_the_commands_are_there():
    assert set(BUILT_IN) <= set(paperatlas.list_commands(click.Context(paperatlas)))


@pytest.mark.parametrize("words", list(_commands()), ids=" ".join)
def test_help_has_an_example_that_calls_the_command(run, words):
    ended = run(*words, "--help")

    assert (ended.status, ended.err) == (0, "")
    example = ended.out.partition("Example")[2]
    assert [word for word in ("paperatlas", *words) if word not in example] == []


@pytest.mark.parametrize("words", list(_commands()), ids=" ".join)
def test_every_option_says_what_it_is(words):
    command = paperatlas.get_command(click.Context(paperatlas), words[0])
    for word in words[1:]:
        command = command.commands[word]
    silent = {p.name for p in command.params if isinstance(p, click.Option) and not p.help}

    assert silent - {"form", "part"} == set()


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["stats", "--nonsense"], ["stats"], ["export", "pdf", "--atlas", "a"]]
)
def test_a_wrong_call_ends_with_status_2(run, arguments):
    ended = run(*arguments)

    assert (ended.status, ended.out) == (2, "")
    assert "Error: " in ended.err
    assert "Traceback" not in ended.err


def test_without_a_command_the_help_is_shown(run):
    ended = run()

    assert ended.status == 2
    assert "Commands:" in ended.err


def test_version(run):
    assert run("--version").out.startswith("paperatlas, version ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats"], ["merges"], ["show", "CARP"], ["explain", "CARP", "PPO"], ["table", "-o", "t.csv"], ["remove", "p1"],
        ["query", "RETURN 1"], ["export", "json", "-o", "g.json"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_where_there_is_no_atlas_one_line_says_how_to_make_one(fails, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)

    line = fails(*arguments, "--atlas", "nowhere")

    assert line == "nowhere: no atlas here; make one with: paperatlas build PAPERS --atlas nowhere"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_goes_away_is_no_failure_to_tell(start, field, form):
    process = start("query", "MATCH (n)-[r]->(m) RETURN n, r, m", "--atlas", field, "--format", form)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert b"Traceback" not in told
    assert b"Exception ignored" not in told


def test_who_stops_a_build_is_told_that_nothing_is_half_written(start, tmp_path):
    reading, writing = os.pipe()  # the build waits for its standard input
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a shell in the background starts us deaf to it
    process = start("build", "-", "--atlas", tmp_path / "atlas", stdin=reading, preexec_fn=heard)
    while not (tmp_path / "atlas" / "lock").exists():
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGINT)
    out, told = process.communicate()
    os.close(reading)
    os.close(writing)

    assert process.returncode == 130
    assert out == b""
    assert told.strip() == b"paperatlas: stopped; nothing was half-written"
    assert not (tmp_path / "atlas").exists()


def test_an_output_that_cannot_write_every_letter_is_no_failure(start, field):
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = start("explain", "CARP", "PPO", "--atlas", field, env=environment)
    out, told = process.communicate()

    assert (process.returncode, told) == (0, b"")
    assert b"outperforms PPO" in out


def test_control_characters_in_a_message_do_not_reach_the_terminal(fails, field):
    assert fails("show", "\x1b[31mred\x1b[0m", "--atlas", field).startswith("nothing is called '[31mred[0m'")
