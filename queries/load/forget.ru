# Takes back the note of a named graph, before it is written anew or when it is gone.
DELETE { GRAPH ?_notes_iri { ?_graph_iri <http://purl.org/dc/terms/identifier> ?checksum } }
WHERE { GRAPH ?_notes_iri { ?_graph_iri <http://purl.org/dc/terms/identifier> ?checksum } }
