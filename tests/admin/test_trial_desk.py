from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from tests.forms_as_browsers_send_them import entries, save_unchanged, send, with_values
from trials.models import (
    Arm,
    ArmIntervention,
    Condition,
    Conflict,
    Intervention,
    Site,
    Snapshot,
    Trial,
)
from trials.models.listed import LAST

LIST = "/staff/trials/trial/"


def page_of(trial: Trial) -> str:
    return reverse("admin:trials_trial_change", args=[trial.pk])


@pytest.fixture
def other(trial: Trial) -> Trial:
    other = Trial.objects.create(
        nct_id="NCT00000009",
        brief_title="Vincristine",
        acronym="VINCE",
        overall_status="COMPLETED",
        lead_sponsor_name="Ward Hospital",
        study_type="OBSERVATIONAL",
    )
    Condition.objects.create(trial=other, text="Neuroblastoma")
    return other


@pytest.mark.parametrize(
    "query",
    [
        "q=NCT00000009",
        "q=vince",
        "q=neuroblastoma",
        "q=ward+hospital",
        "overall_status=COMPLETED",
        "study_type=OBSERVATIONAL",
        "published=yes",
    ],
)
def test_a_trial_is_found_by_what_staff_know_of_it(query, desk, other, now):
    Trial.objects.filter(pk=other.pk).update(published_at=now)

    page = desk.get(f"{LIST}?{query}").content.decode()

    assert "NCT00000009" in page
    assert "NCT00000001" not in page


def test_the_list_says_status_in_words_and_counts_the_sites_that_are_listed(desk, trial, now):
    Site.objects.filter(city="Leeds").update(unlisted_since=now)

    page = desk.get(LIST).content.decode()

    assert '<td class="field-registry_status">Open</td>' in page
    assert '<td class="field-sites">1</td>' in page


@pytest.mark.parametrize("trials", [1, 3])
def test_the_list_costs_the_same_queries_whatever_its_length(
    trials, desk, trial, django_assert_num_queries
):
    for number in range(1, trials):
        Trial.objects.create(nct_id=f"NCT0000010{number}")

    with django_assert_num_queries(9):
        desk.get(LIST)


def test_publishing_in_the_list_shows_the_trial_and_withdrawing_hides_it(desk, trial, client):
    chosen = {"_selected_action": trial.pk}

    desk.post(LIST, {**chosen, "action": "publish"})
    trial.refresh_from_db()
    shown = trial.published_at
    desk.post(LIST, {**chosen, "action": "withdraw"})
    trial.refresh_from_db()

    assert shown is not None
    assert trial.published_at is None


def test_the_page_saves_and_publishes_in_one_go(desk, editor, trial):
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    typed = with_values(opened, plain_title="For babies")
    answer = send(desk, page_of(trial), typed, button="_publish")

    trial.refresh_from_db()
    assert answer.url == page_of(trial)
    assert trial.plain_title == "For babies"
    assert trial.published_at is not None
    assert trial.history.first().history_user == editor


def test_a_draft_has_no_link_to_its_page_and_a_published_trial_has(desk, trial, now: dt.datetime):
    link = 'href="/trials/NCT00000001/"'

    draft = desk.get(page_of(trial)).content.decode()
    Trial.objects.filter(pk=trial.pk).update(published_at=now)
    published = desk.get(page_of(trial)).content.decode()

    assert (link in draft, link in published) == (False, True)


def test_the_number_and_the_registrys_status_cannot_be_changed(desk, trial):
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    forged = [*opened, ("nct_id", "NCT99999999"), ("overall_status", "COMPLETED")]
    send(desk, page_of(trial), forged)

    trial.refresh_from_db()
    assert (trial.nct_id, trial.overall_status) == ("NCT00000001", "RECRUITING")


def test_a_trial_is_added_with_its_number(desk, db):
    path = reverse("admin:trials_trial_add")
    opened = entries(desk.get(path).content.decode(), "trial_form")

    refused = send(desk, path, with_values(opened, nct_id="12345"))
    taken = send(desk, path, with_values(opened, nct_id="NCT00000007", brief_title="By hand"))

    assert "Write NCT and eight digits." in refused.content.decode()
    assert taken.status_code == 302
    assert Trial.objects.get().brief_title == "By hand"


