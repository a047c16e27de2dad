"""Tests of the formats that documents come in."""
