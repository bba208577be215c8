"""Tests that belong to no single room: journeys, guarantees, architecture, access, start, load."""
