"""Where each page stands in the folder: safe names that follow from keys alone, and links between them.

A node's page is ``<family>/<slug>.html``, as its key says, where the slug is made of ``a-z 0-9 . _ -`` and no system
gives it a meaning of its own. Any other slug loses what is unsafe and gets ``~`` and a hash of what it was. Since ``~``
is in no plain slug, no two keys share an address. Links are relative, so that a site works wherever it is.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_PLAIN = re.compile(r"[a-z0-9]([a-z0-9._-]{0,78}[a-z0-9])?")
_RESERVED = re.compile(r"(aux|con|nul|prn|index|(com|lpt)\d)(\..*)?")
"""Names that are devices on Windows, whatever their ending, and the one that web servers show for a folder."""
_ADDRESS = re.compile(r"([a-z0-9][a-z0-9._~-]*/)?[a-z0-9][a-z0-9._~-]*")


def node_address(key: str) -> str:
    """The address of the page of a paper or concept.

    >>> node_address("paper/arxiv-2404.14405"), node_address("method/a&b")
    ('paper/arxiv-2404.14405.html', 'method/a-b~4e012385d7caf841.html')
    """
    family, _, slug = key.partition("/")
    return f"{safe_name(family)}/{safe_name(slug)}.html"


def safe_name(text: str) -> str:
    """A name for a file or folder on any system, different for different texts.

    >>> safe_name("rrt-star"), safe_name("con"), safe_name("../..")
    ('rrt-star', 'con~1143da2bc54c495c', 'x~0cfd1c96cbc0c0e0')
    """
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text):
        return text
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    readable = re.sub(r"[^a-z0-9]+", "-", letters)[:60].strip("-")
    return f"{readable or 'x'}~{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def is_address(text: str) -> bool:
    """Whether a text is an address in a site: at most one folder, and nothing that leads out of it.

    >>> is_address("paper/x~1.html"), is_address("../x.html"), is_address("/x"), is_address("a/b/c")
    (True, False, False, False)
    """
    return _ADDRESS.fullmatch(text) is not None


def relative(source: str, target: str) -> str:
    """The link from the page at one address to that at another.

    >>> relative("method/a.html", "paper/b.html"), relative("index.html", "paper/b.html#x")
    ('../paper/b.html', 'paper/b.html#x')
    """
    return "../" * source.count("/") + target
