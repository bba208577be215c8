"""One article, one file; one function per version of its text, marked with its dates and its source."""
