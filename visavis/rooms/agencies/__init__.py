"""Here one finds the agency: where it is, when its desk is open, how it answers the phone."""
