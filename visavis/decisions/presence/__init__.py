"""Is a human one step away? The state of the desk, the hour of a call-back, the five days of a promise, in words."""
