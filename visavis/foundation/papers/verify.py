"""Is every paper still there, byte for byte?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from visavis.foundation.papers import shelf
from visavis.foundation.papers.models import Paper


@dataclass(frozen=True, slots=True)
class Verified:
    """`whole` papers are as received; `missing` and `changed` name those that are not; `strays` are
    bytes on the shelf that no paper names (left by an act that was undone)."""

    whole: int
    missing: tuple[UUID, ...]
    changed: tuple[UUID, ...]
    strays: int

    @property
    def lost(self) -> tuple[UUID, ...]:
        """All papers that cannot be read any more."""
        return self.missing + self.changed


def verify() -> Verified:
    """Hash everything on the shelf and compare. Needs no key; sees what the present actor may see."""
    missing: list[UUID] = []
    changed: list[UUID] = []
    named: set[str] = set()
    for paper in Paper.objects.order_by("id").only("id", "address").iterator():
        named.add(paper.address)
        try:
            shelf.take(paper.address)
        except shelf.PaperChanged:
            changed.append(paper.id)
        except shelf.PaperLost:
            missing.append(paper.id)
    strays = sum(1 for address in shelf.addresses() if address not in named)
    whole = Paper.objects.count() - len(missing) - len(changed)
    return Verified(whole, tuple(missing), tuple(changed), strays)
