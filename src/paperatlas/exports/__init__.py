"""Exports: the graph as files for people and other programs."""
