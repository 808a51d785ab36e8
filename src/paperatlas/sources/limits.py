"""How long a piece of a source may be before it is refused instead of read."""

LONGEST_LINE = 16_000_000
"""Bytes of one line of JSON Lines; characters of one record of a JSON list; characters of a whole page."""
LONGEST_TITLE = 5_000
"""Characters."""
LONGEST_ABSTRACT = 200_000
"""Characters."""
LONGEST_ENTRY = 300_000
"""Characters of one entry of BibTeX or RIS, and of one row of a table."""
LARGEST_PDF = 100_000_000
"""Bytes of one PDF, which is read as a whole."""
UNPACKED_FREELY = 1 << 26
"""Bytes that a packed source may unpack to whatever its own size."""
LARGEST_RATIO = 200
"""How many times its own size a packed source may unpack to beyond that. Packed text of papers stays below 20."""
MOST_MEMBERS = 100_000
"""Files in one archive."""
