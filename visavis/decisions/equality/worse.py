"""Is this audit worse than the last published one? A release that is stops."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from visavis.decisions.equality.audit import Dimension

# Half a point in a hundred: less is not called worse.
TOLERANCE = 0.005


def worse(
    published: Mapping[str, float], found: Sequence[Dimension], tolerance: float = TOLERANCE
) -> tuple[str, ...]:
    """The dimensions that differ, by a gap larger than the published one. A gap never published counts as none."""
    return tuple(
        one.name for one in found if one.differs and one.gap > published.get(one.name, 0.0) + tolerance
    )
