"""Here staff keep answers and practice notes with all their versions; training and what a release changes are told."""
