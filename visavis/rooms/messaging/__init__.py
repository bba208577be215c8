"""Here a person and her counsellor write to each other; the clock of the answer is visible to both."""
