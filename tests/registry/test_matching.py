from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trials.registry.layout import Json
from trials.registry.lists import ARMS, LISTS, SITES
from trials.registry.matching import match

CONDITIONS = next(items for items in LISTS if items.rows == "conditions")
OUTCOMES = next(items for items in LISTS if items.rows == "outcomes")
CONTACTS = SITES.inner[0]


def site(facility: str, city: str, zip: str = "", **more: object) -> Json:
    named = {"facility": facility, "city": city, "zip": zip, "country": "United States", **more}
    return {key: value for key, value in named.items() if value}


RADY = site("Rady Children's Hospital", "San Diego", "92123")
ANDERSON = site("MD Anderson Cancer Center", "Houston", "77030")
TEXAS = site("Texas Children's Hospital", "Houston", "77030")


def test_an_unchanged_item_is_found_wherever_it_stands():
    assert match([RADY, ANDERSON, TEXAS], [TEXAS, RADY], SITES) == [2, 0]


def test_of_identical_items_the_second_goes_with_the_second():
    assert match([RADY, TEXAS, RADY], [RADY, RADY, RADY], SITES) == [0, 2, None]


def test_an_item_with_a_changed_field_is_found_by_its_key():
    assert match([RADY, TEXAS], [TEXAS, RADY | {"status": "SUSPENDED"}], SITES) == [1, 0]


def test_the_strictest_key_is_tried_first():
    first, second = (
        site("Research Site", "Boston", "02115"),
        site("Research Site", "Boston", "02118"),
    )

    found = match([first, second], [second | {"status": "RECRUITING"}], SITES)

    assert found == [1]


def test_a_renamed_country_leaves_the_site_the_same():
    old = site("Asan Medical Center", "Seoul", "05505", country="Korea, Republic of")

    assert match([old], [old | {"country": "South Korea"}], SITES) == [0]


def test_sites_of_one_name_in_two_cities_are_two():
    boston, chicago = site("Research Site", "Boston"), site("Research Site", "Chicago")

    assert match([boston], [chicago], SITES) == [None]


def test_a_mended_spelling_is_an_edit():
    for mended in (
        "Rady Childrens Hosp.",
        "Rady Children’s Hospital, San Diego",
        "Rady Childern's Hospital",
    ):
        assert match([TEXAS, RADY], [RADY | {"facility": mended}], SITES) == [1]


def test_of_two_misspellings_only_the_first_is_the_site():
    mended = [
        RADY | {"facility": name} for name in ("Rady Childrens Hosp.", "Rady Childern's Hosp.")
    ]

    assert match([RADY], mended, SITES) == [0, None]


def test_a_site_that_got_its_name_late_is_the_same():
    nameless = {key: value for key, value in RADY.items() if key != "facility"}

    assert match([TEXAS, nameless], [RADY], SITES) == [1]


def test_another_hospital_at_the_same_address_is_another_site():
    assert match([ANDERSON], [TEXAS], SITES) == [None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cohort 1", "Cohort 2"),
        ("Pfizer Site 100512", "Pfizer Site 100513"),
        ("Arm A", "Active arm"),
        ("Memorial Hospital East", "Memorial Hospital West"),
        ("Mercy Hospital", "Monroe Hospital"),
    ],
)
def test_names_that_only_look_alike_are_not_misspellings(one, other):
    assert match([{"label": one}], [{"label": other}], ARMS) == [None]


def test_a_person_is_found_by_any_of_name_mail_and_phone():
    old = [
        {"name": "Ann Moss", "role": "CONTACT"},
        {"name": "Ben Reed", "email": "desk@hospital.example"},
        {"name": "Cy Hill", "phone": "202-555-0100"},
    ]
    new = [
        {"name": "Di Lake", "phone": "202-555-0100"},
        {"name": "Eve Park", "email": "desk@hospital.example"},
        {"name": "Ann Moss", "role": "PRINCIPAL_INVESTIGATOR"},
    ]

    assert match(old, new, CONTACTS) == [2, 1, 0]


def test_two_people_are_not_one_for_having_the_same_role():
    old, new = {"role": "CONTACT", "phone": "202-555-0100"}, {"role": "CONTACT", "name": "Ann Moss"}

    assert match([old], [new], CONTACTS) == [None]


def test_what_two_items_lack_does_not_make_them_one():
    old, new = {"measure": "Survival"}, {"measure": "Pain"}

    assert match([old], [new], OUTCOMES) == [None]


def test_texts_are_the_same_only_if_identical():
    assert match(["Asthma", "Asthma", "Cough"], ["Asthma ", "Cough", "Asthma"], CONDITIONS) == [
        None,
        2,
        0,
    ]


def test_annotations_and_line_ends_change_nothing():
    old = {"measure": "Pain", "description": "One\nTwo"}
    new = {"measure": "Pain", "description": "One\r\nTwo", "@row": 7}

    assert match([{"measure": "Pain"}, old], [new], OUTCOMES) == [1]


values = st.sampled_from(["A", "Ab", "Abe", "1", "Research Site", "Boston"])
sites = st.lists(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("facility", "city", "zip", "country", "status"), values)
    ),
    max_size=6,
)


@given(sites, sites)
@settings(deadline=None)
def test_no_old_item_is_two_new_ones(old, new):
    found = [index for index in match(old, new, SITES) if index is not None]

    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(old)))


@given(sites)
@settings(deadline=None)
def test_a_list_matches_itself_in_order(old):
    assert match(old, old, SITES) == [*range(len(old))]


@given(sites, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_a_shuffled_list_is_matched_item_by_item(old, random):
    new = random.sample(old, len(old))

    assert [old[index] for index in match(old, new, SITES)] == new


def test_a_thousand_sites_without_a_common_key_are_matched_at_once():
    old = [site(f"Hospital of Saint {n:x}", f"City {n % 50}", str(n)) for n in range(1_200)]
    new = [item | {"facility": f"Hosp. Saint {item['zip']}", "zip": ""} for item in old]

    started = time.process_time()
    match(old, new, SITES)

    assert time.process_time() - started < 1
