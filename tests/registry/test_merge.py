"""Merging by example; the laws that hold for all studies are in test_merge_laws.py."""

from __future__ import annotations

import copy

import pytest

from trials.registry.layout import Json
from trials.registry.merge import Conflict, merge, plain

RADY = {"facility": "Rady Children's Hospital", "city": "San Diego", "zip": "92123"}
LURIE = {"facility": "Lurie Children's Hospital", "city": "Chicago", "zip": "60611"}
SEATTLE = {"facility": "Seattle Children's", "city": "Seattle", "zip": "98105"}
MOSS = {"name": "Ann Moss", "role": "CONTACT", "phone": "202-555-0100"}


def with_sites(*sites: Json, status: str = "RECRUITING", **more: object) -> Json:
    return {
        "statusModule": {"overallStatus": status},
        "contactsLocationsModule": {"locations": [*sites], **more},
    }


def sites_of(protocol: Json) -> list[Json]:
    return protocol["contactsLocationsModule"].get("locations", [])


def with_arms(arms: list[Json], interventions: list[Json]) -> Json:
    return {"armsInterventionsModule": {"armGroups": arms, "interventions": interventions}}


def arm(label: str, *names: str) -> Json:
    return {"label": label, "interventionNames": [*names]}


def drug(name: str, *labels: str) -> Json:
    return {"type": "DRUG", "name": name, "armGroupLabels": [*labels]}


def changed(protocol: Json, *path: str | int, to: object) -> Json:
    made = copy.deepcopy(protocol)
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = to
    return made


def zip_of(site: int) -> tuple[str | int, ...]:
    return "contactsLocationsModule", "locations", site, "zip"


def test_changes_of_different_fields_of_one_site_come_together():
    base = with_sites(RADY)

    merged = merge(base, with_sites(RADY | {"zip": "92124"}), with_sites(RADY | {"state": "CA"}))

    assert plain(merged.protocol) == with_sites(RADY | {"zip": "92124", "state": "CA"})
    assert merged.conflicts == []


def test_where_both_changed_a_field_ours_stands_and_a_person_is_told_where():
    base = with_sites(RADY, LURIE)

    merged = merge(
        base, changed(base, *zip_of(0), to="92124"), changed(base, *zip_of(0), to="92125")
    )

    assert sites_of(merged.protocol)[0]["zip"] == "92124"
    assert merged.conflicts == [
        Conflict(
            "contactsLocationsModule.locations[Rady Children's Hospital, San Diego].zip",
            base="92123",
            ours="92124",
            theirs="92125",
        )
    ]


def test_a_value_that_is_not_there_is_none_in_a_conflict():
    merged = merge({}, {"designModule": {"phases": ["PHASE1"]}}, {"designModule": {"phases": []}})

    assert merged.protocol == {"designModule": {"phases": ["PHASE1"]}}
    assert merged.conflicts == [Conflict("designModule.phases", None, ["PHASE1"], [])]


def test_namesakes_have_places_of_their_own_in_conflicts():
    base = with_sites(RADY, RADY | {"zip": "92037"})
    ours = with_sites(RADY | {"state": "a"}, RADY | {"zip": "92037", "state": "b"})
    theirs = with_sites(RADY | {"state": "c"}, RADY | {"zip": "92037", "state": "d"})

    merged = merge(base, ours, theirs)

    assert [conflict.path.partition("[")[2] for conflict in merged.conflicts] == [
        "Rady Children's Hospital, San Diego].state",
        "Rady Children's Hospital, San Diego #2].state",
    ]


def test_a_site_that_the_registry_drops_goes_if_nobody_touched_it():
    merged = merge(with_sites(RADY, LURIE), with_sites(RADY, LURIE), with_sites(LURIE))

    assert merged.protocol == with_sites(LURIE | {"@base": 0})


def test_a_site_that_we_changed_and_the_registry_drops_stays_until_a_person_decides():
    mended = RADY | {"zip": "92124"}

    merged = merge(with_sites(RADY, LURIE), with_sites(mended, LURIE), with_sites(LURIE))

    assert merged.protocol == with_sites(mended, LURIE | {"@base": 0})
    assert [(c.base, c.ours, c.theirs) for c in merged.conflicts] == [(RADY, mended, None)]


def test_a_site_that_we_deleted_and_the_registry_changed_stays_deleted():
    moved = RADY | {"zip": "92124"}

    merged = merge(with_sites(RADY, LURIE), with_sites(LURIE), with_sites(moved, LURIE))

    assert plain(merged.protocol) == with_sites(LURIE)
    assert [(c.base, c.ours, c.theirs) for c in merged.conflicts] == [(RADY, None, moved)]


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


def test_contacts_and_statuses_leave_with_recruitment_even_if_we_changed_them():
    base = with_sites(RADY | {"status": "RECRUITING", "contacts": [MOSS]}, centralContacts=[MOSS])
    rung = MOSS | {"phone": "202-555-0199"}
    ours = with_sites(RADY | {"status": "SUSPENDED", "contacts": [rung]}, centralContacts=[rung])

    merged = merge(base, ours, with_sites(RADY, status="COMPLETED"))

    assert plain(merged.protocol) == with_sites(RADY, status="COMPLETED")
    assert merged.conflicts == []


