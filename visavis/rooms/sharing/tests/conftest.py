from tests.agency import ADDRESS, a_place, agent, ines, nadia, place

__all__ = ["ADDRESS", "a_place", "agent", "ines", "nadia", "place"]
