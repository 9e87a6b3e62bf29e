"""When somebody answers the phone, with the zone in which the hours are counted."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

# What the zones of places begin with. The others (EST5EDT, Etc/GMT+5) are for machines.
_REGIONS = frozenset((
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific",
))  # fmt: skip


def in_zone(hours: str, zone: str) -> str:
    """ "weekdays, 8 to 5 (Chicago time)"; the hours alone where the zone is not known."""
    return f"{hours} ({place_of(zone)} time)" if hours and zone else hours


def place_of(zone: str) -> str:
    """ "Buenos Aires" for America/Argentina/Buenos_Aires."""
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def zones() -> tuple[str, ...]:
    """The names of the zones of places (IANA), in the order of the alphabet."""
    return tuple(
        sorted(zone for zone in available_timezones() if zone.partition("/")[0] in _REGIONS)
    )
