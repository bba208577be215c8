"""Dated figures and word lists the offer rules read."""
