"""Tests of the serve package."""
