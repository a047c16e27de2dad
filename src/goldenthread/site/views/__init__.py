"""The types of page: each module says which pages there are, and makes what one of them shows."""
