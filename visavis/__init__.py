"""Vis-à-vis: a public employment service with a human one step away."""