@pytest.mark.parametrize("status", ["RECRUITING", "UNKNOWN", "A_NEW_CODE"])
def test_a_contact_that_vanishes_from_an_open_trial_is_a_conflict_if_we_changed_it(status):
    base = with_sites(RADY | {"contacts": [MOSS]})
    ours = with_sites(RADY | {"contacts": [MOSS | {"phone": "202-555-0199"}]})

    merged = merge(base, ours, with_sites(RADY, status=status))

    assert sites_of(merged.protocol)[0]["contacts"] == [MOSS | {"phone": "202-555-0199"}]
    assert len(merged.conflicts) == 1


def test_a_contact_that_staff_added_outlives_recruitment():
    base = with_sites(RADY)

    merged = merge(
        base, with_sites(RADY | {"contacts": [MOSS]}), with_sites(RADY, status="COMPLETED")
    )

    assert plain(merged.protocol) == with_sites(RADY | {"contacts": [MOSS]}, status="COMPLETED")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_text_that_came_back_with_other_line_ends_was_not_changed(end):
    base = {"descriptionModule": {"briefSummary": "One\nTwo", "detailedDescription": "Old"}}
    ours = changed(base, "descriptionModule", "briefSummary", to=f"One{end}Two")
    theirs = changed(base, "descriptionModule", "briefSummary", to="One\nThree")

    assert merge(base, ours, theirs).protocol == theirs
    assert merge(base, ours, theirs).conflicts == []
    assert merge(base, ours, base).protocol == base


def test_numbers_of_one_size_are_equal_and_flags_are_no_numbers():
    base = {"designModule": {"enrollmentInfo": {"count": 1}}}
    as_float = {"designModule": {"enrollmentInfo": {"count": 1.0}}}
    more = {"designModule": {"enrollmentInfo": {"count": 2}}}
    flag = {"designModule": {"enrollmentInfo": {"count": True}}}

    assert merge(base, as_float, more).conflicts == []
    assert len(merge(base, flag, more).conflicts) == 1


def test_a_rename_of_ours_reaches_the_arm_that_the_registry_adds():
    base = with_arms([arm("One", "Drug: X")], [drug("X", "One")])
    ours = with_arms([arm("One", "Drug: X'")], [drug("X'", "One")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0
    theirs = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])

    merged = merge(base, ours, theirs)

    assert plain(merged.protocol) == with_arms(
        [arm("One", "Drug: X'"), arm("Two", "Drug: X'")], [drug("X'", "One", "Two")]
    )
    assert merged.conflicts == []


def test_two_names_for_one_intervention_are_one_conflict():
    base = with_arms([arm("One", "Drug: Aspirin")], [drug("Aspirin", "One")])
    ours = with_arms([arm("One", "Drug: Aspirine")], [drug("Aspirine", "One")])
    theirs = with_arms([arm("One", "Drug: Aspirin 100")], [drug("Aspirin 100", "One")])

    merged = merge(base, ours, theirs)

    assert plain(merged.protocol) == ours
    assert merged.conflicts == [
        Conflict(
            "armsInterventionsModule.interventions[Aspirine].name",
            "Aspirin",
            "Aspirine",
            "Aspirin 100",
        )
    ]


def test_an_arm_is_not_changed_by_a_rename_of_what_it_names():
    base = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])
    ours = with_arms([arm("One", "Drug: X'"), arm("Two", "Drug: X'")], [drug("X'", "One", "Two")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0

    merged = merge(base, ours, with_arms([arm("One", "Drug: X")], [drug("X", "One")]))

    assert plain(merged.protocol) == with_arms([arm("One", "Drug: X'")], [drug("X'", "One")])
    assert merged.conflicts == []


def test_conflicts_about_arms_are_in_the_names_of_each_side():
    base = with_arms([arm("One", "Drug: X")], [drug("X")])
    ours = with_arms([arm("One", "Drug: X'") | {"type": "OTHER"}], [drug("X'")])
    ours["armsInterventionsModule"]["interventions"][0]["@base"] = 0

    merged = merge(base, ours, with_arms([], [drug("X")]))

    assert [
        (c.base["interventionNames"], c.ours["interventionNames"]) for c in merged.conflicts
    ] == [(["Drug: X"], ["Drug: X'"])]


def test_a_name_for_an_intervention_that_we_deleted_stays_as_written():
    base = with_arms([arm("One", "Drug: X")], [drug("X", "One")])
    ours = with_arms([arm("One")], [])
    theirs = with_arms([arm("One", "Drug: X"), arm("Two", "Drug: X")], [drug("X", "One", "Two")])

    merged = merge(base, ours, theirs)

    arms = plain(merged.protocol)["armsInterventionsModule"]["armGroups"]
    assert arms == [arm("One"), arm("Two", "Drug: X")]
    assert len(merged.conflicts) == 1


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


def test_plain_leaves_nothing_of_the_annotations():
    annotated = {"a": [{"@row": 1, "b": {"@base": 2, "c": "@"}}]}

    assert plain(annotated) == {"a": [{"b": {"c": "@"}}]}
    assert annotated["a"][0]["@row"] == 1
