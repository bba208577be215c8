"""Eight people with a story, made by the same acts as everybody; only for a demonstration."""
