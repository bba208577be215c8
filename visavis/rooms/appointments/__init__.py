"""Here a person books a meeting with a human: on site first, otherwise by phone, at home or by video."""
