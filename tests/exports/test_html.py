"""``html`` is the explorer, and the small page around a concept."""

from tests.builders import small_graph

from paperatlas.exports.explorer.export import export_explorer
from paperatlas.exports.html import export_html
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.page.export import export_page


def test_the_whole_graph_is_the_explorer(tmp_path):
    for export, name in ((export_html, "html"), (export_explorer, "explorer")):
        export(small_graph(), tmp_path / name, ExportOptions(most=5))
    assert (tmp_path / "html").read_bytes() == (tmp_path / "explorer").read_bytes()


def test_what_is_around_a_concept_is_the_small_page(tmp_path):
    for export, name in ((export_html, "html"), (export_page, "page")):
        export(small_graph(), tmp_path / name, ExportOptions(around="PPO"))
    assert (tmp_path / "html").read_bytes() == (tmp_path / "page").read_bytes()
