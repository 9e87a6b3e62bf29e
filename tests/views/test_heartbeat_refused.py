"""Links that are forged, old or of others: a plain page, nothing changed, nobody in the log."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW
from tests.coordinators import DAY, coordinator, said, shown_trial, site_of
from tests.views.mailed_links import forms, mailed, text
from trials.models import Enrolment, Heartbeat, LinkUse, Site, StatusReport

pytestmark = pytest.mark.django_db


@pytest.fixture
def memphis() -> Site:
    return site_of(shown_trial(), "Memphis")


@pytest.fixture
def link(memphis) -> str:
    """The address of all sites of a mail."""
    coordinator("cora", memphis, site_of(shown_trial(2), "Leeds"))
    return mailed()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"deed": "open"},
        {"deed": "still-right"},
        {"deed": "closed", "seen-1": "0:RECRUITING"},
        {"deed": "paused", "site": "x", "seen-1": "0:"},
        {"deed": "paused", "site": "9" * 40, "seen-1": "0:"},
        {"deed": "paused", "site": "1", "seen-1": "0:", "reason": "for-good"},
    ],
)
def test_what_no_button_sends_is_refused_in_words(client, link, sent):
    answer = client.post(link, sent)

    assert answer.status_code in (410, 422)
    assert "othing was changed" in text(answer)
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize(
    "seen", ["", "x", "-1:RECRUITING", "²:RECRUITING", "9" * 30 + ":RECRUITING"]
)
def test_whatever_is_sent_as_seen_is_at_most_a_question(client, link, memphis, seen):
    said(memphis, at=NOW - 30 * DAY)

    sent = {"deed": "closed", "site": memphis.pk, f"seen-{memphis.pk}": seen}

    assert client.post(link, sent).status_code == 409
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_forged_link_is_told_so_and_does_nothing(client, link, method, caplog):
    forged = link[:-4] + "abc/"

    answer = getattr(client, method)(forged, {"deed": "still-right", "seen-1": "0:"})

    assert answer.status_code == 404
    assert "We do not know this link" in text(answer)
    assert "Ring our desk" in text(answer)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not LinkUse.objects.exists()
    assert "A link that this portal has not made was opened." in caplog.text


@pytest.mark.parametrize(
    ("change", "outcome", "words"),
    [
        ({"expires_at": NOW}, "expired", "This link is too old"),
        ({"replaced_at": NOW}, "replaced", "There is a newer mail"),
    ],
)
def test_an_old_link_says_what_to_do_and_a_press_is_on_the_record(
    client, link, change, outcome, words, caplog
):
    shown = forms(client.get(link))[""]
    Heartbeat.objects.update(**change)

    answers = [client.get(link), client.post(link, {**shown, "deed": "still-right"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    for answer in answers:
        assert words in text(answer)
        assert "Nothing was changed" in text(answer)
        assert "Ring our desk" in text(answer)
    assert [use.outcome for use in LinkUse.objects.all()] == [outcome]
    assert not StatusReport.objects.exists()


def test_a_link_of_sites_that_are_not_theirs_any_more_is_over(client, link):
    shown = forms(client.get(link))[""]
    Enrolment.objects.update(ended_at=NOW)

    answers = [client.get(link), client.post(link, {**shown, "deed": "still-right"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "You do not look after this site any more" in text(answers[0])
    assert LinkUse.objects.get().outcome == "ended"


def test_a_link_of_a_closed_account_is_over(client, link):
    User.objects.update(is_active=False)

    assert client.get(link).status_code == 410


def test_the_log_tells_that_it_was_tried_and_nothing_of_whom(client, link, memphis, caplog):
    token = link.strip("/").rpartition("/")[2]
    Heartbeat.objects.update(expires_at=NOW)

    client.post(link, {"deed": "closed", "site": memphis.pk, f"seen-{memphis.pk}": "0:RECRUITING"})
    client.get(f"/confirm/{token[:-2]}xx/")

    said_by_us = [
        record.getMessage() for record in caplog.records if record.name.startswith("trials")
    ]
    assert said_by_us == [
        "A link in a mail does not work any more: expired.",
        "A link that this portal has not made was opened.",
    ]


def test_no_other_method_is_known(client, link):
    assert client.put(link).status_code == 405
