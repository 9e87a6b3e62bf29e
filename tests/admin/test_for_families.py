"""The desk's page for families: written by who keeps the site, never over somebody's head."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.admin.open_pages import ana, text_of
from tests.conftest import NOW
from tests.forms_as_browsers_send_them import entries
from trials.actions import enrolments
from trials.actions.for_families import Places, Seen, tell
from trials.language.grade import grade
from trials.models import FamilyNote, PlacesReport, Site
from trials.queries.for_families import TOLD
from trials.queries.history import site_events


@pytest.fixture
def site(trial) -> Site:
    return trial.sites.get(city="Memphis")


@pytest.fixture
def cora(site, editor) -> Client:
    """The coordinator of the site, signed in."""
    user = User.objects.create_user("cora", is_staff=True, first_name="Cora", last_name="Ellis")
    enrolments.enrol(user=user, site=site, by=editor, now=NOW)
    client = Client()
    client.force_login(user)
    return client


def page(site: Site) -> str:
    return reverse("admin:trials_site_families", args=[site.pk])


def opened(client: Client, site: Site) -> dict[str, str]:
    """What a browser would send of the page as it is now."""
    return boxes(client.get(page(site)).content.decode())


def boxes(body: str) -> dict[str, str]:
    form = re.search(r'<form method="post" action="[^"]*families/".*?</form>', body, re.DOTALL)
    assert form
    named = form[0].replace('class="families"', 'id="families"', 1)
    return {name: value for name, value in entries(named, "families") if "token" not in name}


def test_a_coordinator_tells_of_places_and_families_read_it(cora, site, client):
    sent = {**opened(cora, site), "phrase": "waiting-list", "weeks": "6", "parking": "  Free. "}

    answer = cora.post(page(site), sent, follow=True)

    assert "Waiting list, about 6 weeks" in text_of(answer)
    report, note = PlacesReport.objects.get(), FamilyNote.objects.get()
    assert (report.weeks, report.by.username, note.parking) == (6, "cora", "Free.")


def test_saving_an_unchanged_page_writes_nothing(cora, site):
    cora.post(page(site), {**opened(cora, site), "parking": "Free."})

    answer = cora.post(page(site), opened(cora, site), follow=True)

    assert "Nothing was changed" in text_of(answer)
    assert FamilyNote.objects.count() == 1


def test_a_note_that_is_still_right_gets_the_date_of_today(cora, site):
    cora.post(page(site), {**opened(cora, site), "parking": "Free."})

    cora.post(page(site), {**opened(cora, site), "still_right": "on"})

    assert [note.parking for note in FamilyNote.objects.all()] == ["Free.", "Free."]


def test_emptying_the_boxes_takes_the_note_away(cora, site):
    cora.post(page(site), {**opened(cora, site), "parking": "Free."})

    cora.post(page(site), {**opened(cora, site), "parking": ""})

    assert "No note." in text_of(cora.get(page(site)))


def test_a_form_that_did_not_arrive_whole_takes_nothing_away(cora, site, editor):
    tell(site=site, by=editor, now=NOW, seen=Seen(), note=note(parking="Free."))

    answer = cora.post(page(site), {"phrase": "ask"})

    assert answer.status_code == 422
    assert (FamilyNote.objects.count(), PlacesReport.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"phrase": "waiting-list"}, "Say about how many weeks families wait."),
        ({"phrase": "waiting-list", "weeks": "0"}, "greater than or equal to 1"),
        ({"phrase": "waiting-list", "weeks": "105"}, "less than or equal to 104"),
        ({"phrase": "ask", "weeks": "6"}, "Weeks go only with a waiting list."),
        ({"phrase": "", "weeks": "6"}, "Weeks go only with a waiting list."),
        ({"phrase": "tomorrow"}, "tomorrow is not one of the available choices"),
        ({"lodging": "x" * 501}, "Please make it shorter."),
        ({"lodging": "a\x00b"}, "Hidden marks came along"),
    ],
)
def test_what_cannot_be_is_refused_and_all_that_was_typed_stays(sent, said, cora, site):
    typed = {**opened(cora, site), "who_meets_you": "A nurse <b>waits</b>.", **sent}

    answer = cora.post(page(site), typed)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert boxes(answer.content.decode())["who_meets_you"] == "A nurse <b>waits</b>."
    assert not FamilyNote.objects.exists()


def test_the_second_of_two_sees_what_the_first_did_and_is_asked(cora, site):
    second = {**opened(cora, site), "phrase": "this-month", "parking": "Free."}
    ana().post(page(site), {**opened(cora, site), "phrase": "no-places", "lodging": "A house."})

    asked = cora.post(page(site), second)

    told = text_of(asked)
    assert asked.status_code == 409
    assert "Nothing of yours is saved yet." in told
    assert "Ana Ruiz said on" in told
    assert "No places now" in told
    assert "A house." in told
    assert (PlacesReport.objects.count(), FamilyNote.objects.count()) == (1, 1)


def test_who_answers_keeps_what_both_wrote(cora, site):
    second = {**opened(cora, site), "phrase": "this-month", "parking": "Free."}
    ana().post(page(site), {**opened(cora, site), "phrase": "no-places", "lodging": "A house."})
    asked = cora.post(page(site), second)

    answer = cora.post(page(site), boxes(asked.content.decode()))

    newest = FamilyNote.objects.first()
    assert answer.status_code == 302
    assert PlacesReport.objects.first().phrase == "this-month"
    assert (newest.lodging, newest.parking) == ("A house.", "Free.")


def test_a_word_that_comes_while_one_is_asked_is_asked_about_again(cora, site):
    second = {**opened(cora, site), "parking": "Free."}
    ana().post(page(site), {**opened(cora, site), "parking": "5 dollars."})
    asked = boxes(cora.post(page(site), second).content.decode())
    FamilyNote.objects.create(
        site=site, by=FamilyNote.objects.first().by, at=NOW.replace(year=2099), parking="Closed."
    )

    again = cora.post(page(site), asked)

    assert again.status_code == 409
    assert boxes(again.content.decode())["parking"] == "Free."


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_site_of_another_coordinator_is_not_there(method, cora, trial):
    other = trial.sites.get(city="Leeds")

    assert getattr(cora, method)(page(other), {"phrase": "ask"}).status_code == 404


def test_readers_of_the_desk_see_and_do_not_write(site, editor):
    tell(site=site, by=editor, now=NOW, seen=Seen(), note=note(parking="Free."))
    rita = User.objects.create_user("rita", is_staff=True)
    rita.groups.add(Group.objects.get(name="Desk readers"))
    client = Client()
    client.force_login(rita)

    seen = client.get(page(site))

    assert "Free." in text_of(seen)
    assert '<form method="post" action="/staff/trials/site' not in seen.content.decode()
    assert client.post(page(site), {"phrase": "ask"}).status_code == 403


def test_the_history_tells_who_changed_what(site, editor):
    tell(site=site, by=editor, now=NOW, seen=Seen(), note=note(parking="Free."))
    seen = Seen(note=FamilyNote.objects.get().pk)
    tell(
        site=site,
        by=editor,
        now=NOW,
        seen=seen,
        note=note(parking="5 dollars."),
        places=Places("waiting-list", 2),
    )

    told = [event for event in site_events(site) if event.kind in {"family note", "places report"}]

    changes = [(change.field, change.old, change.new) for e in told for change in e.changes]
    assert ("Parking", "Free.", "5 dollars.") in changes
    assert "Waiting list, about 2 weeks" in [event.row for event in told]
    assert {event.who for event in told} == {"Erin Example"}


def test_the_page_is_never_stored_and_linked_from_the_page_of_the_site(cora, site):
    answer = cora.get(page(site))

    assert "no-store" in answer["Cache-Control"]
    assert (
        page(site) in cora.get(reverse("admin:trials_site_change", args=[site.pk])).content.decode()
    )


def test_every_sentence_of_the_form_is_easy_to_read(cora, site):
    body = cora.get(page(site)).content.decode()
    sentences = [
        html.unescape(re.sub(r"<[^>]*>", "", each))
        for each in re.findall(r'<p class="quiet"[^>]*>(.*?)</p>', body, re.DOTALL)
    ]

    assert len(sentences) > 5
    # A grade of fewer words says nothing.
    assert [each for each in sentences if len(each.split()) > 4 and grade(each) > 8] == []


def note(**told: str) -> dict[str, str]:
    return {**dict.fromkeys(TOLD, ""), **told}
