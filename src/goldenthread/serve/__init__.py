"""Serves a built graph on this machine: SPARQL, the documents of its entities, a query page, and its site.

:func:`~goldenthread.serve.front.serve` starts it. Behind the front stand one or two ``oxigraph`` servers
(:mod:`~goldenthread.serve.engine`), which open the graph to be read only; what the front answers for a path is
decided in :mod:`~goldenthread.serve.routes`.
"""
