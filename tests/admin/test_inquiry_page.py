"""The page of a question: nothing written is shown without a record, and nobody is overtaken."""

from __future__ import annotations

import pytest

from tests.conftest import NOW
from tests.team import CANARY, HIDDEN, ask, member, newest
from trials.actions import inquiry_team
from trials.models import Entry, Inquiry, InquiryEvent

INBOX = "/staff/inquiries/"
DEEDS = ["read", "take", "assign", "note", "answer", "ring", "hand", "close", "close-unanswered"]
DEEDS += ["reopen", "let-through", "nothing"]


def readings(inquiry: Inquiry) -> int:
    return inquiry.events.filter(kind="read").count()


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_question_is_read_behind_a_button_and_that_is_on_record(browser_of, cora, inquiry, page):
    closed = browser_of(cora).get(page)
    before = readings(inquiry)
    opened = browser_of(cora).post(page, {"deed": "read"})

    assert not any(hidden in text_of(closed) for hidden in HIDDEN)
    assert all(hidden in text_of(opened) for hidden in HIDDEN)
    assert (before, readings(inquiry)) == (0, 1)
    assert "Cora Nurse read it" in text_of(opened)
    assert "no-store" in opened["Cache-Control"]


def test_where_the_record_cannot_be_written_nothing_is_shown(
    browser_of, cora, inquiry, page, monkeypatch
):
    def refuse(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(InquiryEvent, "save", refuse)
    client = browser_of(cora)
    client.raise_request_exception = False

    answer = client.post(page, {"deed": "read"})

    assert answer.status_code == 500
    assert not any(hidden in text_of(answer) for hidden in HIDDEN)


def test_with_a_lost_key_the_page_says_so_and_shows_nothing(
    browser_of, cora, inquiry, page, settings
):
    client = browser_of(cora)
    settings.SECRETS_KEYS = ["another key"]

    answer = client.post(page, {"deed": "read"})

    assert answer.status_code == 503
    assert "cannot open this question" in text_of(answer)


@pytest.mark.parametrize("deed", DEEDS)
def test_the_question_of_another_team_is_not_there(deed, browser_of, inquiry, page, leeds):
    client = browser_of(member("lena", leeds))
    before = Inquiry.objects.values().get()
    sent = {"deed": deed, "text": "my answer", "seen": newest(inquiry), "site": leeds.pk}

    looked, done = client.get(page), client.post(page, sent)
    unknown = client.post(f"{INBOX}XXXX-XXXX/", sent)

    assert [each.status_code for each in (looked, done, unknown)] == [404, 404, 404]
    assert inquiry.reference not in text_of(looked)
    assert "my answer" in text_of(done)  # what they typed themselves is not lost
    assert Inquiry.objects.values().get() == before
    assert [*inquiry.events.values_list("kind", flat=True)] == ["arrived"]


@pytest.mark.parametrize("deed", DEEDS)
def test_the_desk_sees_the_envelope_of_what_a_team_answers_and_no_more(deed, desk, inquiry, page):
    assert desk.get(page).status_code == 200
    assert desk.post(page, {"deed": deed, "text": "x", "site": "desk"}).status_code == 403
    assert [*inquiry.events.values_list("kind", flat=True)] == ["arrived"]


@pytest.mark.parametrize("columns", [{"site": None}, {"desk_told_at": NOW}])
def test_the_desk_reads_what_has_no_team_or_waits_too_long(columns, desk, inquiry, page):
    Inquiry.objects.update(**columns)

    assert CANARY in text_of(desk.post(page, {"deed": "read"}))
    inquiry.refresh_from_db()
    assert inquiry.opened_at


def test_what_is_kept_aside_is_not_opened_by_the_team(browser_of, cora, trial, memphis, desk):
    held = ask(trial, memphis, suspicion="too-fast")
    page = f"{INBOX}{held.reference}/"

    assert browser_of(cora).post(page, {"deed": "read"}).status_code == 404
    assert desk.post(page, {"deed": "read"}).status_code == 200
    assert readings(held) == 1


def test_an_answer_is_kept_and_the_way_leads_back(browser_of, cora, inquiry, page):
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]

    answer = client.post(page, {"deed": "answer", "text": "Yes.", "seen": seen}, follow=True)

    assert answer.redirect_chain == [(page, 302)]
    assert "Your answer is kept" in text_of(answer)
    assert inquiry.entries.get(kind=Entry.Kind.ANSWER).text == "Yes."


