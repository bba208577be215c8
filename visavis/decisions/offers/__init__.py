"""Is this job offer lawful? Rules of one page each, read on the words of the offer, with lawful wording."""
