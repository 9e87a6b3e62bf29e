"""A save and an import at the same moment, each with a connection of its own."""

from __future__ import annotations

import threading

from django.contrib.auth.models import User
from django.db import connections, transaction
from django.test import Client

from tests.actions.arrivals import newer
from tests.actions.test_races import shared_database  # noqa: F401 -- a fixture
from tests.admin.open_pages import opened, saved, text_of
from tests.forms_as_browsers_send_them import with_values
from trials.actions.studies import take_in
from trials.models import Trial


def test_a_save_waits_for_an_import_that_is_half_way(shared_database, document, now):  # noqa: F811
    first = document("everything")
    trial = take_in(document=first, now=now).trial
    desk = Client()
    desk.force_login(User.objects.create_superuser("staff"))
    page = with_values(opened(desk, trial), acronym="OURS")
    is_written, answers = threading.Event(), list[str]()

    def edit(protocol):
        protocol["identificationModule"]["acronym"] = "THEIRS"

    def save() -> None:
        is_written.wait()
        answers.append(text_of(saved(desk, trial, page)))
        connections.close_all()

    saving = threading.Thread(target=save)
    saving.start()
    with transaction.atomic():
        take_in(document=newer(first, edit), now=now)
        is_written.set()
        saving.join(timeout=2)
        has_waited = saving.is_alive()
    saving.join()

    assert has_waited
    assert "It now says: “THEIRS”." in answers[0]
    assert Trial.objects.get().acronym == "THEIRS"
