"""Words before a method that tell its part: compared with, beaten, built upon."""

from __future__ import annotations

import re

REACH = 80
"""Characters before a term in which such words count."""

COMPARED = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|compar\w+|than|over|baselines?|versus|vs|unlike|superior|existing|prior|"
    r"previous|traditional|conventional|standard|whereas|in contrast to|state-of-the-art|SOTA)\b",
    re.IGNORECASE,
)
BETTER = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|better than|superior to|improv\w+ (?:over|upon)|than|over)\b",
    re.IGNORECASE,
)
EXTENDS = re.compile(
    r"\b(?:based on|extend\w*|extension of|build\w* (?:up)?on|built (?:up)?on|variant of|generaliz\w+|inspired by|"
    r"adapt\w*|combin\w+|integrat\w+|augment\w*|on top of)\s",
    re.IGNORECASE,
)
