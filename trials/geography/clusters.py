"""Which sites share a pin: those whose pins would be too near for a finger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from trials.geography.shapes import Point, box_around

# Units, half the side of the square that answers to a finger: 44 CSS pixels across where the page
# is 320 wide and the map 286 (WCAG 2.5.5).
FINGER = 51
NEAR = 2 * FINGER + 1  # pins are drawn at whole units, which may bring two nearer by one
RADII = ((1, 14), (9, 19), (99, 22), (999, 26))  # up to how many sites, the pin's radius
LARGEST = 31


@dataclass(frozen=True, slots=True)
class Cluster:
    """The sites of one pin, by their numbers in the list, and where the pin stands."""

    spot: Point
    members: tuple[int, ...]

    @property
    def radius(self) -> int:
        """The pin's radius, in units: room for the number in it."""
        count = len(self.members)
        return next((radius for most, radius in RADII if count <= most), LARGEST)


def clusters(spots: Sequence[Point]) -> list[Cluster]:
    """The pins for these spots, in the order of their first sites; each spot is in exactly one.

    A pin stands where the most sites are, so it marks a true place; every spot goes to the
    nearest pin. Two pins are never less than NEAR apart.
    """
    at: dict[Point, list[int]] = {}
    for number, spot in enumerate(spots):
        at.setdefault(spot, []).append(number)
    chosen: list[Point] = []
    for spot in sorted(at, key=lambda spot: -len(at[spot])):
        if all(apart(spot, other) >= NEAR for other in chosen):
            chosen.append(spot)
    shared: dict[Point, list[int]] = {spot: [] for spot in chosen}
    for spot, members in at.items():
        shared[min(chosen, key=lambda other: apart(spot, other))] += members
    made = [Cluster(spot, tuple(sorted(members))) for spot, members in shared.items()]
    return sorted(made, key=lambda cluster: cluster.members[0])


def apart(one: Point, other: Point) -> float:
    """How far apart two points are along the axis where they are further: what squares around them
    have room for."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def extent(cluster: Cluster, spots: Sequence[Point]) -> float:
    """How far apart the sites of a pin are at most, in units (the diagonal around them)."""
    box = box_around([spots[member] for member in cluster.members])
    return dist((box.x0, box.y0), (box.x1, box.y1))
