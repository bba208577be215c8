"""Here a person says each month whether she worked, how long, for what pay, and whether she still looks for work."""
