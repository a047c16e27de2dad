"""Tests of the words of a language."""
