from __future__ import annotations

from trials.models import Site
from trials.models.standing import Standing, State
from trials.queries.places import by_country, map_of
from trials.queries.standings import SiteLine


def line(standing: State = State.NONE, /, **fields: object) -> SiteLine:
    return SiteLine(Site(**fields), Standing(standing))


def test_countries_with_most_sites_come_first_and_nameless_ones_last() -> None:
    lines = [
        line(country=""),
        line(country=""),
        line(country="Chile"),
        line(country="Canada"),
        line(country="Japan"),
        line(country="Japan"),
    ]

    countries = by_country(lines)

    assert [(country.name, country.site_count) for country in countries] == [
        ("Japan", 2),
        ("Canada", 1),
        ("Chile", 1),
        ("", 2),
    ]


def test_inside_a_country_states_and_then_cities_go_by_name() -> None:
    lines = [
        line(country="US", state="Texas", city="Waco"),
        line(country="US", state="", city="Guam"),
        line(country="US", state="Ohio", city="Akron"),
        line(country="US", state="Texas", city="Austin"),
    ]

    areas = by_country(lines)[0].areas

    assert [(area.name, [each.site.city for each in area.lines]) for area in areas] == [
        ("Ohio", ["Akron"]),
        ("Texas", ["Austin", "Waco"]),
        ("", ["Guam"]),
    ]


def test_every_site_with_a_point_is_on_the_map_and_the_rest_is_counted() -> None:
    lines = [
        line(State.OPEN, pk=7, city="Quito", latitude=0.0, longitude=0.0),
        line(State.PAUSED, pk=8, city="Leeds", latitude=53.8, longitude=-1.5),
        line(State.OPEN, pk=9, city="Nowhere"),
    ]

    drawn = map_of(lines, lines[1:])

    assert drawn is not None
    assert {(pin.anchor, pin.state) for pin in drawn.pins} == {
        ("site-7", "open"),
        ("site-8", "paused"),
    }
    assert drawn.unplaced == 1


def test_a_pin_names_the_sites_that_the_list_has() -> None:
    memphis = [
        line(State.OPEN, pk=pk, city="Memphis", latitude=35.1, longitude=-90) for pk in range(9)
    ]

    drawn = map_of(memphis, memphis[3:5])

    assert drawn is not None
    assert [(pin.count, pin.anchor, pin.sites) for pin in drawn.pins] == [
        (9, "site-0", ("site-3", "site-4"))
    ]


def test_without_a_point_nothing_is_drawn() -> None:
    assert map_of([line(city="Nowhere")], []) is None
