"""Here an employer is known by name and SIRET number."""
