from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.models import Site, SiteContact, StatusReport, Trial

LIST = "/staff/trials/site/"


@pytest.fixture
def memphis(trial: Trial) -> Site:
    return Site.objects.get(city="Memphis")


@pytest.fixture
def reported(memphis: Site, editor) -> StatusReport:
    return StatusReport.objects.create(
        site=memphis, status="SUSPENDED", source="staff", by=editor, at=NOW, note="Rang them."
    )


def page_of(site: Site) -> str:
    return reverse("admin:trials_site_change", args=[site.pk])


def opened_list(desk, query: str = "q=memphis"):
    return entries(desk.get(f"{LIST}?{query}").content.decode(), "changelist-form")


@time_machine.travel(NOW, tick=False)
def test_a_status_set_in_the_list_is_a_report_and_leaves_the_site_alone(
    desk, editor, memphis, everything
):
    before = everything()

    typed = with_values(opened_list(desk), **{"form-0-hospital_status": "SUSPENDED"})
    answer = send(desk, f"{LIST}?q=memphis", typed)

    report = StatusReport.objects.get()
    assert answer.status_code == 302
    assert (report.site, report.status, report.source) == (memphis, "SUSPENDED", "staff")
    assert (report.by, report.at) == (editor, NOW)
    assert everything() == before


def test_the_list_saved_as_it_is_reports_nothing(desk, reported):
    send(desk, LIST, opened_list(desk, ""))

    assert StatusReport.objects.count() == 1


@time_machine.travel(NOW + dt.timedelta(hours=1))
def test_the_list_says_what_is_shown_now_and_what_the_registry_says(desk, reported):
    page = desk.get(f"{LIST}?q=memphis").content.decode()

    assert '<td class="field-registry_says">Open</td>' in page
    assert "Paused. The portal’s staff set this today" in page


def test_a_status_that_is_none_is_refused(desk, memphis):
    typed = with_values(opened_list(desk), **{"form-0-hospital_status": "OPENISH"})

    answer = send(desk, f"{LIST}?q=memphis", typed)

    assert answer.status_code == 200
    assert not StatusReport.objects.exists()


def test_one_who_may_not_report_sees_the_word_and_cannot_set_it(desk, editor, reported):
    group = editor.groups.get()
    group.permissions.remove(Permission.objects.get(codename="add_statusreport"))

    page = desk.get(f"{LIST}?q=memphis").content.decode()
    forged = [
        ("form-TOTAL_FORMS", "1"),
        ("form-INITIAL_FORMS", "1"),
        ("form-0-id", str(reported.site_id)),
        ("form-0-hospital_status", "COMPLETED"),
    ]
    send(desk, LIST, forged)
    opened = entries(desk.get(page_of(reported.site)).content.decode(), "site_form")
    answer = send(desk, page_of(reported.site), [*opened, ("hospital_status", "COMPLETED")])

    assert "Paused for now" in page
    assert "hospital_status" not in dict(opened)
    assert answer.status_code == 302
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "cities"),
    [
        ("q=Hospital+of+Memphis", {"Memphis"}),
        ("q=leeds", {"Leeds"}),
        ("q=NCT00000001", {"Memphis", "Leeds"}),
        ("trial=NCT00000001", {"Memphis", "Leeds"}),
        ("hospital=SUSPENDED", {"Memphis"}),
        ("hospital=nobody", {"Leeds", "York"}),
        ("registry_status=RECRUITING", {"Memphis", "Leeds"}),
        ("country=England", {"York"}),
    ],
)
def test_sites_are_found_by_place_trial_country_and_status(query, cities, desk, reported):
    elsewhere = Trial.objects.create(nct_id="NCT00000008")
    Site.objects.create(trial=elsewhere, city="York", country="England")

    page = desk.get(f"{LIST}?{query}").content.decode()

    found = {city for city in ("Memphis", "Leeds", "York") if f'field-city">{city}' in page}
    assert found == cities


@pytest.mark.parametrize("sites", [2, 60])
def test_the_list_costs_the_same_queries_whatever_its_length(
    sites, desk, trial, editor, django_assert_num_queries
):
    for number in range(2, sites):
        site = Site.objects.create(trial=trial, city=f"City {number}")
        StatusReport.objects.create(
            site=site, status="RECRUITING", source="staff", by=editor, at=NOW
        )

    with django_assert_num_queries(11):
        desk.get(LIST)


@time_machine.travel(NOW, tick=False)
def test_the_page_of_a_site_takes_a_report_with_reason_and_note(desk, memphis):
    opened = entries(desk.get(page_of(memphis)).content.decode(), "site_form")

    typed = with_values(
        opened,
        hospital_status="SUSPENDED",
        hospital_reason="safety",
        hospital_note="Until the board meets.",
    )
    send(desk, page_of(memphis), typed)

    report = StatusReport.objects.get()
    page = desk.get(page_of(memphis)).content.decode()
    assert (report.reason, report.note) == ("safety", "Until the board meets.")
    assert memphis.history.count() == 1
    for told in ("Paused for now", "Safety review", "Until the board meets.", "erin"):
        assert told in page


def test_a_note_without_a_status_is_asked_about(desk, memphis):
    opened = entries(desk.get(page_of(memphis)).content.decode(), "site_form")

    answer = send(desk, page_of(memphis), with_values(opened, hospital_note="Rang them."))

    assert "Say which status" in answer.content.decode()
    assert not StatusReport.objects.exists()


def test_the_registrys_status_and_the_trial_cannot_be_changed(desk, memphis):
    other = Trial.objects.create(nct_id="NCT00000008")
    opened = entries(desk.get(page_of(memphis)).content.decode(), "site_form")

    forged = [*opened, ("registry_status", "COMPLETED"), ("trial", str(other.pk))]
    send(desk, page_of(memphis), with_values(forged, zip="38105"))

    memphis.refresh_from_db()
    assert (memphis.zip, memphis.registry_status) == ("38105", "RECRUITING")
    assert memphis.trial.nct_id == "NCT00000001"


def test_contacts_are_edited_on_the_page_of_their_site(desk, memphis):
    contact = SiteContact.objects.create(site=memphis, name="A Nurse", phone="901-555-0101")
    opened = entries(desk.get(page_of(memphis)).content.decode(), "site_form")

    typed = with_values(opened, **{"contacts-0-hours": "Weekdays, 8 to 5 in Memphis"})
    send(desk, page_of(memphis), typed)

    contact.refresh_from_db()
    assert contact.hours == "Weekdays, 8 to 5 in Memphis"


def test_a_site_is_added_to_a_trial_with_a_first_word_of_the_hospital(desk, trial):
    path = reverse("admin:trials_site_add")
    opened = entries(desk.get(f"{path}?trial={trial.pk}").content.decode(), "site_form")

    typed = with_values(
        opened, facility="St Example", city="York", country="England", hospital_status="RECRUITING"
    )
    answer = send(desk, path, typed)

    site = Site.objects.get(city="York")
    assert answer.status_code == 302
    assert (site.trial, site.registry_status) == (trial, "")
    assert site.status_reports.get().status == "RECRUITING"


def test_half_a_point_is_refused_in_words(desk, memphis):
    opened = entries(desk.get(page_of(memphis)).content.decode(), "site_form")

    answer = send(desk, page_of(memphis), with_values(opened, latitude="35.1"))

    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()
