"""Names of people as sources write them."""

from __future__ import annotations


def natural_name(name: str) -> str:
    """A name that is written family name first, in its natural order; others stay as they are.

    >>> natural_name("van de Panne, Michiel"), natural_name("King, Martin, Jr."), natural_name("OpenAI")
    ('Michiel van de Panne', 'Martin King Jr.', 'OpenAI')
    """
    family, *others = [part.strip() for part in name.split(",")]
    given, *suffixes = others or [""]
    return " ".join(part for part in (given, family, *suffixes) if part)
