"""The pins of a map: sites gathered, named, and given room for a finger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trials.geography.clusters import FINGER, Cluster, clusters, extent
from trials.geography.labels import Label, Named, place_labels
from trials.geography.places import (
    WELCOME,
    Place,
    label_of,
    listed,
    most_welcoming,
    title_of,
)
from trials.geography.sheet import Sheet

# What answers to a finger around a pin, as SVG path data.
HIT = f"M-{FINGER}-{FINGER}h{2 * FINGER}v{2 * FINGER}h-{2 * FINGER}z"
ONE_AREA = 100.0  # km: sites no further apart are "Boston area"


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark on the map and the link that it is. All lengths are whole units of the view box."""

    x: int
    y: int
    radius: int
    size: int  # twice the radius
    state: str  # one of places.WELCOME: which shape is drawn
    anchor: str  # the id of the first of its sites in the list
    sites: tuple[str, ...]  # the ids of those that are listed
    count: int
    digits: int  # how many the count has
    title: str
    label: Label | None


def pins(places: Sequence[Place], sheet: Sheet) -> tuple[Pin, ...]:
    """The pins of these sites, in the order of their first sites; each site is in exactly one."""
    spots = [sheet.place(place.longitude, place.latitude) for place in places]
    found = clusters(spots)
    groups = [[places[number] for number in cluster.members] for cluster in found]
    names = [
        label_of(group, is_one_area=extent(cluster, spots) * sheet.km_per_unit <= ONE_AREA)
        for cluster, group in zip(found, groups, strict=True)
    ]
    labels = place_labels([*map(_named, found, groups, names)], sheet.box)
    titles = [
        title_of(group, name or listed(group)) for group, name in zip(groups, names, strict=True)
    ]
    return tuple(map(_pin, found, groups, titles, labels))


def _named(cluster: Cluster, group: Sequence[Place], name: str) -> Named:
    rank = (WELCOME.index(most_welcoming(group)), -len(group), cluster.members[0])
    return Named(name, *cluster.spot, cluster.radius, rank)


def _pin(cluster: Cluster, group: Sequence[Place], title: str, label: Label | None) -> Pin:
    return Pin(
        x=round(cluster.spot[0]),
        y=round(cluster.spot[1]),
        radius=cluster.radius,
        size=2 * cluster.radius,
        state=most_welcoming(group),
        anchor=group[0].anchor,
        sites=tuple(place.anchor for place in group if place.is_listed),
        count=len(group),
        digits=len(str(len(group))),
        title=title,
        label=label,
    )
