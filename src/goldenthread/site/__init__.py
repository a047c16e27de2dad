"""The site: pages that a scrutiny committee can use, from the named queries alone."""
