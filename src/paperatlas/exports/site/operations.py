"""Operations of a curation file as text to paste, in the form that the explorer's corrections have."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from paperatlas.curation import Operation

_UNSAFE = re.compile(r"[\"\\]|[^ -~\u00a0-\u2027\u202a-\ud7ff\uf900-\ufdff]")
"""What a quoted text of YAML cannot hold as it is, and more that may not survive being copied."""


def operation_text(operation: Operation) -> str:
    r"""An operation as YAML that any reader of YAML 1.1 takes; texts are quoted, what could be mistaken is escaped.

    >>> print(operation_text(Operation("deny", ("paper/a", "method/b"), "uses")), end="")
    - op: deny
      on:
      - "paper/a"
      - "method/b"
      to: "uses"
    """
    lines = [f"- op: {operation.op}", "  on:", *(f"  - {_quoted(name)}" for name in operation.on)]
    if operation.to:
        lines.append(f"  to: {_quoted(operation.to)}")
    return "\n".join(lines) + "\n"


def wrong(operation: str, question: str = "Wrong?") -> Markup:
    """A question that opens on the text of the operation; with JavaScript, a button there adds it to the corrections.

    >>> wrong("- op: forbid")
    Markup('<details class="wrong"><summary>Wrong?</summary><pre>- op: forbid</pre></details>')
    """
    inside = f"<summary>{escape(question)}</summary><pre>{escape(operation)}</pre>"
    return Markup(f'<details class="wrong">{inside}</details>')  # noqa: S704 - its texts are escaped


def _quoted(text: str) -> str:
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in '"\\' else f"\\U{ord(character):08x}"
