"""Settings by concern, and the doors through which servers load the service."""
