# Takes back the note of a named graph, before it is written anew or when it is gone.
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { GRAPH ?_notes_iri { ?_graph_iri dcterms:identifier ?checksum } }
WHERE { GRAPH ?_notes_iri { ?_graph_iri dcterms:identifier ?checksum } }
