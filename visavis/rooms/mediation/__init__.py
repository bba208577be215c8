"""Here a mediator, outside the agency, looks at a case its person gave her, and says what should change."""
