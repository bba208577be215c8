"""Tools of attackers against a service of our own on this machine: what they reach, and what they find."""
