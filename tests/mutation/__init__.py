"""Do the tests bite? One-line changes of the code, each of which some test should notice."""
