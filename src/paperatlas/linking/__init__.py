"""Linking: names become concepts and records become papers, as a closure over link records.

The order of papers never matters: every rule looks at the set of all names, never at what came first.
"""

from paperatlas.linking.enrichment import Enrichment, EnrichmentReport
from paperatlas.linking.link import Linked, link
from paperatlas.linking.matches import matching_records
from paperatlas.linking.papers import merge_papers

__all__ = ["Enrichment", "EnrichmentReport", "Linked", "link", "matching_records", "merge_papers"]
