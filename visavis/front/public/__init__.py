"""The home of everybody who comes in from the street."""
