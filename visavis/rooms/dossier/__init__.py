"""Here a person sees her own file, who looked at it and why; a counsellor opens it, saying the purpose."""
