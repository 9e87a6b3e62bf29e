"""The inbox of a team and the page of a question: nothing written is shown without a record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.team import HIDDEN, ask
from trials.actions import inquiry_reading
from trials.models import Inquiry

INBOX = "/staff/inquiries/"
DEEDS = ["read", "take", "assign", "note", "answer", "ring", "hand", "close", "close-unanswered"]
DEEDS += ["reopen", "let-through", "nothing"]


def readings(inquiry: Inquiry) -> int:
    return inquiry.events.filter(kind="read").count()


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_inbox_shows_envelopes_and_nothing_that_was_written(browser_of, cora, inquiry, trial):
    answer = browser_of(cora).get(INBOX)

    shown = text_of(answer)
    for told in (inquiry.reference, "NCT00000001", "Hospital of Memphis", "Not read yet"):
        assert told in shown
    for hidden in (*HIDDEN, trial.brief_title):
        assert hidden not in shown
    assert "no-store" in answer["Cache-Control"]
    assert readings(inquiry) == 0


def test_a_clinicians_urgency_stands_first(browser_of, cora, trial, memphis, inquiry):
    ask(trial, memphis, key="urgent", writer="clinician", urgency="today")

    shown = text_of(browser_of(cora).get(INBOX))

    assert shown.index("Please ring back today") < shown.index(inquiry.reference)


def test_what_was_kept_aside_is_shown_to_the_desk_alone(browser_of, cora, desk, trial, memphis):
    held = ask(trial, memphis, suspicion="too-fast")

    of_team = [text_of(browser_of(cora).get(f"{INBOX}?show={tab}")) for tab in ("", "held")]

    assert held.reference not in "".join(of_team)
    assert held.reference in text_of(desk.get(f"{INBOX}?show=held"))


@pytest.mark.parametrize("query", ["show=no", "site=abc", "site=99999999999999999999", "p=x"])
def test_an_inbox_asked_for_nonsense_is_still_an_inbox(query, browser_of, cora, inquiry):
    assert browser_of(cora).get(f"{INBOX}?{query}").status_code == 200


@pytest.mark.parametrize("reference", ["%00", "nothing", "a" * 300, "%F0%9F%98%80"])
def test_a_reference_that_there_is_not_is_not_found(reference, browser_of, cora, inquiry):
    assert browser_of(cora).get(f"{INBOX}{reference}/").status_code == 404


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 30])
def test_a_page_that_says_nonsense_of_what_it_showed_does_nothing(
    seen, browser_of, cora, inquiry, page
):
    answer = browser_of(cora).post(page, {"deed": "take", "seen": seen})

    assert answer.status_code == 422
    assert Inquiry.objects.get().assigned_to is None


def test_an_address_that_is_not_confirmed_is_asked_about(browser_of, cora, inquiry):
    cora.emailaddress_set.update(verified=False)

    shown = text_of(browser_of(cora).get(INBOX))

    assert "once you have said that your e-mail address is yours" in shown
    assert inquiry.reference not in shown


@pytest.mark.parametrize("table", ["inquiry", "entry", "inquiryevent", "message"])
def test_no_table_shows_what_was_written(table, client, inquiry, cora):
    inquiry_reading.read(inquiry=inquiry, by=cora, now=NOW)
    client.force_login(User.objects.create_superuser("root"))
    row = {"inquiry": inquiry, "entry": inquiry.entries, "inquiryevent": inquiry.events}
    found = row.get(table, inquiry.messages)
    key = found.pk if found is inquiry else found.first().pk
    listed = f"/staff/trials/{table}/"

    pages = [
        client.get(address, follow=True)
        for address in (
            listed,
            f"{listed}?q=Canary",
            f"{listed}?q={inquiry.reference}",
            f"{listed}{key}/change/",
            f"{listed}{key}/history/",
        )
    ]

    assert [page.status_code for page in pages] == [200] * 5
    sealed = [inquiry.sealed_sender, inquiry.entries.get().sealed_text]
    for hidden in (*HIDDEN, *sealed):
        assert not any(hidden in text_of(page) for page in pages)


def test_a_site_says_whether_families_may_read_how_fast_it_answers(browser_of, cora, memphis):
    shown = text_of(browser_of(cora).get(f"/staff/trials/site/{memphis.pk}/change/"))

    assert 'name="shows_reply_time"' in shown


def test_a_backup_is_enrolled_as_one(desk, leeds):
    nurse = User.objects.create_user("bea", is_staff=True)

    desk.post(
        "/staff/trials/enrolment/add/",
        {"user": nurse.pk, "site": leeds.pk, "is_backup": "on"},
    )

    assert nurse.enrolments.get().is_backup


def test_the_front_of_the_desk_says_how_many_questions_wait(browser_of, cora, inquiry):
    assert "1 waits for an answer" in text_of(browser_of(cora).get("/staff/"))


def test_the_inbox_asks_the_database_as_often_for_many_as_for_one(
    browser_of, cora, trial, memphis, django_assert_max_num_queries
):
    client = browser_of(cora)
    client.get(INBOX)
    ask(trial, memphis, key="0")
    with django_assert_max_num_queries(100) as one:
        client.get(INBOX)
    for number in range(1, 9):
        ask(trial, memphis, key=str(number), now=NOW - dt.timedelta(days=number))

    with django_assert_max_num_queries(100) as many:
        client.get(INBOX)

    assert len(many) == len(one)
