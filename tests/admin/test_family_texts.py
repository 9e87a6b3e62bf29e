"""Texts for families at the desk: written, approved, shown, taken back."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.admin.open_pages import text_of
from tests.conftest import NOW
from tests.family_texts import APPROVED, WORDS, approve, write, write_and_show
from tests.forms_as_browsers_send_them import entries, send, with_values
from trials.models import EthicsDecision, FamilyText, Trial
from trials.queries.family_texts import shown

GRADE = "/staff/trials/trial/texts/grade/"
DECISION = {
    "is_required": "True",
    "committee": "Board of Leeds",
    "number": "26-17",
    "decided_on": "2026-11-20",
    "expires_on": "2027-11-20",
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def page(trial) -> str:
    return f"/staff/trials/trial/{trial.pk}/texts/"


def typed(desk: Client, page: str, **words: str) -> dict[str, str]:
    """What a browser sends of the form, with its boxes filled in."""
    sent = dict(entries(desk.get(page).content.decode(), "text-form"))
    return {**sent, **WORDS, "review_by": "2027-11-22", **words}


def read_by_families(trial: Trial, language: str = "en") -> str | None:
    told = shown(trial, language, NOW.date())
    return told.text.summary if told else None


def test_an_editor_writes_a_text_and_families_do_not_read_it_yet(desk, editor, trial, page):
    answer = desk.post(page, typed(desk, page))

    text = FamilyText.objects.get()
    assert answer["Location"] == f"{page}?language=en"
    assert (text.author, text.summary, text.is_sample) == (editor, WORDS["summary"], False)
    told = text_of(desk.get(page))
    assert "Not approved. Written by Erin Example on 22 November 2026." in told
    assert "Families do not read it." in told
    assert "Show this version" not in told


def test_an_approved_text_is_shown_by_a_button_and_taken_back_by_another(desk, editor, trial, page):
    text = write(trial, editor)
    desk.post(page, {"deed": "decide", "language": "en", "text": text.pk, **DECISION})
    approved = text_of(desk.get(page))

    desk.post(page, {"deed": "show", "language": "en", "text": text.pk})
    during = read_by_families(trial), text_of(desk.get(page))
    desk.post(page, {"deed": "take-back", "language": "en"})

    assert "Approved by Board of Leeds, number 26-17, on 20 November 2026." in approved
    assert "Valid until 20 November 2027." in approved
    assert "Show this version to families" in approved
    assert during[0] == WORDS["summary"]
    assert "Families read it since 22 November 2026." in during[1]
    assert read_by_families(trial) is None


def test_what_is_not_approved_is_not_shown_whatever_is_sent(desk, editor, trial, page):
    text = write(trial, editor)

    answer = desk.post(page, {"deed": "show", "language": "en", "text": text.pk})

    assert answer.status_code == 422
    assert "No ethics decision covers these words today." in text_of(answer)
    assert read_by_families(trial) is None


def test_a_changed_text_needs_its_decision_again(desk, editor, trial, page):
    write_and_show(trial, editor)

    desk.post(page, typed(desk, page, summary="Newer words."))

    told = text_of(desk.get(page))
    assert "Not approved." in told
    assert "Families still read the version of 22 November 2026." in told
    assert read_by_families(trial) == WORDS["summary"]


@pytest.mark.parametrize(
    "missing", ["summary", "risks", "risks_source", "risks_source_date", "review_by"]
)
def test_a_text_without_its_risks_their_source_or_its_day_comes_back(desk, page, missing):
    answer = desk.post(page, typed(desk, page, **{missing: "", "costs": "Nothing."}))

    assert answer.status_code == 422
    assert "Nothing you typed is lost." in text_of(answer)
    assert "Nothing.</textarea>" in answer.content.decode()
    assert not FamilyText.objects.exists()


@pytest.mark.parametrize("field", [{"risks_source_date": "May"}, {"source_digest": "x"}])
def test_what_cannot_be_is_not_saved(desk, page, field):
    assert desk.post(page, typed(desk, page, **field)).status_code == 422
    assert not FamilyText.objects.exists()


def test_who_is_overtaken_is_told_and_may_save_again(desk, editor, trial, page):
    sent = typed(desk, page, summary="Mine.")
    write(trial, editor)

    answer = desk.post(page, sent)

    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody saved another version" in body
    assert "Mine.</textarea>" in body
    assert FamilyText.objects.count() == 1
    again = dict(sent, newest=re.search(r'name="newest" value="(\d+)"', body)[1])
    assert desk.post(page, again).status_code == 302
    assert FamilyText.objects.order_by("pk").last().summary == "Mine."


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ({"committee": ""}, "Name the committee."),
        ({"number": ""}, "Give the number of its decision."),
        ({"expires_on": ""}, "Say until when it is valid."),
        ({"expires_on": "2026-11-19"}, "This day is before the decision."),
        ({"is_required": "False"}, "Name who says so, with the office."),
        ({"is_required": ""}, "This field is required."),
    ],
)
def test_half_a_decision_is_none(desk, editor, trial, page, left_out, asked):
    text = write(trial, editor)
    sent = {"deed": "decide", "language": "en", "text": text.pk, **DECISION, **left_out}

    answer = desk.post(page, sent)

    assert answer.status_code == 422
    assert asked in text_of(answer)
    assert not EthicsDecision.objects.exists()


def test_that_no_decision_is_needed_names_who_says_so(desk, editor, trial, page):
    text = write(trial, editor)
    waiver = {"is_required": "False", "said_by": "Ada Chair", "decided_on": "2026-11-20"}

    desk.post(page, {"deed": "decide", "language": "en", "text": text.pk, **waiver})

    assert "No decision is needed, says Ada Chair, 20 November 2026." in text_of(desk.get(page))


def test_each_language_has_texts_and_decisions_of_its_own(desk, editor, trial, page):
    english = write_and_show(trial, editor)

    desk.post(page, typed(desk, f"{page}?language=es", summary="Hola."))
    wrong = desk.post(page, {"deed": "show", "language": "es", "text": english.pk})

    assert wrong.status_code == 422
    told = text_of(desk.get(f"{page}?language=es"))
    assert "Not approved." in told
    assert read_by_families(trial, "es") == WORDS["summary"]


def test_a_version_of_another_trial_is_not_decided_on_here(desk, editor, page):
    other = Trial.objects.create(nct_id="NCT00000002")
    text = write(other, editor)

    answer = desk.post(page, {"deed": "decide", "language": "en", "text": text.pk, **DECISION})

    assert answer.status_code == 422
    assert not EthicsDecision.objects.exists()


@pytest.mark.parametrize("deed", ["", "nonsense", "show", "decide", "withdraw"])
def test_a_broken_form_does_nothing(desk, page, deed):
    assert desk.post(page, {"deed": deed, "language": "xx", "text": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("language", "typed_text", "said"),
    [
        ("en", "The trial is paused.", "fine"),
        ("en", "Eligibility is contingent upon hematological parameters.", "families need 8"),
        ("es", "Tiene menos de 22 años.", "fine"),
    ],
)
def test_the_grade_of_what_is_typed_in_a_box(desk, language, typed_text, said):
    answer = desk.post(f"{GRADE}?of=risks", {"risks": typed_text, "language": language})

    assert said in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?of=password", "?of=risks"])
def test_there_is_a_grade_of_boxes_alone(desk, query):
    language = "xx" if query == "?of=risks" else "en"

    assert desk.post(f"{GRADE}{query}", {"language": language}).status_code == 404


@pytest.mark.parametrize("who", ["Desk readers", "Clinicians who check", "Coordinators"])
def test_only_editors_come_here(client, trial, page, who):
    user = User.objects.create_user("rita", is_staff=True)
    user.groups.add(Group.objects.get(name=who))
    client.force_login(user)

    asked = [client.get(page), client.post(page, {"deed": "take-back"})]
    asked.append(client.post(f"{GRADE}?of=risks", {"language": "en"}))

    assert [answer.status_code for answer in asked] == [403, 403, 403]


def test_the_front_page_tells_what_to_look_at_again(desk, editor, trial, page):
    write_and_show(trial, editor)

    with time_machine.travel(NOW, tick=False) as clock:
        before = text_of(desk.get("/staff/"))
        clock.move_to(NOW.replace(year=2027, month=6, day=1))
        desk.force_login(editor)
        after = desk.get("/staff/")

    until = f"{APPROVED.expires_on:%-d %B %Y}"
    assert "Texts for families to look at again" not in before
    assert f"The ethics decision is valid until {until}." in text_of(after)
    assert f'href="{page}?language=en"' in after.content.decode()


def test_the_history_of_the_trial_tells_every_step(desk, editor, trial, page):
    text = write(trial, editor)
    approve(text, editor)
    desk.post(page, {"deed": "show", "language": "en", "text": text.pk})
    desk.post(page, {"deed": "take-back", "language": "en"})

    told = text_of(desk.get(f"/staff/trials/trial/{trial.pk}/history/"))

    for deed in ("written", "approved", "shown", "taken back"):
        assert "Family text “NCT00000001 (en), 2026-11-22" in told
        assert deed in told


def test_the_spanish_title_is_kept_on_the_page_of_the_trial(desk, editor, trial):
    page = f"/staff/trials/trial/{trial.pk}/change/"
    opened = entries(desk.get(page).content.decode(), "trial_form")
    added = with_values(opened, **{"names-TOTAL_FORMS": "1"})
    row = {"language": "es", "title": "Un aerosol", "for_whom": "asma leve"}

    send(desk, page, [*added, *((f"names-0-{name}", value) for name, value in row.items())])

    name = trial.names.get()
    assert (name.language, name.title, name.for_whom) == ("es", "Un aerosol", "asma leve")
    told = text_of(desk.get(f"/staff/trials/trial/{trial.pk}/history/"))
    assert "Trial name “NCT00000001 (es): Un aerosol” added" in told


def test_a_title_that_nobody_touched_gets_no_history(desk, editor, trial):
    trial.names.create(language="es", title="Un aerosol")
    page = f"/staff/trials/trial/{trial.pk}/change/"

    send(desk, page, entries(desk.get(page).content.decode(), "trial_form"))

    assert trial.names.get().history.count() == 1
