# Removes a named graph, if it is there.
DROP SILENT GRAPH ?_graph_iri
