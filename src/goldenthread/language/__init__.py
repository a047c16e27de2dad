"""The words of a language, as far as plans and reports use them: on the ground, below all that reads or interprets."""
