"""What was closed is forgotten in time; what nobody has read never is."""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.actions.test_races import shared_database  # noqa: F401 -- a fixture
from tests.asked import a_site, ask
from trials.actions import erasure, messages
from trials.actions.inquiries import Arrival
from trials.models import Entry, Inquiry, InquiryEvent, Message

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def closed(now, settings) -> Inquiry:
    """Read, answered and closed now; its mail is out."""
    settings.KEEP_DAYS = 90
    inquiry = ask(a_site(), now, arrival=Arrival(network="n" * 64))
    Inquiry.objects.update(opened_at=now, answered_at=now, closed_at=now)
    list(messages.deliver_due(lambda: now))
    return inquiry


def run(now: dt.datetime) -> int:
    return len(list(erasure.run(now=now)))


def test_a_closed_question_is_erased_after_ninety_days_and_not_before(closed, now):
    assert run(now + 90 * DAY - dt.timedelta(seconds=1)) == 0
    assert run(now + 90 * DAY) == 1
    assert run(now + 91 * DAY) == 0

    closed.refresh_from_db()
    assert closed.erased_at == now + 90 * DAY
    assert closed.sender.name == closed.sender.email == ""
    assert (closed.email_fingerprint, closed.phone_fingerprint) == ("", "")
    assert [entry.text for entry in closed.entries.all()] == [""]


def test_that_it_was_asked_answered_and_erased_is_still_known(closed, now):
    run(now + 90 * DAY)

    assert Inquiry.objects.filter(answered_at=now, closed_at=now).count() == 1
    kinds = [*InquiryEvent.objects.values_list("kind", flat=True)]
    assert kinds == ["arrived", "erased"]


def test_what_nobody_has_read_is_never_erased(closed, now):
    Inquiry.objects.update(opened_at=None)

    assert run(now + 4000 * DAY) == 0

    closed.refresh_from_db()
    assert closed.sender.name == "Canary Name"


def test_what_is_not_closed_is_kept(closed, now):
    Inquiry.objects.update(closed_at=None)

    assert run(now + 4000 * DAY) == 0


@pytest.mark.parametrize("state", ["queued", "sending"])
def test_what_mail_is_still_to_go_out_about_is_kept(closed, now, state):
    Message.objects.update(state=state, sent_at=None)

    assert run(now + 400 * DAY) == 0

    Message.objects.update(state="sent", sent_at=now)
    assert run(now + 400 * DAY) == 1


def test_a_question_that_is_opened_again_meanwhile_is_kept(closed, now, monkeypatch):
    erase = erasure.erase

    def reopen_meanwhile(**named):
        Inquiry.objects.update(closed_at=None)
        return erase(**named)

    monkeypatch.setattr(erasure, "erase", reopen_meanwhile)

    assert run(now + 400 * DAY) == 0
    assert Entry.objects.get().text == "Canary message"


def test_where_a_question_came_from_is_forgotten_after_two_days(closed, now):
    run(now + 2 * DAY - dt.timedelta(seconds=1))
    kept = Inquiry.objects.get().network_fingerprint
    run(now + 2 * DAY)

    assert kept == "n" * 64
    assert Inquiry.objects.get().network_fingerprint == ""
    assert Inquiry.objects.get().email_fingerprint


def test_mail_to_who_was_erased_is_taken_out_of_the_queue_and_the_teams_stays(now):
    inquiry = ask(a_site(), now)

    assert erasure.erase(inquiry=inquiry, by=None, now=now)
    assert not erasure.erase(inquiry=inquiry, by=None, now=now)

    assert [each.kind for each in Message.objects.all()] == ["inquiry-received"]
    assert InquiryEvent.objects.filter(kind="erased").count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the file of SQLite")
@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_is_left_in_the_file_nor_in_its_log(shared_database, now):  # noqa: F811
    with connection.cursor() as cursor:
        cursor.execute(
            django_settings.DATABASES["default"]["OPTIONS"]["init_command"].split(";")[0]
        )
        cursor.execute("PRAGMA secure_delete")
        is_on = cursor.fetchone()[0]
    inquiry = ask(a_site(), now)
    sealed = [inquiry.entries.get().sealed_text, inquiry.sealed_sender, inquiry.email_fingerprint]
    Inquiry.objects.update(opened_at=now, closed_at=now)
    Message.objects.update(state="sent", sent_at=now)
    file = Path(connection.settings_dict["NAME"])
    before = bytes_of(file)

    assert run(now + 90 * DAY) == 1

    after = bytes_of(file)
    assert is_on == 1
    # Many builds of SQLite have it on by themselves; ours must not rely on that.
    assert "secure_delete=ON" in django_settings.DATABASES["default"]["OPTIONS"]["init_command"]
    assert all(text.encode() in before for text in sealed)
    assert [text for text in sealed if text.encode() in after] == []
    assert b"Canary" not in before
    assert base64.b64encode(b"Canary")[:7] not in before


def bytes_of(file: Path) -> bytes:
    """The file of a database with what lies beside it."""
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