def test_a_row_added_on_the_page_stands_behind_those_of_the_registry(desk, trial):
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")
    typed = [
        *with_values(opened, **{"arms-TOTAL_FORMS": "3"}),
        ("arms-2-label", "Arm C"),
        ("arms-2-type", "EXPERIMENTAL"),
        ("arms-2-description", ""),
        ("arms-2-id", ""),
        ("arms-2-trial", str(trial.pk)),
    ]

    send(desk, page_of(trial), typed)

    added = Arm.objects.get(label="Arm C")
    assert (added.type, added.position, added.base_index, added.extra) == (
        "EXPERIMENTAL",
        LAST,
        None,
        {},
    )


def link_sides(trial: Trial, arm: Arm | None, drug: Intervention | None) -> list[tuple[str, str]]:
    return [
        ("arm_interventions-0-arm", str(arm.pk) if arm else ""),
        ("arm_interventions-0-intervention", str(drug.pk) if drug else ""),
        ("arm_interventions-0-id", ""),
        ("arm_interventions-0-trial", str(trial.pk)),
    ]


def test_which_arm_gets_what_is_chosen_from_this_trial_and_names_both_sides(desk, trial, other):
    stranger = Arm.objects.create(trial=other, label="A stranger's arm")
    drug = Intervention.objects.get()
    page = desk.get(page_of(trial)).content.decode()
    typed = with_values(entries(page, "trial_form"), **{"arm_interventions-TOTAL_FORMS": "1"})

    half = send(desk, page_of(trial), typed + link_sides(trial, Arm.objects.first(), None))
    strange = send(desk, page_of(trial), typed + link_sides(trial, stranger, drug))
    whole = send(desk, page_of(trial), typed + link_sides(trial, Arm.objects.first(), drug))

    assert "A stranger" not in page
    assert "Choose an arm and an intervention." in half.content.decode()
    assert [answer.status_code for answer in (half, strange, whole)] == [200, 200, 302]
    assert ArmIntervention.objects.get().intervention == drug


def test_a_link_that_gets_another_side_leaves_the_place_of_the_old_one(desk, trial):
    arm, other_arm = Arm.objects.filter(trial=trial)
    drug = Intervention.objects.get()
    link = ArmIntervention.objects.create(
        trial=trial, arm=arm, intervention=drug, in_arm=2, in_intervention=1
    )
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    typed = with_values(opened, **{"arm_interventions-0-arm": str(other_arm.pk)})
    send(desk, page_of(trial), typed)

    link.refresh_from_db()
    assert (link.arm, link.in_arm, link.in_intervention) == (other_arm, None, None)


def test_a_link_moved_to_an_arm_that_is_deleted_in_the_same_go_is_gone_with_it(desk, trial):
    arm, other_arm = Arm.objects.filter(trial=trial)
    ArmIntervention.objects.create(trial=trial, arm=arm, intervention=Intervention.objects.get())
    opened = entries(desk.get(page_of(trial)).content.decode(), "trial_form")

    typed = with_values(opened, **{"arm_interventions-0-arm": str(other_arm.pk)})
    answer = send(desk, page_of(trial), [*typed, ("arms-1-DELETE", "on")])

    assert answer.status_code == 302
    assert [kept.label for kept in Arm.objects.all()] == ["Arm A"]
    assert not ArmIntervention.objects.exists()


def test_the_page_tells_what_arrived_and_what_waits(desk, trial, now: dt.datetime):
    snapshot = Snapshot.objects.create(
        trial=trial,
        text="{}",
        sha256="ab" * 32,
        received_at=now,
        last_update_date="2026-05-01",
        is_merged=True,
        is_reworded=True,
        unknown_codes=["Sex: NEW"],
    )
    Conflict.objects.create(trial=trial, snapshot=snapshot, path="sex", found_at=now)

    page = desk.get(page_of(trial)).content.decode()

    for told in ("ab" * 32, "2026-05-01", "Sex: NEW", "1 open.", "Sites of this trial (2)"):
        assert told in page


def test_saving_unchanged_leaves_no_trace_in_the_history(desk, trial):
    before = trial.history.count()

    save_unchanged(desk, page_of(trial), "trial_form")

    assert trial.history.count() == before
