"""What a team does with a question: once, on record, and never two people at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from tests.team import HIDDEN, ask, member, newest
from trials.actions import inquiry_reading, inquiry_team, messages
from trials.actions.inquiry_guard import NotNow, NotTheirs, Overtaken
from trials.actions.inquiry_team import Unanswered
from trials.models import Entry, Inquiry, InquiryEvent, Message, Site, Trial

pytestmark = pytest.mark.django_db
Kind = InquiryEvent.Kind


@pytest.fixture
def do(inquiry, cora, now):
    """do("ring") is Cora's deed a minute later, on a page that showed everything there is."""

    def deed(name: str, by: User = cora, seen: int | None = None, **said) -> Inquiry:
        inquiry.refresh_from_db()
        seen = newest(inquiry) if seen is None else seen
        later = now + dt.timedelta(minutes=1)
        getattr(inquiry_team, name)(inquiry=inquiry, by=by, now=later, seen=seen, **said)
        inquiry.refresh_from_db()
        return inquiry

    return deed


def kinds(inquiry: Inquiry) -> list[str]:
    return [*inquiry.events.order_by("pk").values_list("kind", flat=True)]


def mails(inquiry: Inquiry, kind: Message.Kind) -> list[str]:
    found = inquiry.messages.filter(kind=kind).select_related("user")
    return [each.user.username if each.user else "" for each in found]


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("assign", "to"),
        ("note", {"text": "a note"}),
        ("answer", {"text": "an answer"}),
        ("ring", {}),
        ("hand", {"site": None}),
        ("close", {}),
        ("reopen", {}),
        ("let_through", {}),
    ],
)
def test_nobody_does_anything_with_the_question_of_another_team(deed, said, do, leeds, inquiry):
    stranger = member("lena", leeds)
    before = Inquiry.objects.values().get(pk=inquiry.pk)

    with pytest.raises(NotTheirs):
        do(deed, by=stranger, **({"to": stranger} if said == "to" else said))

    assert Inquiry.objects.values().get(pk=inquiry.pk) == before
    assert kinds(inquiry) == [Kind.ARRIVED]


def test_a_question_is_taken_on_and_given_on(do, cora, carl, leeds):
    taken = do("assign", to=cora).assigned_to
    given = do("assign", to=carl).assigned_to

    assert (taken, given) == (cora, carl)
    with pytest.raises(NotNow):
        do("assign", to=member("lena", leeds))


def test_an_answer_is_sealed_and_its_reader_is_told(do, read, cora, now):
    read()
    inquiry = do("answer", text="Yes, there is.")

    entry = inquiry.entries.get(kind=Entry.Kind.ANSWER)
    assert (entry.text, entry.by) == ("Yes, there is.", cora)
    assert "there is" not in entry.sealed_text
    assert inquiry.answered_at == now + dt.timedelta(minutes=1)
    assert mails(inquiry, Message.Kind.INQUIRY_ANSWERED) == [""]


def test_a_double_click_answers_rings_and_closes_once(do, read, inquiry):
    read()
    seen = newest(inquiry)
    for _ in range(2):
        do("note", text="Asked the doctor.", seen=seen)
    for _ in range(2):
        do("answer", text="Yes.", seen=seen)
    for _ in range(2):
        do("ring", seen=seen)
    for _ in range(2):
        do("close", seen=seen)

    told = kinds(inquiry)
    assert told[2:] == [Kind.NOTED, Kind.ANSWERED, Kind.RUNG, Kind.CLOSED]
    assert len(mails(inquiry, Message.Kind.INQUIRY_ANSWERED)) == 1


@pytest.mark.parametrize("other", ["answer", "ring", "assign", "close"])
def test_who_was_slower_is_told_what_the_other_did(other, do, read, inquiry, cora, carl):
    read()
    seen = newest(inquiry)
    said = {"answer": {"text": "Yes."}, "assign": {"to": carl}, "close": {"unanswered_too": True}}
    do(other, by=carl, **said.get(other, {}))

    with pytest.raises(Overtaken) as refused:
        do("answer", by=cora, text="No.", seen=seen)

    assert [event.by for event in refused.value.events] == [carl]
    assert not inquiry.entries.filter(by=cora).exists()


def test_nobody_answers_half_a_question(do, read, inquiry, now):
    read()
    seen = newest(inquiry)
    InquiryEvent.objects.create(inquiry=inquiry, kind=Kind.ADDED, at=now)

    with pytest.raises(Overtaken):
        do("answer", text="Yes.", seen=seen)


