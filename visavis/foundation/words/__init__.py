"""Words: dates, hours, amounts and phone numbers shown and read in French and English; translations kept whole."""
