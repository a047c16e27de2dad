"""Tests of the reading of performance measures."""
