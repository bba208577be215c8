"""Papers: what a person hands in is kept by its content, sealed, checked before anybody sees it."""
