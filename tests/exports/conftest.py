"""The browser that opens exported pages from disk."""

import pytest
from tests.exports.browsing import DESKTOP, PHONE, Visit


@pytest.fixture
def browse(chromium):
    """Open an address offline. At the end of the test nothing may have gone wrong in any page."""
    visits, contexts = [], []

    def open_address(address, size=DESKTOP, scheme="light", script=True, before=None, kind=Visit):
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, offline=True, reduced_motion="reduce",
            java_script_enabled=script, has_touch=size == PHONE, accept_downloads=True,
        )  # fmt: skip
        context.set_default_timeout(60_000)
        contexts.append(context)
        if before:
            context.add_init_script(before)
        visits.append(kind(context.new_page()))
        visits[-1].page.goto(address)
        return visits[-1]

    yield open_address
    problems = [problem for seen in visits for problem in seen.problems]
    for context in contexts:
        context.close()
    assert problems == []
