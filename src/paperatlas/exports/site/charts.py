"""Charts as SVG inside a page, drawn by leather; the style sheet colours them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from paperatlas.exports.site.templates import render
from paperatlas.text.amount import amount

WIDE, HIGH = 640, 170
LABELS = 9
"""Years that are written below the bars, at the most."""
_DECIMALS = re.compile(r"(\d+\.\d)\d+")


def years_chart(years: Mapping[int, int], noun: str = "paper") -> Markup:
    """A bar for each year from the first to the last, with what it shows in words."""
    first, last = min(years), max(years)
    most = max(years.values())
    words = f"{amount(sum(years.values()), noun)} from {first} to {last}, at most {most:,} in a year"
    counts = [(year, years.get(year, 0)) for year in range(first, last + 1)]
    return render("chart.html", drawing=Markup(_bars(counts)), words=words)  # noqa: S704 - made of numbers alone


def _bars(counts: list[tuple[int, int]]) -> str:
    import leather

    step = -(-len(counts) // LABELS)
    chart = leather.Chart()
    chart.add_columns([(str(year), count) for year, count in counts])
    chart.add_x_axis(ticks=[str(year) for year, _ in counts[::step]])
    most = max(count for _, count in counts)
    chart.add_y_scale(0, most)
    chart.add_y_axis(ticks=sorted({0, most // 2, most}))  # leather's own search for round ticks takes most of its time
    drawing = _DECIMALS.sub(r"\1", chart.to_svg(width=WIDE, height=HIGH))
    size = f'width="{WIDE}" height="{HIGH}"'
    return drawing.replace(f"<svg {size}", f'<svg viewBox="0 0 {WIDE} {HIGH}" aria-hidden="true"', 1)
