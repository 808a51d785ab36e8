"""Stores: places that hold a graph and answer queries, behind one small protocol."""

from paperatlas.stores.store import Answer, Store, language_of

__all__ = ["Answer", "Store", "language_of"]
