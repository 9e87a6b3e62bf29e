from __future__ import annotations

from trials.geography.places import Place, label_of, listed, most_welcoming, summary_of, title_of


def sites(*cities_and_states: tuple[str, str]) -> list[Place]:
    return [Place(0, 0, city, "site-1", state) for city, state in cities_and_states]


def test_one_site_is_named_by_its_city_and_state() -> None:
    assert title_of(sites(("Memphis", "open")), "Memphis") == "Memphis: open"


def test_a_site_without_a_city_is_only_its_state() -> None:
    assert title_of(sites(("", "said")), "") == "Said to be open"


def test_many_sites_are_counted_by_state_the_most_welcoming_first() -> None:
    boston = sites(*[("Boston", "closed")] * 5, *[("Boston", "said")] * 7)

    title = title_of(boston, "Boston area")

    assert title == "Boston area: 12 sites, 7 said to be open, 5 closed"


def test_sites_in_one_state_are_not_counted_twice() -> None:
    two, three = sites(*[("Rome", "open")] * 2), sites(*[("Rome", "none")] * 3)

    assert title_of(two, "Rome") == "Rome: 2 sites, both open"
    assert title_of(three, "Rome") == "Rome: 3 sites, no status given"


def test_a_pin_wears_the_most_welcoming_state() -> None:
    order = ["none", "closed", "paused", "soon", "said", "open"]

    worn = [most_welcoming(sites(*[("Ulm", each) for each in order[: n + 1]])) for n in range(6)]

    assert worn == order


def test_sites_of_one_area_are_called_after_the_city_with_most_of_them() -> None:
    boston = sites(("Newton", "open"), ("Boston", "open"), ("Boston", "open"))

    assert label_of(boston, is_one_area=True) == "Boston area"
    assert label_of(boston[1:], is_one_area=False) == "Boston"


def test_sites_far_apart_have_no_one_name_and_are_listed() -> None:
    far = sites(("Lyon", "open"), ("Turin", "open"), ("Bern", "open"), ("Nice", "open"))

    assert label_of(far, is_one_area=False) == ""
    assert listed(far) == "Lyon, Turin and 2 more"
    assert listed(far[:3]) == "Lyon, Turin and Bern"
    assert listed(far[:2]) == "Lyon and Turin"
    assert listed(sites(("", "open"))) == ""


def test_the_summary_counts_sites_and_countries_and_says_what_is_missing() -> None:
    both = [
        Place(0, 0, "Lyon", "a", "open", "France"),
        Place(0, 0, "Bern", "b", "open", "Switzerland"),
    ]

    assert summary_of(both, 0) == "2 sites in 2 countries."
    assert summary_of(both[:1], 1) == (
        "1 site. 1 more site has no place on the map; it is in the list."
    )
    assert summary_of(both, 3) == (
        "2 sites in 2 countries. 3 more sites have no place on the map; they are in the list."
    )
