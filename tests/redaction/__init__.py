"""Tests of publishing without the names of officers."""
