import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.tables.surveys import HOSTILE, PLAIN

from paperatlas.exports.tables.latex import write_latex
from paperatlas.exports.tables.latex_text import latex_text


@pytest.fixture(scope="module")
def compiled():
    """Compile a document and give the engine's words; skips where there is no engine."""
    engines = {"tectonic": [], "pdflatex": ["-interaction=nonstopmode", "-halt-on-error"]}
    engine = next((name for name in engines if shutil.which(name)), None)
    if not engine:
        pytest.skip("neither tectonic nor pdflatex is installed")

    def run(path):
        command = [engine, *engines[engine], path.name]
        ended = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
        return ended.returncode, ended.stdout.decode("utf-8", "replace")[-2000:]

    return run


@pytest.mark.parametrize("table", [PLAIN, HOSTILE], ids=["plain", "hostile"])
def test_the_document_compiles(compiled, tmp_path, table):
    write_latex(table, tmp_path / "survey.tex")

    status, words = compiled(tmp_path / "survey.tex")

    assert status == 0, words
    assert (tmp_path / "survey.pdf").stat().st_size > 1000


def test_rows_and_notes(tmp_path):
    write_latex(PLAIN, tmp_path / "t.tex")

    text = (tmp_path / "t.tex").read_text("utf-8")
    assert r"{}Walking far & Go1\notemark{1}; A1\notemark{1} & 2023 \\" in text
    assert r"\par\noindent\notemark{1}``Trot runs on a Go1.'' (Walking far)" in text
    assert text.count("Trot runs") == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
        ("100% & #1_a^b~c$", r"100\% \& \#1\_a\textasciicircum{}b\textasciitilde{}c\$"),
        ("π0 λ ≥ ×", r"\ensuremath{\pi}0 \ensuremath{\lambda} \ensuremath{\geq} \ensuremath{\times}"),
        ("é ç ï ñ Š", r"\'{e} \c{c} \"{\i} \~{n} \v{S}"),
        ("e\u0301", r"\'{e}"),
        ("机", r"\otherletter{673A}{机}"),
        ("a\u200bb\x00\n\nc", "ab c"),
        ("--", "-{}-{}"),
    ],
)
def test_text_is_written_so_that_it_prints_as_it_stands(text, written):
    assert latex_text(text) == written


@given(st.text())
def test_no_text_leaves_its_braces_or_is_a_command_of_its_own(text):
    written = re.sub(r"\\otherletter\{[0-9A-F]+\}\{[^\x00-\x7f]\}", "", latex_text(text))

    bare = re.sub(r"\\[{}$&#%_\\]", "", written)
    assert written.isascii()
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"[$&#%_\n]", bare)
