"""One process that starts the others, brings back those that die, and stops them all."""
