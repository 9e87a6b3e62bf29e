"""Which items of three lists are one and how they are ordered, as a merge shows it."""

from __future__ import annotations

from trials.registry.layout import Json
from trials.registry.merge import Conflict, merge, plain

RADY = {"facility": "Rady Children's Hospital", "city": "San Diego", "zip": "92123"}
LURIE = {"facility": "Lurie Children's Hospital", "city": "Chicago", "zip": "60611"}
SEATTLE = {"facility": "Seattle Children's", "city": "Seattle", "zip": "98105"}


def with_sites(*sites: Json) -> Json:
    return {"contactsLocationsModule": {"locations": [*sites]}}


def sites_of(protocol: Json) -> list[Json]:
    return protocol["contactsLocationsModule"].get("locations", [])


def test_both_may_add_sites_and_theirs_keep_their_neighbours():
    merged = merge(
        with_sites(RADY), with_sites(RADY, LURIE), with_sites(SEATTLE | {"zip": ""}, RADY, SEATTLE)
    )

    assert plain(merged.protocol) == with_sites(SEATTLE | {"zip": ""}, RADY, SEATTLE, LURIE)


def test_a_site_that_both_added_is_one_site():
    merged = merge(
        with_sites(RADY),
        with_sites(RADY, LURIE | {"@row": 5}),
        with_sites(RADY, LURIE | {"state": "Illinois"}),
    )

    assert sites_of(merged.protocol)[1] == LURIE | {"state": "Illinois", "@row": 5, "@base": 1}
    assert merged.conflicts == []


def test_a_twin_that_we_deleted_does_not_return_in_the_place_of_the_other():
    twin = RADY | {"zip": "92037"}

    merged = merge(with_sites(RADY, twin), with_sites(RADY), with_sites(twin))

    assert merged.protocol == {}
    assert merged.conflicts == []


def test_the_order_is_that_of_the_side_that_changed_it():
    base, turned = with_sites(RADY, LURIE, SEATTLE), with_sites(SEATTLE, RADY, LURIE)
    more = {**LURIE, "state": "Illinois"}

    by_us = merge(base, turned, with_sites(RADY, more, SEATTLE))
    by_them = merge(base, with_sites(RADY, more, SEATTLE), turned)

    assert plain(by_us.protocol) == plain(by_them.protocol) == with_sites(SEATTLE, RADY, more)
    assert by_us.conflicts == by_them.conflicts == []


def test_two_new_orders_are_a_conflict_in_which_ours_stands():
    base = with_sites(RADY, LURIE, SEATTLE)
    ours = with_sites(LURIE, RADY, SEATTLE)

    merged = merge(base, ours, with_sites(RADY, SEATTLE, LURIE))

    rady, lurie, seattle = (f"{s['facility']}, {s['city']}" for s in (RADY, LURIE, SEATTLE))
    assert plain(merged.protocol) == ours
    assert merged.conflicts == [
        Conflict(
            "contactsLocationsModule.locations",
            [rady, lurie, seattle],
            [lurie, rady, seattle],
            [rady, seattle, lurie],
        )
    ]


def test_rows_say_which_item_of_the_base_they_are():
    base = with_sites(RADY, LURIE)
    renamed = {"facility": "Lurie, main building", "city": "Evanston", "@row": 8, "@base": 1}

    merged = merge(base, with_sites(renamed), with_sites(RADY, LURIE | {"status": "RECRUITING"}))

    assert sites_of(merged.protocol) == [renamed | {"status": "RECRUITING"}]


def test_a_row_without_a_base_is_one_that_staff_added_however_it_looks():
    base = with_sites(RADY)

    merged = merge(base, with_sites(SEATTLE | {"@row": 9}), base)

    assert merged.protocol == with_sites(SEATTLE | {"@row": 9})


def test_both_sides_may_give_a_site_the_same_new_name():
    ours = with_sites(SEATTLE | {"@row": 3, "@base": 0})

    merged = merge(with_sites(RADY), ours, with_sites(SEATTLE))

    assert merged.protocol == ours
    assert merged.conflicts == []


def test_names_that_both_sides_swapped_stay_swapped():
    ours = with_sites(LURIE | {"@row": 1, "@base": 0}, RADY | {"@row": 2, "@base": 1})

    merged = merge(with_sites(RADY, LURIE), ours, with_sites(LURIE, RADY))

    assert merged.protocol == ours
    assert merged.conflicts == []


def test_of_two_rows_that_claim_one_item_the_second_counts_as_added():
    rows = (RADY | {"@row": 1, "@base": 0}, SEATTLE | {"@row": 2, "@base": 0})

    merged = merge(with_sites(RADY), with_sites(*rows), with_sites(RADY | {"state": "CA"}))

    assert sites_of(merged.protocol) == [rows[0] | {"state": "CA"}, SEATTLE | {"@row": 2}]
