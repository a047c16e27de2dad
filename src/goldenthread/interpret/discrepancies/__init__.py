"""Rules that hold a comment against its own row, one kind of finding a module."""
