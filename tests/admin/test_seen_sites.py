"""The hospital's word: who sets it knows what somebody else said while the page was open."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from tests.admin.open_pages import ana, come_back, opened, page_of, saved, text_of, without_stamp
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import Entries, entries, send, with_values
from trials.models import Site, StatusReport, Trial

LIST = "/staff/trials/site/"
SAID = (
    "New since you opened the page: “Paused for now”, 22 November 2026, 13:00. "
    "Set by the portal's staff (Ana Ruiz). Yours is still chosen. Save again to set it."
)


@pytest.fixture
def memphis(trial: Trial) -> Site:
    return Site.objects.get(city="Memphis")


def opened_list(answer) -> Entries:
    return entries(answer.content.decode(), "changelist-form")


def line_of(site: Site, page: Entries) -> str:
    """The name of the site's box in the list."""
    key = next(name for name, value in page if name.endswith("-id") and value == str(site.pk))
    return key.removesuffix("-id") + "-hospital_status"


def set_in_list(client, page: Entries, site: Site, status: str, query: str = ""):
    return send(client, LIST + query, with_values(page, **{line_of(site, page): status}))


@pytest.fixture
def ana_pauses(memphis):
    """ana_pauses() sets the site's status at 13:00, in the list."""

    def pause() -> None:
        with time_machine.travel(NOW + dt.timedelta(hours=1)):
            client = ana()
            set_in_list(client, opened_list(client.get(LIST)), memphis, "SUSPENDED")

    return pause


def newest(site: Site) -> str:
    return site.status_reports.first().status


def test_in_the_list_the_second_reads_what_the_first_said_and_is_asked(desk, memphis, ana_pauses):
    page = opened_list(desk.get(LIST))

    ana_pauses()
    refused = set_in_list(desk, page, memphis, "RECRUITING")
    stands = newest(memphis)
    answer = send(desk, LIST, opened_list(refused))

    assert SAID in text_of(refused)
    assert stands == "SUSPENDED"
    assert answer.status_code == 302
    assert newest(memphis) == "RECRUITING"


def test_a_list_that_comes_back_shows_each_choice_beside_its_own_site(desk, memphis, ana_pauses):
    query = "?hospital=nobody&o=1"
    page = opened_list(desk.get(LIST + query))

    ana_pauses()
    refused = set_in_list(desk, page, memphis, "RECRUITING", query).content.decode()

    memphis_row = next(row for row in refused.split("<tr") if "Hospital of Memphis" in row)
    leeds_row = next(row for row in refused.split("<tr") if "Hospital of Leeds" in row)
    assert 'value="RECRUITING" selected' in memphis_row
    assert "What Hospital of Memphis" in memphis_row
    assert "What Hospital of Leeds" in leeds_row


def test_two_who_say_the_same_in_the_list_are_asked_nothing(desk, memphis, ana_pauses):
    page = opened_list(desk.get(LIST))

    ana_pauses()
    answer = set_in_list(desk, page, memphis, "SUSPENDED")

    assert answer.status_code == 302
    assert StatusReport.objects.filter(status="SUSPENDED").count() == 2


def test_other_lines_of_an_old_list_are_no_obstacle(desk, memphis, ana_pauses):
    leeds = Site.objects.get(city="Leeds")
    page = opened_list(desk.get(LIST))

    ana_pauses()
    answer = set_in_list(desk, page, leeds, "COMPLETED")

    assert answer.status_code == 302
    assert (newest(memphis), newest(leeds)) == ("SUSPENDED", "COMPLETED")


def test_a_list_without_a_stamp_is_asked_where_something_was_said_before(desk, memphis, ana_pauses):
    leeds = Site.objects.get(city="Leeds")
    ana_pauses()
    page = without_stamp(opened_list(desk.get(LIST)))

    refused = set_in_list(desk, page, memphis, "RECRUITING")
    answer = set_in_list(desk, page, leeds, "RECRUITING")

    assert SAID in text_of(refused)
    assert answer.status_code == 302
    assert newest(memphis) == "SUSPENDED"


def test_a_site_that_was_deleted_is_no_obstacle_to_the_other_lines(desk, memphis):
    leeds = Site.objects.get(city="Leeds")
    page = opened_list(desk.get(LIST))

    memphis.delete()
    answer = set_in_list(desk, page, leeds, "COMPLETED")

    assert answer.status_code == 302
    assert newest(leeds) == "COMPLETED"


def test_a_status_for_a_site_that_was_deleted_is_told_and_the_others_wait(desk, memphis):
    leeds = Site.objects.get(city="Leeds")
    page = opened_list(desk.get(LIST))
    page = with_values(page, **{line_of(leeds, page): "COMPLETED"})

    line = line_of(memphis, page)
    memphis.delete()
    refused = send(desk, LIST, with_values(page, **{line: "SUSPENDED"}))
    answer = send(desk, LIST, opened_list(refused))

    assert "A site that you set a status for was taken out" in text_of(refused)
    assert answer.status_code == 302
    assert newest(leeds) == "COMPLETED"


def test_a_status_for_a_site_that_the_registry_dropped_says_that_it_was_not_set(desk, memphis, now):
    page = opened_list(desk.get(LIST))

    Site.objects.filter(pk=memphis.pk).update(unlisted_since=now)
    answer = set_in_list(desk, page, memphis, "SUSPENDED")

    assert "Memphis: This was not set." in text_of(desk.get(answer.url))
    assert not StatusReport.objects.exists()


def test_on_the_page_of_a_site_the_second_is_asked_and_saving_again_sets_it(
    desk, memphis, ana_pauses
):
    page = opened(desk, memphis)

    ana_pauses()
    typed = with_values(page, hospital_status="RECRUITING", hospital_note="I rang them.")
    refused = saved(desk, memphis, typed)
    stands = newest(memphis)
    answer = saved(desk, memphis, come_back(refused, memphis))

    assert SAID in text_of(refused)
    assert "Say which status" not in text_of(refused)
    assert stands == "SUSPENDED"
    assert answer.status_code == 302
    assert memphis.status_reports.first().note == "I rang them."


def test_who_changes_only_the_address_of_a_site_is_not_asked_about_its_status(
    desk, memphis, ana_pauses
):
    page = opened(desk, memphis)

    ana_pauses()
    answer = saved(desk, memphis, with_values(page, zip="38105"))

    assert answer.status_code == 302
    assert page_of(memphis) != answer.url
    assert newest(memphis) == "SUSPENDED"
