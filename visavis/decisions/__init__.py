"""The public register: law and algorithms that decide or recommend about a person, as pure Python."""
