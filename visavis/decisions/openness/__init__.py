"""What may be published: no figure that would tell something of fewer than eleven people."""

from visavis.decisions.openness.small_cells import THRESHOLD, Cell, Place, publishable, publishable_together

__all__ = ["THRESHOLD", "Cell", "Place", "publishable", "publishable_together"]
