from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

from django.template import Context, Engine

from trials.geography.maps import draw
from trials.geography.places import WELCOME, Place
from trials.language.headlines import of_one

TEMPLATES = Path(__file__).parents[2] / "templates"


def page(*places: Place, unplaced: int = 0) -> ET.Element:
    engine = Engine(dirs=[str(TEMPLATES)], libraries={"i18n": "django.templatetags.i18n"})
    context = Context({"map": draw(places, unplaced=unplaced)})
    return ET.fromstring(engine.get_template("trials/_map.html").render(context))


def six_states() -> list[Place]:
    """Far enough apart for a pin each."""
    return [
        Place(60 - 40 * (n % 2), 70 * (n // 2), f"City {n}", f"site-{n}", state)
        for n, state in enumerate(WELCOME)
    ]


def test_every_pin_is_a_link_with_a_name_to_its_site() -> None:
    figure = page(*six_states())

    links = figure.findall("svg/a")
    assert [link.get("href") for link in links] == [f"#site-{n}" for n in range(6)]
    assert [link.get("aria-label") for link in links] == [
        f"City {n}: {of_one(state)}" for n, state in enumerate(WELCOME)
    ]


def test_every_shape_that_is_used_is_there() -> None:
    shared = [replace(each, latitude=each.latitude - 80, anchor="site-9") for each in six_states()]

    figure = page(*six_states(), *shared, *shared)

    shapes = {f"#{symbol.get('id')}" for symbol in figure.iter("symbol")}
    used = {use.get("href") for use in figure.iter("use")}
    assert len(used) == 12
    assert used <= shapes


def test_the_map_has_a_title_and_a_description_in_words() -> None:
    figure = page(*six_states(), unplaced=2)

    words = {element.get("id"): element.text for element in figure.find("svg") or []}
    assert words["map-title"] == "Map of the sites"
    assert words["map-desc"] == (
        "6 sites. 2 more sites have no place on the map; they are in the list. "
        "Each pin leads to its site in the list."
    )
    assert "2 sites have no place on the map." in "".join(figure.itertext())


def test_no_name_of_a_city_breaks_the_drawing() -> None:
    hostile = Place(40, 10, "</svg><script>\"&'x", 'a"b', "open")

    figure = page(hostile, Place(50, 30, "Łódź 北京 מרכז", "site-2", "said"))

    assert not list(figure.iter("script"))
    assert [link.get("href") for link in figure.iter("a")] == ['#a"b', "#site-2"]
    assert figure.findall("svg/a")[0].get("aria-label") == "</svg><script>\"&'x: open"


def test_nothing_in_the_drawing_needs_a_style_or_a_script() -> None:
    figure = page(*six_states())

    assert not [element for element in figure.iter() if element.get("style")]
    assert not list(figure.iter("style"))
