"""What every request owes people: public ids, codes to say aloud, once-only forms, plain refusals."""
