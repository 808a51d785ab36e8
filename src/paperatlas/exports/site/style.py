"""The style sheet: the site's own rules, after colours and shapes of the types as the ontology gives them."""

from __future__ import annotations

import json
from importlib.resources import files

from paperatlas.exports.page.looks import color_of, on_dark, shape_of
from paperatlas.exports.site.texts import kind_class
from paperatlas.ontology import load_schema

Outline = list[tuple[float, float]]
REACH = 1.4
"""How far from its middle an outline of radius 1 may reach."""


def style_sheet() -> str:
    """The one style sheet of the site."""
    kinds = sorted((*load_schema().concept_types, "Paper", "Result"))
    light = "".join(f".{kind_class(k)}{{--c:{color_of(k)};--shape:{_shape(shape_of(k))}}}\n" for k in kinds)
    dark = "".join(f".{kind_class(k)}{{--c:{on_dark(color_of(k))}}}\n" for k in kinds)
    rules = read_asset("site.css") + read_asset("ontology.css")
    return f"{light}@media screen and (prefers-color-scheme:dark){{\n{dark}}}\n{rules}"


def _shape(name: str) -> str:
    """An outline of the explorer as a shape of CSS (CSS Shapes 1, section 3)."""
    outlines: dict[str, Outline | None] = json.loads(read_asset("shapes.json"))
    outline = outlines.get(name, outlines["square"])
    if outline is None:
        return f"circle({50 / REACH:.1f}%)"
    return "polygon(" + ",".join(f"{_percent(x)} {_percent(y)}" for x, y in outline) + ")"


def _percent(at: float) -> str:
    return f"{50 + 50 * at / REACH:.1f}%"


def read_asset(name: str) -> str:
    """The text of a file of ``assets/``."""
    return files("paperatlas.exports.site").joinpath("assets", name).read_text(encoding="utf-8")
