"""Which offers and occupations answer a person's words, and why: whole points, added up, said in sentences."""
