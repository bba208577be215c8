"""Here a person says how she is called, when she was born, and how she wants to be reached."""
