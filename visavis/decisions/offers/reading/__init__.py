"""Reading an offer: its words without disguise, its pay, hours and contract."""
