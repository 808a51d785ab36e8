"""An atlas of the example papers, built once for all tests of a session that only read it, and what to ask it."""

import json
import tomllib
from pathlib import Path

from paperatlas.examples import example_papers
from paperatlas.pipeline import build

HERE = Path(__file__).parent


def example_atlas(session: Path) -> Path:
    """The atlas, in the session's folder."""
    path = session / "examples-atlas"
    if not path.exists():
        build([example_papers()], path)
    return path


def values_for(question) -> dict:
    """Values for the parameters of a question that the example papers can answer."""
    values = tomllib.loads((HERE / "values.toml").read_text("utf-8"))
    known = values["usual"] | values.get(question.name, {})
    return {name: known[name] for name in question.parameters}


def phrasings() -> list[dict]:
    """A hundred questions as people ask them, with the named question and the values that are meant."""
    return [json.loads(line) for line in (HERE / "phrasings.jsonl").read_text("utf-8").splitlines()]
