"""Here a person registers, one question at a time, stops when she likes and goes on with a short code."""
