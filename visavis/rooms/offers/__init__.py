"""Here job offers are read, judged and found, each result saying why."""
