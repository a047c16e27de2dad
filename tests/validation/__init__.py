"""Tests of the validation package."""
