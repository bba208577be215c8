"""Plumbing that knows no employment law: identity, trace, facts, letters, papers, time, database."""
