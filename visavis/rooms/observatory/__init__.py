"""Here anybody sees how much is done online and how much with a human, and takes the figures away."""
