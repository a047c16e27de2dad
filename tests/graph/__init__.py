"""Tests of what records become in the graph."""
