"""Write docs/analyses.md and the README's section on tables: commands, and what they answer on the example papers."""

import shlex
import tempfile
from pathlib import Path

from click.testing import CliRunner

from paperatlas.atlas import AtlasFolder
from paperatlas.cli.main import paperatlas
from paperatlas.examples import example_papers
from paperatlas.pipeline import build

HERE = Path(__file__).parent
ATLAS = "my-atlas"

SHORT = 'table --where "robot ~ quadruped robot and year >= 2024" --columns robot,year -o survey.md'
TABLE = 'table --where "robot ~ quadruped robot and year >= 2022" --columns robot,task,simulator,year -o survey.md'
LEADERBOARD = "leaderboard RLBench"
GAPS = 'gaps --rows Method --columns Benchmark --for "robotic manipulation" --most 6'
LINEAGE = "lineage RVT"
OTHERS = (
    ("Two methods side by side", "compare RVT RVT-2"),
    ("Papers like a paper", 'similar "Octo: An Open-Source Generalist" --most 4'),
    ("Contradictions", "conflicts"),
    ("How two things hang together", 'path "Unitree Go1" LIBERO --most 1'),
)

README = """## Tables

Papers down, methods, robots, benchmarks and numbers across, each cell with the sentence that it was read from: as a
comment in `.xlsx`, a footnote in `.md` and `.tex`, a column in `.csv`. From the example papers:

{short}
In a condition, `~` finds names that hold the words and everything below a concept in the vocabulary: a Unitree A1 is a
quadruped robot. Rows can be papers, methods, tasks, robots, benchmarks, datasets or simulators; from Python it is
`atlas.table(["robot", "task"], where="year >= 2022")`, one pandas frame of names and one of sentences.

Who leads, in comparable numbers only:

{leaderboard}
What has not been tried, the nearest first:

{gaps}
Where a method comes from, and what came of it:

{lineage}
`compare`, `similar`, `conflicts` and `path` are shown in [docs/analyses.md](docs/analyses.md); each takes
`--format table|json|csv`.
"""

PAGE = """# Tables and analyses of the example papers

Written by `docs/make_analyses.py` from the atlas that `paperatlas demo` builds, whose digest is here
`{digest}`. Numbers in brackets are the sentences below a table.

## Survey table

{table}
The forms are `.csv`, `.xlsx`, `.md` and `.tex`, by the ending of the file. A condition is `COLUMN ~ TEXT` (the name
holds these words, or is below a concept so called), `=`, `!=`, and for years `<`, `<=`, `>`, `>=`; conditions are
joined by `and`, and text that holds an "and" stands in quotes. Text that a spreadsheet would run as a formula is text
in `.xlsx` and begins with an apostrophe in `.csv`.

## Leaderboard

Two numbers stand in one ranking where they name the same metric, in the same kind of unit, and are meant the same way:
reached, or by how much more, less or faster than others. Errors, costs and times are ranked from the lowest.

{leaderboard}
## Gaps

A method and a benchmark meet in the papers that work with both. An empty cell is as close to being filled as its
neighbours are to it: the cosine of two rows is the number of columns on which both were tried, by the square root of
the product of how many each was tried on; likewise of two columns. The closeness of an empty cell is half the mean
cosine between its row and the rows tried on its column, plus half the mean cosine between its column and the columns
tried with its row.

{gaps}
## Lineage

{lineage}
{others}"""


def made() -> dict[Path, str]:
    """The two texts, by the path at which each belongs."""
    with tempfile.TemporaryDirectory() as folder:
        build([example_papers()], Path(folder) / ATLAS)
        parts = {
            "short": _table(Path(folder), SHORT),
            "table": _table(Path(folder), TABLE),
            "leaderboard": _answer(Path(folder), LEADERBOARD),
            "gaps": _answer(Path(folder), GAPS),
            "lineage": _answer(Path(folder), LINEAGE),
        }
        others = (f"## {title}\n\n{_answer(Path(folder), command)}" for title, command in OTHERS)
        digest = AtlasFolder(Path(folder) / ATLAS).manifest().digest
        page = PAGE.format(**parts, digest=digest, others="\n".join(others))
    return {HERE / "analyses.md": page, HERE / "readme" / "33-tables.md": README.format(**parts)}


def _table(folder: Path, command: str) -> str:
    _run(folder, command)
    return f"```sh\n{_said(command)}\n```\n\n{(folder / 'survey.md').read_text('utf-8')}"


def _answer(folder: Path, command: str) -> str:
    return f"```\n$ {_said(command)}\n{_run(folder, command)}```\n"


def _said(command: str) -> str:
    name, _, rest = command.partition(" ")
    return f"paperatlas {name} --atlas {ATLAS} {rest}".rstrip()


def _run(folder: Path, command: str) -> str:
    """What a command prints, without blanks at the ends of lines."""
    words = [str(folder / word) if word == "survey.md" else word for word in shlex.split(command)]
    result = CliRunner().invoke(paperatlas, [*words, "--atlas", str(folder / ATLAS)], catch_exceptions=False)
    if result.exit_code:
        raise SystemExit(f"{command}: {result.output}")
    lines = (line.rstrip() for line in result.stdout.strip().splitlines())
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
