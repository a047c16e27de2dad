"""Plans of invented councils, each written in every format that is read, with what a careful reader sees in it."""
