"""Here a person has something put right in her file: both sides see before and after, and who was told."""
