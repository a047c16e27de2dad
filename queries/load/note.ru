# Notes that a named graph stands whole on the server.
INSERT DATA { GRAPH ?_notes_iri { ?_graph_iri <http://purl.org/dc/terms/identifier> ?_checksum } }
