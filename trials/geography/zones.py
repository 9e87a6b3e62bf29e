"""The time zone of a place, from its coordinates. The borders of the zones come with tzfpy."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import tzfpy


class Placed(Protocol):
    """Something that may have a point on the earth: degrees north and east, or None."""

    @property
    def latitude(self) -> float | None: ...

    @property
    def longitude(self) -> float | None: ...


def zone_of(place: Placed, fallback: str) -> ZoneInfo:
    """The zone of a place; `fallback` (America/Chicago) where its coordinates are not known."""
    if place.latitude is None or place.longitude is None:
        return ZoneInfo(fallback)
    return _zone_at(place.latitude, place.longitude) or ZoneInfo(fallback)


@lru_cache(maxsize=20_000)
def _zone_at(latitude: float, longitude: float) -> ZoneInfo | None:
    try:
        return ZoneInfo(tzfpy.get_tz(longitude, latitude))
    except (ZoneInfoNotFoundError, ValueError):
        return None  # a zone that is newer than the zones of this computer, or no zone at all
