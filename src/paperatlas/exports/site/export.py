"""Write the site of an atlas."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from paperatlas.exports.explorer.export import export_explorer
from paperatlas.exports.options import ExportOptions
from paperatlas.exports.site.assets import site_assets
from paperatlas.exports.site.explorer import EXPLORER
from paperatlas.exports.site.sections import SECTIONS
from paperatlas.exports.site.shell import page_text
from paperatlas.exports.site.site import Site
from paperatlas.exports.site.write import open_site


def export_site(site: Site, folder: Path) -> int:
    """Write all pages of the site, the explorer among them, into a folder; gives the number of pages.

    Equal atlases give equal bytes, and a page that is there as it should be is not touched. Raises `PaperatlasError`
    for a folder that holds something else, and where it cannot be written.
    """
    sections = [section for section in SECTIONS if site.store or not section.asks]
    navigation = [(section.label, section.address) for section in sections if section.label]
    footer = made_by(site)
    with open_site(folder) as writer:
        for address, text in site_assets(site):
            writer.text(address, text)
        writer.made(EXPLORER, lambda path: export_explorer(site.graph, path, ExportOptions()))
        for section in sections:
            for page in section.pages(site):
                writer.text(page.address, page_text(page, navigation, footer))
        return sum(address.endswith(".html") for address in writer.given)


def made_by(site: Site) -> str:
    """What made the site, in a line: nothing in it changes unless the atlas or the program does."""
    read = f"; papers were read by {site.model}" if site.model else ""
    return f"Made by Paperatlas {version('paperatlas')}{read}."
