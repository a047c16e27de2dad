"""Answers told as stories: one commitment through the years."""
