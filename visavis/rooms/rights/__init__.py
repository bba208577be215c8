"""Here a person sees her unemployment benefit computed, opens each figure to its article, and contests any line."""
