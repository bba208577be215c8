"""The service started for real: odd places, odd users, and sudden deaths."""
