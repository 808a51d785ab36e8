"""The namespaces in which the ontology and the graph are written."""

ONTOLOGY = "https://w3id.org/paperatlas/ontology#"
STATEMENT = "https://w3id.org/paperatlas/statement#"
IDENTITY = "https://w3id.org/paperatlas/id/"

PREFIXES: dict[str, str] = {
    "pa": ONTOLOGY,
    "pas": STATEMENT,
    "id": IDENTITY,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
}
"""Prefixes that every export declares and every SPARQL query may use without declaring them."""
