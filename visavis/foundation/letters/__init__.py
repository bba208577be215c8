"""Letters: a message is written once and goes by the person's own channels, kept as it was sent."""
