"""Rows of the lists on an open page: changed, added, taken out by others meanwhile."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.auth.models import Permission

from tests.actions.arrivals import LATER
from tests.admin.open_pages import (
    ana,
    come_back,
    first_asked,
    opened,
    registry_says,
    saved,
    text_of,
    without_stamp,
)
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import with_values
from trials.actions.studies import take_in
from trials.models import Condition, Outcome, Trial


@pytest.fixture(autouse=True)
def after_the_document() -> Iterator[None]:
    with time_machine.travel(NOW + LATER + dt.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def first(document):
    return document("everything")


@pytest.fixture
def trial(first, now, db) -> Trial:
    """Its illnesses are Common Cold and Cough, its words Sneezing and Tea."""
    return take_in(document=first, now=now).trial


def illnesses(*names: str):
    return lambda protocol: protocol["conditionsModule"].update(conditions=[*names])


def listed(trial: Trial) -> list[str]:
    return [row.text for row in Condition.objects.listed().filter(trial=trial)]


def secondary(protocol) -> list[dict[str, str]]:
    return protocol["outcomesModule"]["secondaryOutcomes"]


def box_of(words: str, page) -> str:
    """The name of the box that begins with the words."""
    return next(name for name, value in page if value.startswith(words))


def shown_names(page: str) -> list[tuple[str, str]]:
    """The heading of each illness on the page beside what stands in its box."""
    rows = re.findall(r'id="conditions-(\d+)">(.*?)</textarea>', page, re.DOTALL)
    names = [re.search(r'inline_label">([^<]*)', row) for _, row in rows]
    boxes = [row.rpartition(">")[2].strip() for _, row in rows]
    return [(name[1].strip(), box) for name, box in zip(names, boxes, strict=True) if name]


def test_a_row_that_nobody_touched_keeps_the_registrys_newer_words(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, lambda protocol: secondary(protocol)[1].update(description="By a watch."))
    answer = saved(desk, trial, with_values(page, **{box_of("Counted by a mic", page): "By ear."}))

    told = [*Outcome.objects.filter(kind="secondary").values_list("description", flat=True)]
    assert answer.status_code == 302
    assert told == ["By ear.", "By a watch."]


def test_a_box_of_a_row_that_both_changed_is_asked_about_in_its_row(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, lambda protocol: secondary(protocol)[1].update(description="By a watch."))
    box = box_of("Hours a night.", page)
    refused = saved(desk, trial, with_values(page, **{box: "By ear."}))
    stands = Outcome.objects.get(measure="Sleep").description
    back = come_back(refused, trial)
    saved(desk, trial, back)

    assert "ClinicalTrials.gov, 2026-12-20" in text_of(refused)
    assert "It now says: “By a watch.”" in text_of(refused)
    assert (stands, dict(back)[box]) == ("By a watch.", "By ear.")
    assert Outcome.objects.get(measure="Sleep").description == "By ear."


def test_a_row_that_the_registry_added_stays_and_is_there_once(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, illnesses("Flu", "Common Cold", "Cough"))
    answer = saved(desk, trial, with_values(page, **{"conditions-1-text": "Dry cough"}))

    assert answer.status_code == 302
    assert listed(trial) == ["Flu", "Common Cold", "Dry cough"]


def test_a_page_that_comes_back_shows_each_row_under_its_own_name(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, illnesses("Flu", "Cough", "Common Cold"))
    Trial.objects.filter(pk=trial.pk).update(acronym="THEIRS")
    refused = saved(desk, trial, with_values(page, acronym="OURS"))
    answer = saved(desk, trial, come_back(refused, trial))

    names = [pair for pair in shown_names(refused.content.decode()) if any(pair)]
    assert names[:2] == [("Common Cold", "Common Cold"), ("Cough", "Cough")]
    assert answer.status_code == 302
    assert listed(trial) == ["Flu", "Cough", "Common Cold"]


def test_a_row_that_the_registry_dropped_is_let_go_where_nobody_had_touched_it(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, illnesses("Cough"))
    answer = saved(desk, trial, with_values(page, **{"conditions-1-text": "Dry cough"}))

    assert answer.status_code == 302
    assert listed(trial) == ["Dry cough"]
    assert Condition.objects.filter(trial=trial).count() == 2


def test_a_row_that_was_edited_and_dropped_comes_back_with_a_question(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, illnesses("Cough"))
    refused = saved(desk, trial, with_values(page, **{"conditions-0-text": "A cold"}))
    stands = listed(trial)
    answer = saved(desk, trial, come_back(refused, trial))

    assert (
        "Taken out by ClinicalTrials.gov, 2026-12-20, on 22 December 2026, 12:00, after you "
        "opened the page. What you wrote is still here."
    ) in text_of(refused)
    assert "A cold" in first_asked(refused)
    assert stands == ["Cough"]
    assert answer.status_code == 302
    assert listed(trial) == ["Cough", "A cold"]


def test_a_row_that_came_back_is_left_out_once_it_is_emptied(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, illnesses("Cough"))
    refused = saved(desk, trial, with_values(page, **{"conditions-0-text": "A cold"}))
    emptied = with_values(come_back(refused, trial), **{"conditions-1-text": ""})
    answer = saved(desk, trial, emptied)

    assert answer.status_code == 302
    assert listed(trial) == ["Cough"]


def test_a_row_that_another_editor_deleted_is_no_obstacle(desk, trial):
    page = opened(desk, trial)

    saved(ana(), trial, [*page, ("keywords-0-DELETE", "on")])
    typed = with_values(page, **{"keywords-0-text": "Sneezes"})
    answers = [saved(desk, trial, page), saved(desk, trial, [*typed, ("keywords-0-DELETE", "on")])]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row.text for row in trial.keywords.all()] == ["Tea"]


def test_a_row_that_was_edited_and_that_another_deleted_can_be_added_anew(desk, trial):
    page = opened(desk, trial)

    saved(ana(), trial, [*page, ("keywords-0-DELETE", "on")])
    refused = saved(desk, trial, with_values(page, **{"keywords-0-text": "Sneezes"}))
    answer = saved(desk, trial, come_back(refused, trial))

    assert "Taken out by Ana Ruiz" in text_of(refused)
    assert answer.status_code == 302
    assert [row.text for row in trial.keywords.all()] == ["Tea", "Sneezes"]


def test_a_row_that_changed_is_not_deleted_before_that_was_asked(desk, trial):
    page = opened(desk, trial)
    ticked = [*page, ("outcomes-0-DELETE", "on")]

    saved(ana(), trial, with_values(page, **{"outcomes-0-measure": "Days with a bad cold"}))
    refused = saved(desk, trial, ticked)
    stands = trial.outcomes.count()
    answer = saved(desk, trial, come_back(refused, trial))

    assert "Changed by Ana Ruiz, on " in text_of(refused)
    assert "The tick is still there: save again to delete the row." in text_of(refused)
    assert (stands, trial.outcomes.count()) == (4, 3)
    assert answer.status_code == 302


def test_a_row_that_two_people_add_is_added_once(desk, trial):
    page = with_values(opened(desk, trial), **{"keywords-TOTAL_FORMS": "3"})
    new = [("keywords-2-id", ""), ("keywords-2-trial", str(trial.pk)), ("keywords-2-text", "Honey")]

    saved(ana(), trial, page + new)
    answer = saved(desk, trial, page + new)

    assert answer.status_code == 302
    assert [row.text for row in trial.keywords.all()] == ["Sneezing", "Tea", "Honey"]


def test_a_row_may_be_added_twice_by_one_who_sees_the_first(desk, trial):
    page = with_values(opened(desk, trial), **{"keywords-TOTAL_FORMS": "3"})
    new = [("keywords-2-id", ""), ("keywords-2-trial", str(trial.pk)), ("keywords-2-text", "Tea")]

    saved(desk, trial, page + new)

    assert [row.text for row in trial.keywords.all()] == ["Sneezing", "Tea", "Tea"]


def test_without_a_stamp_no_row_is_lost_and_none_is_overwritten(desk, trial, first):
    page = without_stamp(opened(desk, trial))

    registry_says(first, illnesses("Flu", "Hay fever"))
    stand = listed(trial)
    refused = saved(desk, trial, page)

    assert refused.status_code == 200
    assert "What you wrote is still here." in text_of(refused)
    assert listed(trial) == stand == ["Flu", "Hay fever"]


def test_one_who_may_not_change_a_list_has_nothing_to_answer_for(desk, editor, trial, first):
    group = editor.groups.get()
    group.permissions.remove(*group.permissions.filter(codename__endswith="_condition"))
    group.permissions.add(Permission.objects.get(codename="view_condition"))
    page = opened(desk, trial)

    registry_says(first, illnesses("Flu", "Cough"))
    answer = saved(desk, trial, with_values(page, acronym="OURS"))

    assert answer.status_code == 302
    assert listed(trial) == ["Flu", "Cough"]


def test_a_page_with_many_rows_that_the_registry_changed_is_saved(desk, trial, first):
    registry_says(first, illnesses(*(f"Illness {number}" for number in range(60))))
    page = opened(desk, trial)

    Condition.objects.filter(trial=trial).update(text="Newer")
    answer = saved(desk, trial, with_values(page, acronym="OURS"))

    assert answer.status_code == 302
    assert set(listed(trial)) == {"Newer"}


@pytest.mark.parametrize("key", ["x", "", "9" * 30])
def test_a_forged_key_is_no_fault_of_the_portal(key, desk, trial):
    page = with_values(opened(desk, trial), **{"conditions-0-id": key, "conditions-0-text": "Ours"})

    answer = saved(desk, trial, page)

    assert "What you wrote is still here." in text_of(answer)
    assert listed(trial) == ["Common Cold", "Cough"]
