"""How long a piece of a source may be before it is refused instead of read."""

LONGEST_LINE = 16_000_000
"""Bytes of one line of JSON Lines; characters of one record of a JSON list; characters of a whole page."""
LONGEST_TITLE = 5_000
"""Characters."""
LONGEST_ABSTRACT = 200_000
"""Characters."""