def test_answered_by_phone_is_one_click(browser_of, cora, inquiry, page):
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]

    client.post(page, {"deed": "ring", "seen": seen})

    inquiry.refresh_from_db()
    assert inquiry.answered_at
    assert "Cora Nurse answered by phone" in text_of(client.get(page))


def test_who_was_slower_keeps_what_was_typed_and_reads_what_the_other_did(
    browser_of, cora, carl, inquiry, page
):
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]
    inquiry_team.ring(inquiry=inquiry, by=carl, now=NOW, seen=newest(inquiry))
    sent = {"deed": "answer", "text": "A long answer.", "seen": seen, "reading": "1"}

    refused = client.post(page, sent)

    assert refused.status_code == 409
    assert "Carl Nurse answered by phone" in text_of(refused)
    assert "A long answer." in text_of(refused)
    assert CANARY in text_of(refused)
    assert readings(inquiry) == 2
    again = client.post(page, {**sent, "seen": refused.context["seen"]})
    assert again.status_code == 302


def test_what_went_to_another_team_meanwhile_is_gone_but_not_what_was_typed(
    browser_of, cora, carl, inquiry, page, leeds
):
    member("lena", leeds)
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]
    inquiry_team.hand(inquiry=inquiry, site=leeds, by=carl, now=NOW, seen=newest(inquiry))

    gone = client.post(page, {"deed": "answer", "text": "A long answer.", "seen": seen})

    assert gone.status_code == 404
    assert "A long answer." in text_of(gone)
    assert CANARY not in text_of(gone)


def test_an_empty_answer_comes_back_with_a_sentence_and_on_record(browser_of, cora, inquiry, page):
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]

    refused = client.post(page, {"deed": "answer", "text": " ", "seen": seen, "reading": "1"})

    assert refused.status_code == 422
    assert "Please write an answer first." in text_of(refused)
    assert (CANARY in text_of(refused), readings(inquiry)) == (True, 2)


def test_closing_without_an_answer_asks_once_more(browser_of, cora, inquiry, page):
    client = browser_of(cora)
    seen = client.post(page, {"deed": "read"}).context["seen"]

    asked = client.post(page, {"deed": "close", "seen": seen})
    done = client.post(page, {"deed": "close-unanswered", "seen": seen})

    assert asked.status_code == 422
    assert "Close it without an answer" in text_of(asked)
    assert done.status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.closed_at


def test_a_page_that_cannot_say_what_it_showed_knows_of_nothing(
    browser_of, cora, carl, inquiry, page
):
    inquiry_team.assign(inquiry=inquiry, to=carl, by=carl, now=NOW, seen=newest(inquiry))

    answer = browser_of(cora).post(page, {"deed": "take"})

    assert answer.status_code == 409
    assert "Carl Nurse took it on" in text_of(answer)


def test_a_question_is_handed_only_to_places_that_answer(browser_of, cora, inquiry, page, leeds):
    client = browser_of(cora)
    sent = {"deed": "hand", "site": leeds.pk, "seen": newest(inquiry)}

    refused = client.post(page, sent)
    member("lena", leeds)
    done = client.post(page, sent)

    assert (refused.status_code, done.status_code) == (422, 302)
    assert Inquiry.objects.get().site == leeds


def test_mail_that_came_back_is_told_without_an_address(browser_of, cora, inquiry, page):
    inquiry.messages.filter(kind="inquiry-receipt").update(bounced_at=NOW)

    shown = text_of(browser_of(cora).get(page))

    assert "it came back on 22 November 2026" in shown
    assert "ada@family.example" not in shown


def test_hostile_words_are_shown_as_words(browser_of, cora, trial, memphis):
    hostile = ask(trial, memphis, message="<script>alert(1)</script>", name="<b>Ada")

    answer = browser_of(cora).post(f"{INBOX}{hostile.reference}/", {"deed": "read"})

    assert "<script>alert(1)" not in text_of(answer)
    assert "<b>Ada" not in text_of(answer)
    assert "&lt;script&gt;alert(1)" in text_of(answer)
