"""Charts: a bar for each year, in words too, and the same each time."""

import xml.etree.ElementTree as ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from paperatlas.exports.site.charts import years_chart

SVG = "{http://www.w3.org/2000/svg}"


@settings(deadline=None)
@given(st.dictionaries(st.integers(1950, 2030), st.integers(1, 20_000), min_size=2, max_size=30))
def test_each_year_has_its_bar_and_the_highest_is_that_of_most_papers(years):
    chart = years_chart(years)
    bars = ElementTree.fromstring(chart).findall(f".//{SVG}g[@class='series columns']/{SVG}rect")
    heights = [float(bar.get("height")) for bar in bars]

    assert len(bars) == max(years) - min(years) + 1
    assert heights[max(years, key=years.get) - min(years)] == max(heights) > 0
    assert f"papers from {min(years)} to {max(years)}, at most {max(years.values()):,} in a year" in chart
    assert chart == years_chart(years)
