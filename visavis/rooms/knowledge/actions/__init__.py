"""What can be done here: one verb, one file."""
