"""The shape of the house, held by machine."""
