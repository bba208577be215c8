"""Here a person lets somebody act for her: for which acts, until when, and how she takes it back in one step."""
