"""What a run is asked to be."""

from __future__ import annotations

from dataclasses import dataclass

SMALL_DISK = 24  # megabytes


@dataclass(frozen=True)
class Order:
    """A run on a database (sqlite, postgres), over after so many cycles or so many seconds,
    whichever comes first. `types_for`: from opening the form to sending it, in seconds: as long as
    a quick person needs, so that nobody counts as a machine. `turns_red`: the promises of which its
    sabotage must break one."""

    run: str
    database: str
    cycles: int
    clients: int = 50
    sabotage: str = ""
    seconds: float = 3600
    types_for: tuple[float, float] = (5.0, 15.0)
    turns_red: tuple[str, ...] = ()

    @property
    def disk(self) -> int:
        """The megabytes of the disk that the database lies on, where that shall be a small one."""
        return SMALL_DISK if self.run == "full-disk" else 0
