"""One home per audience, the menus, the wiring of facts, and the command line."""
