"""Stores: places that hold a graph and answer queries, behind one small protocol."""

from paperatlas.stores.store import Answer, DamagedError, Store, language_of

__all__ = ["Answer", "DamagedError", "Store", "language_of"]
