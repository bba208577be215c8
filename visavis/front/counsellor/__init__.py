"""The home of a counsellor: everyone she follows on one page, and what is owed to whom by when."""
