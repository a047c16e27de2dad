"""Tests of the package ``goldenthread.identity``."""
