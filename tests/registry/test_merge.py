"""Merging by example; the laws that hold for all studies are in test_merge_laws.py."""

from __future__ import annotations

import copy
import time

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


def test_what_stays_against_the_registry_keeps_its_rows_and_has_no_place_in_the_next_base():
    contact = {"name": "Ann Moss", "@row": 4, "@base": 0}
    ours = RADY | {"zip": "92124", "@row": 3, "@base": 0, "contacts": [contact]}

    merged = merge(
        with_sites(RADY | {"contacts": [{"name": "Ann Moss"}]}), with_sites(ours), with_sites(LURIE)
    )

    stays = {key: value for key, value in ours.items() if key != "@base"}
    assert sites_of(merged.protocol)[1] == stays | {"contacts": [{"name": "Ann Moss", "@row": 4}]}


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


def test_the_largest_record_there_is_merges_in_a_moment():
    sites = [
        {"facility": "Research Site", "city": f"City {n}", "zip": str(n), "contacts": [MOSS]}
        for n in range(1_148)
    ]
    ours = [site | {"status": "A", "@row": n, "@base": n} for n, site in enumerate(sites)]
    theirs = [site | {"zip": f"{n}-1", "contacts": []} for n, site in enumerate(sites[::-1])]

    started = time.process_time()
    merged = merge(with_sites(*sites), with_sites(*ours), with_sites(*theirs))

    assert time.process_time() - started < 2
    assert len(sites_of(merged.protocol)) == 1_148


def test_plain_leaves_nothing_of_the_annotations():
    annotated = {"a": [{"@row": 1, "b": {"@base": 2, "c": "@"}}]}

    assert plain(annotated) == {"a": [{"b": {"c": "@"}}]}
    assert annotated["a"][0]["@row"] == 1
