"""Here anybody reads what each algorithm does, a person switches them off, and a counsellor's note prevails."""
