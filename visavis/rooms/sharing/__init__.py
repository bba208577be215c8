"""Here a person sees who may see what of her, agrees, takes it back, and has a use of her data stopped."""
