# Takes back the note that a named graph waits to take the place of another, or is being exchanged.
DELETE { GRAPH ?_notes_iri { ?_beside_iri <http://purl.org/dc/terms/replaces> ?graph } }
WHERE { GRAPH ?_notes_iri { ?_beside_iri <http://purl.org/dc/terms/replaces> ?graph } }
