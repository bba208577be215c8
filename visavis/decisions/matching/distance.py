"""How far two places are, as the crow flies."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371
KM_PER_DEGREE = 111


@dataclass(frozen=True, slots=True)
class Point:
    """Latitude and longitude in degrees."""

    latitude: float
    longitude: float


def kilometres(start: Point, end: Point) -> int:
    """Whole kilometres, to the nearest one (haversine)."""
    north = radians(end.latitude - start.latitude) / 2
    east = radians(end.longitude - start.longitude) / 2
    share = sin(north) ** 2 + cos(radians(start.latitude)) * cos(radians(end.latitude)) * sin(east) ** 2
    return round(2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, share))))


def box(centre: Point, radius_km: int) -> tuple[Point, Point]:
    """The south-west and north-east corners of a square that holds the circle: what an index can look up."""
    up = radius_km / KM_PER_DEGREE * 1.02
    across = up / max(0.05, cos(radians(centre.latitude)))
    return (
        Point(centre.latitude - up, centre.longitude - across),
        Point(centre.latitude + up, centre.longitude + across),
    )
