"""What others change while the page of a row is open is not overwritten by one who never saw it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine

from tests.actions.arrivals import LATER
from tests.admin.open_pages import (
    ana,
    come_back,
    first_asked,
    opened,
    page_of,
    registry_says,
    saved,
    text_of,
    without_stamp,
)
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import with_values
from trials.actions.studies import take_in
from trials.models import Trial

YOURS = "Yours is still in the box. Save again to keep yours."


@pytest.fixture(autouse=True)
def after_the_document() -> Iterator[None]:
    with time_machine.travel(NOW + LATER + dt.timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def first(document):
    return document("everything")


@pytest.fixture
def trial(first, now, db) -> Trial:
    return take_in(document=first, now=now).trial


def summary(words: str):
    return lambda protocol: protocol["descriptionModule"].update(briefSummary=words)


def as_it_is(trial: Trial) -> Trial:
    return Trial.objects.get(pk=trial.pk)


def test_what_the_person_never_touched_keeps_the_registrys_newer_word(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, summary("A newer summary."))
    answer = saved(desk, trial, page)

    assert answer.status_code == 302
    assert as_it_is(trial).brief_summary == "A newer summary."
    assert not trial.history.filter(history_user__isnull=False).exists()


def test_who_saves_is_told_that_others_changed_the_page_too(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, summary("A newer summary."))
    saved(desk, trial, page)

    assert "Others changed this too" in text_of(desk.get(page_of(trial)))


@pytest.mark.parametrize(
    ("path", "column", "newer"),
    [
        (("eligibilityModule", "sex"), "sex", "ALL"),
        (("eligibilityModule", "stdAges"), "std_ages", ["CHILD", "ADULT"]),
        (("designModule", "phases"), "phases", ["PHASE9", "PHASE2"]),
        (("eligibilityModule", "healthyVolunteers"), "healthy_volunteers", False),
        (("oversightModule", "isPpsd"), "is_ppsd", False),
        (("descriptionModule", "detailedDescription"), "detailed_description", "One\r\n\r\nTwo "),
        (("statusModule", "whyStopped"), "why_stopped", "Mended."),
    ],
)
def test_boxes_of_every_kind_keep_the_newer_value(path, column, newer, desk, trial, first):
    module, field = path
    page = opened(desk, trial)

    registry_says(first, lambda protocol: protocol[module].update({field: newer}))
    stands = getattr(as_it_is(trial), column)
    saved(desk, trial, with_values(page, plain_title="For all"))

    assert stands != getattr(trial, column)
    assert getattr(as_it_is(trial), column) == stands


def test_what_only_the_person_changed_is_saved_beside_what_the_registry_changed(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, summary("A newer summary."))
    answer = saved(desk, trial, with_values(page, acronym="OURS"))

    now = as_it_is(trial)
    assert answer.status_code == 302
    assert (now.acronym, now.brief_summary) == ("OURS", "A newer summary.")


def test_what_both_changed_is_asked_with_who_wrote_what_and_nothing_is_saved(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, summary("A newer summary."))
    answer = saved(desk, trial, with_values(page, brief_summary="Our words.", acronym="OURS"))

    now, told = as_it_is(trial), text_of(answer)
    assert "Others changed this while you had the page open. Nothing is saved yet." in told
    assert first_asked(answer).startswith("Changed by ClinicalTrials.gov")
    assert (
        "Changed by ClinicalTrials.gov, 2026-12-20, on 22 December 2026, 12:00, after you opened "
        f"the page. It now says: “A newer summary.” {YOURS}"
    ) in told
    assert dict(come_back(answer, trial))["brief_summary"] == "Our words."
    assert (now.brief_summary, now.acronym) == ("A newer summary.", "EVERYTHING")


def test_saving_again_means_mine_and_what_was_never_touched_stays_newer(desk, trial, first):
    page = opened(desk, trial)

    def edit(protocol):
        summary("A newer summary.")(protocol)
        protocol["statusModule"].update(whyStopped="Mended.")

    registry_says(first, edit)
    refused = saved(desk, trial, with_values(page, brief_summary="Our words."))
    answer = saved(desk, trial, come_back(refused, trial))

    now = as_it_is(trial)
    assert answer.status_code == 302
    assert (now.brief_summary, now.why_stopped) == ("Our words.", "Mended.")
    assert now.history.first().history_user.username == "erin"


def test_another_change_before_the_second_save_is_asked_about_again(desk, trial):
    page = opened(desk, trial)

    Trial.objects.filter(pk=trial.pk).update(acronym="THEIRS")
    first_time = saved(desk, trial, with_values(page, acronym="OURS"))
    Trial.objects.filter(pk=trial.pk).update(acronym="THEIRS 2")
    second_time = saved(desk, trial, come_back(first_time, trial))

    assert "It now says: “THEIRS 2”." in text_of(second_time)
    assert as_it_is(trial).acronym == "THEIRS 2"


def test_the_second_of_two_editors_reads_what_the_first_wrote(desk, trial):
    first_page, second_page = opened(desk, trial), opened(desk, trial)

    saved(ana(), trial, with_values(first_page, plain_title="For toddlers", sex="ALL"))
    answer = saved(desk, trial, with_values(second_page, plain_title="For babies", sex="MALE"))

    assert "Changed by Ana Ruiz, on " in text_of(answer)
    assert "It now says: “For toddlers”." in text_of(answer)
    assert "It now says: “Any sex”." in text_of(answer)
    assert as_it_is(trial).plain_title == "For toddlers"


def test_what_was_emptied_meanwhile_is_said_to_be_empty(desk, trial):
    page = opened(desk, trial)

    saved(ana(), trial, with_values(page, acronym=""))
    answer = saved(desk, trial, with_values(page, acronym="OURS"))

    assert f"after you opened the page. It is now empty. {YOURS}" in text_of(answer)


def test_two_who_write_the_same_are_asked_nothing(desk, trial):
    page = with_values(opened(desk, trial), plain_title="For babies")

    saved(ana(), trial, page)
    answer = saved(desk, trial, page)

    assert answer.status_code == 302
    assert [row.history_user and row.history_user.username for row in trial.history.all()] == [
        "ana",
        None,
    ]


def test_of_a_long_text_only_what_changed_is_told(desk, trial, first):
    words = [f"word{number}" for number in range(400)]
    registry_says(first, summary(" ".join(words)))
    page = opened(desk, trial)

    Trial.objects.filter(pk=trial.pk).update(
        brief_summary=" ".join([*words[:200], "NEW", *words[201:]])
    )
    answer = saved(desk, trial, with_values(page, brief_summary="Our words."))

    told = text_of(answer)
    assert "word199 NEW word201" in told
    assert "word100" not in told
    assert "word300" not in told


def test_a_box_that_is_asked_about_is_not_folded_away(desk, trial):
    page = opened(desk, trial)

    Trial.objects.filter(pk=trial.pk).update(start_date="2024-02")
    answer = saved(desk, trial, with_values(page, start_date="2024-03")).content.decode()

    folded = re.findall(r"<summary>\s*<h2[^>]*>([^<]*)", answer)
    assert "Sponsor" in folded
    assert "Dates" not in folded
    assert "It now says: “2024-02”." in answer


def test_a_trial_is_not_published_before_the_question_is_answered(desk, trial):
    page = opened(desk, trial)

    Trial.objects.filter(pk=trial.pk).update(acronym="THEIRS")
    refused = saved(desk, trial, with_values(page, acronym="OURS"), "_publish")
    published_at = as_it_is(trial).published_at
    saved(desk, trial, come_back(refused, trial), "_publish")

    assert published_at is None
    assert as_it_is(trial).published_at is not None


def strip(page):
    return without_stamp(page)


def forge(page):
    return [(name, f"x{value}" if name == "seen" else value) for name, value in page]


@pytest.mark.parametrize("spoil", [strip, forge])
def test_without_a_true_stamp_whatever_differs_is_asked_about(spoil, desk, trial, first):
    page = spoil(opened(desk, trial))

    registry_says(first, summary("A newer summary."))
    refused = saved(desk, trial, with_values(page, acronym="OURS"))
    now = as_it_is(trial)
    answer = saved(desk, trial, come_back(refused, trial))

    assert "We do not know what this page had shown you. It now says: “A newer" in text_of(refused)
    assert (now.brief_summary, now.acronym) == ("A newer summary.", "EVERYTHING")
    assert answer.status_code == 302


@pytest.mark.parametrize("spoil", [strip, forge])
def test_without_a_true_stamp_a_page_that_says_what_stands_is_saved(spoil, desk, trial, everything):
    before = everything()

    answer = saved(desk, trial, spoil(opened(desk, trial)))

    assert answer.status_code == 302
    assert everything() == before


def test_the_stamp_of_another_row_says_nothing_of_this_one(desk, trial):
    other = Trial.objects.create(nct_id="NCT00000009", acronym="OTHER")
    stamp_of_other = dict(opened(desk, other))["seen"]

    page = with_values(opened(desk, trial), seen=stamp_of_other, acronym="OURS")
    answer = saved(desk, trial, page)

    assert "We do not know what this page had shown you." in text_of(answer)


def test_who_is_named_is_who_changed_that_box(desk, trial, first):
    page = opened(desk, trial)

    registry_says(first, summary("A newer summary."))
    saved(ana(), trial, with_values(opened(desk, trial), acronym="THEIRS"))
    answer = saved(desk, trial, with_values(page, brief_summary="Our words."))

    assert "Changed by ClinicalTrials.gov, 2026-12-20" in text_of(answer)
    assert "Ana Ruiz" not in text_of(answer)
