"""The site: static pages that a scrutiny committee can use, rendered from the named queries alone.

queries -> records -> holdings -> views -> templates -> files. A new type of page is a module of ``views``, a template
of the same name, and a line in ``write.PAGE_TYPES``.
"""
