"""Serves a built graph on this machine: SPARQL, the documents of its entities, a query page, and its site.

A request goes through three processes, none of which trusts the one before it:

- the *front* (:mod:`~goldenthread.serve.service`) speaks HTTP with the clients, each step within its time
  (:mod:`~goldenthread.serve.connection`), answers their requests (:mod:`~goldenthread.serve.front`), and sends files;
- the *keeper* (:mod:`~goldenthread.serve.keeper`) holds the graph in memory and forks workers;
- a *worker* (:mod:`~goldenthread.serve.worker`) answers from the graph (:mod:`~goldenthread.serve.routes`) and can
  open nothing: no file, no socket.

The front's hold on both is :mod:`~goldenthread.serve.worker_pool`; who may ask when, :mod:`~goldenthread.serve.places`.
"""
