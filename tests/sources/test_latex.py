import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperatlas.sources.latex import decode_accents, decode_latex


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}mile \v{C}ech \c c \H{o} {\aa} \o{} {\ss} \l", "Émile Čech ç ő å ø ß ł"),
        (r"na{\"\i}ve \`{\i} \'\i x \^{\j}", "naïve ì íx ĵ"),
        (r"{RRT*} on {a {Nested} one}", "RRT* on a Nested one"),
        (r"85\% \& 5\,m \$3 \#1 a\_b \{c\}", "85% & 5 m $3 #1 a_b {c}"),
        (r"\emph{one} \textbf{two} {\bf three} \LaTeX{} x", "one two three LaTeX x"),
        ("a -- b --- c ``d'' e~f", "a – b — c “d” e f"),
        (r"of $x_{t} \in \{1\}$ and \$5", r"of $x_{t} \in \{1\}$ and $5"),
        ("plain text", "plain text"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert decode_latex(latex) == text


@pytest.mark.parametrize("text", ["{a, b}", "~100 and -- so", "$x_t$", r"\alpha", "85%"])
def test_in_plain_text_only_accents_are_latex(text):
    assert decode_accents(text) == text


@given(st.text("\\{}$~`'\"^-%&aiIu cv\n", max_size=300))
def test_any_text_is_decoded(text):
    decode_accents(text)
    assert len(decode_latex(text)) <= len(text) + 20 * text.count("\\")
