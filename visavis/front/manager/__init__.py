"""The home of an agency's management: promises kept and broken first; never a ranking of agents."""
