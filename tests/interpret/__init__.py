"""Tests of what sentences mean."""
