"""Analyses: what researchers ask of an atlas, each a function of a store that answers Cypher."""
