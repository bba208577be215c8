"""The home of the mediator: what waits for her, and the cases she has, by the day each is due."""
