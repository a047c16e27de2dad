"""The documents about the program, held against it."""