def test_what_only_others_read_does_not_come_in_between(do, read, inquiry, carl):
    read()
    seen = newest(inquiry)
    read(carl)

    assert do("answer", text="Yes.", seen=seen).answered_at


def test_a_question_is_handed_to_a_team_with_a_clock_of_its_own(do, read, leeds, inquiry, now):
    lena = member("lena", leeds)
    read()
    marks = ("nudged_at", "backup_told_at", "desk_told_at")
    Inquiry.objects.update(**dict.fromkeys(marks, now))
    do("assign", to=User.objects.get(username="cora"))

    do("hand", site=leeds)

    assert (inquiry.site, inquiry.assigned_to, inquiry.opened_at) == (leeds, None, None)
    assert inquiry.clock_from == now + dt.timedelta(minutes=1)
    assert {getattr(inquiry, mark) for mark in marks} == {None}
    assert mails(inquiry, Message.Kind.INQUIRY_HANDED) == [lena.username]


def test_a_question_is_handed_to_the_desk(do, inquiry):
    do("hand", site=None)

    assert inquiry.site is None
    assert mails(inquiry, Message.Kind.INQUIRY_HANDED) == [""]


@pytest.mark.parametrize("kind", ["inquiry-handed", "inquiry-added", "inquiry-received"])
def test_mail_to_a_team_holds_the_reference_and_the_page_alone(
    kind, inquiry, cora, now, mailoutbox
):
    inquiry.messages.all().delete()
    messages.enqueue(Message.Kind(kind), inquiry=inquiry, user=cora, now=now)

    sent = [*messages.deliver_due(lambda: now)]

    mail = mailoutbox[0]
    assert (sent, mail.to) == ([Message.State.SENT], ["cora@hospital.example"])
    assert inquiry.reference in mail.subject
    assert f"/staff/inquiries/{inquiry.reference}/" in mail.body
    assert not any(each in mail.subject + mail.body for each in (*HIDDEN, "Asthma", "NCT0"))


def test_nothing_is_handed_to_who_cannot_answer_or_another_trial(do, leeds, inquiry):
    elsewhere = Site.objects.create(trial=Trial.objects.create(nct_id="NCT00000002"))
    member("olga", elsewhere)

    for site in (leeds, elsewhere, inquiry.site):
        with pytest.raises(NotNow):
            do("hand", site=site)
    assert kinds(inquiry) == [Kind.ARRIVED]


def test_only_what_was_read_is_closed_and_unanswered_only_if_it_is_meant(do, read, inquiry):
    with pytest.raises(NotNow):
        do("close", unanswered_too=True)
    read()
    with pytest.raises(Unanswered):
        do("close")

    assert do("close", unanswered_too=True).closed_at


def test_a_question_opened_again_waits_with_a_new_clock(do, read, now):
    read()
    do("ring")
    do("close")

    inquiry = do("reopen")

    assert (inquiry.closed_at, inquiry.answered_at) == (None, None)
    assert inquiry in Inquiry.objects.waiting()
    assert inquiry.clock_from == now + dt.timedelta(minutes=1)


def test_the_desk_lets_through_what_was_kept_aside(asthma, memphis, cora, editor, now):
    held = ask(asthma, memphis, suspicion="too-fast")
    before = held.messages.count()
    later = now + dt.timedelta(days=1)

    with pytest.raises(NotTheirs):
        inquiry_team.let_through(inquiry=held, by=cora, now=later, seen=newest(held))
    inquiry_team.let_through(inquiry=held, by=editor, now=later, seen=newest(held))

    held.refresh_from_db()
    assert (before, held.held_at, held.clock_from) == (0, None, later)
    assert mails(held, Message.Kind.INQUIRY_RECEIVED) == ["cora"]


def test_the_desk_closes_spam_once_it_has_read_it(asthma, memphis, editor, now):
    held = ask(asthma, memphis, suspicion="honeypot")

    with pytest.raises(NotNow):
        inquiry_team.close(inquiry=held, by=editor, now=now, seen=newest(held))
    inquiry_reading.read(inquiry=held, by=editor, now=now)
    inquiry_team.close(inquiry=held, by=editor, now=now, seen=newest(held))

    held.refresh_from_db()
    assert (held.closed_at, held.opened_at) == (now, now)


def test_what_was_taken_back_is_left_alone(do, inquiry, now):
    Inquiry.objects.update(withdrawn_at=now)

    with pytest.raises(NotNow):
        do("note", text="too late")
