# Puts a named graph that was written beside into its place.
MOVE GRAPH ?_from_iri TO GRAPH ?_to_iri
