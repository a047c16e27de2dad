"""Links between commitments of different editions, and the threads that they make."""
