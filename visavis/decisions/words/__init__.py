"""Catalogues of the sentences of decisions: French template = translation, one file or more per language."""
