"""Assemble README.md from its sections in docs/readme, in the order of their names: each section has one source."""

from pathlib import Path

HERE = Path(__file__).parent


def assembled() -> str:
    """The whole README."""
    return "\n".join(path.read_text("utf-8").strip() + "\n" for path in sorted((HERE / "readme").glob("*.md")))


if __name__ == "__main__":
    (HERE.parent / "README.md").write_text(assembled(), "utf-8")
