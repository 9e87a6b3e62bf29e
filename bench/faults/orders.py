"""Which runs there are: all of them, the short ones, and the sabotaged ones, which must fail."""

from __future__ import annotations

from bench.faults.order import Order

FULL = (
    Order("kills", "sqlite", cycles=1000),
    Order("kills", "postgres", cycles=1000),
    Order("crashes", "postgres", cycles=50),
    Order("bad-days", "sqlite", cycles=10),
    Order("bad-days", "postgres", cycles=10),
    Order("outage", "sqlite", cycles=40, clients=5),
    Order("full-disk", "sqlite", cycles=5),
)
QUICK = (4.0, 6.0)
SHORT = {
    "sqlite": Order("kills", "sqlite", cycles=30, clients=20, seconds=25, types_for=QUICK),
    "postgres": Order("kills", "postgres", cycles=30, clients=20, seconds=25, types_for=QUICK),
}
SABOTAGED = (
    Order("kills", "sqlite", 20, 20, "sent-before-sending", turns_red=("undelivered",)),
    Order("kills", "sqlite", 40, 20, "queued-later", turns_red=("unqueued", "undelivered")),
    Order("kills", "sqlite", 20, 20, "new-id-at-each-try", turns_red=("renamed",)),
    Order("kills", "sqlite", 20, 20, "forgets-the-form", turns_red=("kept_twice",)),
    Order("kills", "sqlite", 20, 20, "logs-what-was-asked", turns_red=("leaks",)),
    Order("kills", "sqlite", 20, 20, "keeps-words-open", turns_red=("leaks",)),
    Order("full-disk", "sqlite", 1, 20, "keeps-no-words", turns_red=("forgetful",)),
    Order("full-disk", "sqlite", 1, 20, "thanks-without-a-row", turns_red=("lost",)),
    Order("crashes", "postgres", 15, 50, "commits-in-memory", turns_red=("lost",)),
)
