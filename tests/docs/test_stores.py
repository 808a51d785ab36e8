"""docs/stores.md is what its script writes from the measured figures."""

import importlib.util
import json
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_up_to_date():
    spec = importlib.util.spec_from_file_location("make_stores", DOCS / "make_stores.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    measured = json.loads((DOCS / "measured" / "stores.json").read_text("utf-8"))
    assert (DOCS / "stores.md").read_text("utf-8") == module.stores_page(measured), "run: python docs/make_stores.py"
