"""Invented councils: whole data folders, small enough to read, whose documents look like none of the real ones."""
