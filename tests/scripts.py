"""Modules of folders that are no packages: scripts of benchmarks and documents."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[1]


def script(folder: str, name: str) -> ModuleType:
    """The module of that name in a folder of the project, which may import its neighbours."""
    sys.path.insert(0, str(ROOT / folder))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(ROOT / folder))
