# Notes that a named graph is being written beside, to take the place of another; or, of one and the same, that it is
# being exchanged.
INSERT DATA { GRAPH ?_notes_iri { ?_beside_iri <http://purl.org/dc/terms/replaces> ?_graph_iri } }
