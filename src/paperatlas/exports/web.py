"""Addresses in the web that a click may open."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def web_address(address: str | None) -> str:
    """The address if it is one of the web, else nothing: no other scheme can be opened by a click.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address(None)
    ('https://example.org/a', '', '')
    """
    return address if address and _WEB.match(address) else ""
