"""Here somebody is received at the desk or called back within the hour promised, and keeps a trace of it."""
