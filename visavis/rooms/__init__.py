"""What people do here: one folder per concept, complete with its screens, templates and tests."""
