"""What a concept's page shows beyond what all concepts have. A new part is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from paperatlas.exports.site.leaderboards import leaderboard_part
from paperatlas.exports.site.lineages import lineage_part
from paperatlas.exports.site.robots import robot_part
from paperatlas.exports.site.site import Site
from paperatlas.model import Concept

Part = Callable[[Site, Concept], Markup | None]
"""Markup of a ``<section>`` with its heading, or None where there is nothing to show."""

PARTS: dict[str, tuple[Part, ...]] = {
    "Benchmark": (leaderboard_part,),
    "Dataset": (leaderboard_part,),
    "Simulator": (leaderboard_part,),
    "Robot": (robot_part,),
    "Method": (lineage_part,),
}
"""Parts by the type of concepts that have them; they stand between what the concept is and its neighbours."""
