"""Tests of the linking package."""
