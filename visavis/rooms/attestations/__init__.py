"""Here a person says what her contracts and wages were, and everybody sees who said what, when, on what basis."""
