# Notes that a named graph stands whole on the server.
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT DATA { GRAPH ?_notes_iri { ?_graph_iri dcterms:identifier ?_checksum } }
