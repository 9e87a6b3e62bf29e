"""What harm was seen in a trial: unwanted events, as tables."""

from __future__ import annotations

from dataclasses import dataclass

from trials.language.tongue import gettext, gettext_noop
from trials.registry.layout import Json
from trials.registry.result_tables import Block, Cell, Group, Table, groups, items, row, text

_HARMS = (
    (gettext_noop("People who died, from any cause"), "deaths"),
    (gettext_noop("People with a serious unwanted event"), "serious"),
    (gettext_noop("People with another unwanted event"), "other"),
)


@dataclass(frozen=True)
class Events:
    """Unwanted events: how many people had any, and each event with how many people it struck."""

    time_frame: str
    description: str
    threshold: str
    totals: Table
    serious: Table
    other: Table


def read_events(module: Json) -> Events:
    """The `adverseEventsModule` of the results."""
    columns = groups(module, "eventGroups")
    totals = [
        row(gettext(name), columns, _totals(module, key), is_ours=True)
        for name, key in _HARMS
        if _totals(module, key)
    ]
    return Events(
        time_frame=text(module, "timeFrame"),
        description=text(module, "description"),
        threshold=text(module, "frequencyThreshold"),
        totals=Table(columns, (Block("", tuple(totals)),) if totals else ()),
        serious=_listed(module, "seriousEvents", columns),
        other=_listed(module, "otherEvents", columns),
    )


def _totals(module: Json, key: str) -> dict[str, Cell]:
    found = {
        text(group, "id"): _share(group, f"{key}NumAffected", f"{key}NumAtRisk")
        for group in items(module, "eventGroups")
    }
    return {group: cell for group, cell in found.items() if cell.text}


def _listed(module: Json, key: str, columns: tuple[Group, ...]) -> Table:
    """Each event with the people it struck, those that struck most first."""
    events = sorted(items(module, key), key=_struck, reverse=True)
    rows = tuple(row(text(event, "term"), columns, _shares(event)) for event in events)
    return Table(columns, (Block("", rows),) if rows else ())


def _struck(event: Json) -> int:
    counts = [stat.get("numAffected") for stat in items(event, "stats")]
    return sum(count for count in counts if isinstance(count, int))


def _shares(event: Json) -> dict[str, Cell]:
    return {
        text(stat, "groupId"): _share(stat, "numAffected", "numAtRisk")
        for stat in items(event, "stats")
    }


def _share(stat: Json, affected: str, at_risk: str) -> Cell:
    some, all_ = text(stat, affected), text(stat, at_risk)
    both = gettext("{some} of {all}").format(some=some, all=all_)
    return Cell(both if some and all_ else some)
