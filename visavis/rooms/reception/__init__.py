"""Here somebody asks to be called back without logging in, and a counsellor calls within the hour promised."""
