"""Publishing without the names of officers: they are hidden, and that no name is left is proved.

``officers`` knows who is not to be named, ``mentions`` finds them in a text, ``rewrite`` hides them, ``proof`` searches
what is about to be written, and ``seal`` lets later commands search too, without the names.
"""
