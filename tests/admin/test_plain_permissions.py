"""Who may open, write and check plain sentences: nobody, a reader, an editor, a clinician."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from trials.actions import plain
from trials.models import PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db
TEXT = "Inclusion Criteria:\n\n* At least 14 days since the last dose"
GRADE = "/staff/trials/trial/plain/grade/"
QUEUE = "/staff/trials/trial/criteria/"
SIGN_IN = 302
OK, REFUSED = 200, 403


@pytest.fixture
def trial() -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001", eligibility_criteria=TEXT, published_at=timezone.now()
    )


@pytest.fixture
def people(editor, clinician) -> dict[str, User | None]:
    reader = User.objects.create_user("reader", is_staff=True)
    return {"nobody": None, "reader": reader, "editor": editor, "clinician": clinician}


@pytest.fixture
def sentence(trial, db) -> PlainSentence:
    writer = User.objects.create_user("writer")
    block, rule = next(criteria_of(trial).each())
    return plain.write(
        trial=trial,
        digest=rule.digest,
        side=block.side,
        text="The last dose was at least 14 days ago.",
        language="en",
        by=writer,
        now=timezone.now(),
    )


def sign_in(client, person: User | None) -> None:
    if person:
        client.force_login(person)


@pytest.mark.parametrize(
    ("who", "answer"),
    [("nobody", SIGN_IN), ("reader", REFUSED), ("editor", OK), ("clinician", OK)],
)
def test_who_may_open_the_page_and_the_queue(client, people, trial, who, answer):
    sign_in(client, people[who])

    for page in (f"/staff/trials/trial/{trial.pk}/plain/", QUEUE):
        assert client.get(page).status_code == answer


@pytest.mark.parametrize(
    ("who", "answer"),
    [("nobody", SIGN_IN), ("reader", REFUSED), ("editor", SIGN_IN), ("clinician", REFUSED)],
)
def test_only_an_editor_writes(client, people, trial, who, answer):
    block, rule = next(criteria_of(trial).each())
    form = {"digest": rule.digest, "side": block.side, "language": "en", "text": "Fourteen days."}
    sign_in(client, people[who])

    answered = client.post(f"/staff/trials/trial/{trial.pk}/plain/", form)

    assert answered.status_code == answer
    assert PlainSentence.objects.exists() is (who == "editor")


@pytest.mark.parametrize(
    ("who", "answer"),
    [("nobody", SIGN_IN), ("reader", REFUSED), ("editor", REFUSED), ("clinician", SIGN_IN)],
)
def test_only_a_clinician_checks(client, people, trial, sentence, who, answer):
    sign_in(client, people[who])

    answered = client.post(f"/staff/trials/trial/{trial.pk}/plain/", {"sentence": sentence.pk})

    assert answered.status_code == answer
    assert PlainCheck.objects.exists() is (who == "clinician")


@pytest.mark.parametrize(
    ("who", "answer"),
    [("nobody", SIGN_IN), ("reader", REFUSED), ("editor", OK), ("clinician", REFUSED)],
)
def test_only_who_writes_asks_for_the_grade(client, people, who, answer):
    sign_in(client, people[who])

    assert client.post(GRADE, {"text": "Fine.", "language": "en"}).status_code == answer


def test_a_clinician_sees_the_sentence_and_no_box_to_write_in(client, clinician, trial, sentence):
    client.force_login(clinician)

    body = client.get(f"/staff/trials/trial/{trial.pk}/plain/").content.decode()

    assert sentence.text in body
    assert "I have checked it" in body
    assert "<textarea" not in body
    assert "htmx" not in body


def test_who_wrote_a_sentence_is_offered_no_check_of_it(client, editor, trial, sentence):
    editor.groups.add(Group.objects.get(name="Clinicians who check"))
    client.force_login(editor)
    page = f"/staff/trials/trial/{trial.pk}/plain/"
    others = client.get(page).content.decode()

    block, rule = next(criteria_of(trial).each())
    form = {"digest": rule.digest, "side": block.side, "language": "en", "text": "My words."}
    client.post(page, form)

    assert "I have checked it</button>" in others
    assert "I have checked it</button>" not in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("The trial is paused.", "en", "Grade 0.7: fine"),
        ("Eligibility is contingent upon hematological parameters.", "en", "families need 8 or"),
        ("Tiene menos de 22 años.", "es", "Grade 0.3: fine"),
        ("", "en", '<span class="grade"></span>'),
    ],
)
def test_the_grade_of_what_is_typed(desk, text, language, said):
    body = desk.post(GRADE, {"text": text, "language": language}).content.decode()

    assert said in body


def test_the_grade_is_asked_for_by_post_so_that_no_address_holds_what_is_typed(desk, trial):
    body = desk.get(f"/staff/trials/trial/{trial.pk}/plain/").content.decode()

    assert f'data-hx-post="{GRADE}"' in body
    assert "Grade" not in desk.get(f"{GRADE}?text=Typed&language=en").content.decode()


@pytest.mark.parametrize("table", ["plainsentence", "plaincheck"])
def test_evidence_is_read_at_the_desk_and_never_changed(desk, sentence, clinician, table):
    check = plain.check(sentence=sentence, by=clinician, now=timezone.now())
    row = {"plainsentence": sentence, "plaincheck": check}[table]

    listed = desk.get(f"/staff/trials/{table}/").content.decode()

    assert sentence.text in listed
    assert desk.get(f"/staff/trials/{table}/{row.pk}/change/").status_code == OK
    assert desk.post(f"/staff/trials/{table}/{row.pk}/change/", {}).status_code == REFUSED
    assert desk.post(f"/staff/trials/{table}/{row.pk}/delete/").status_code == REFUSED
    assert desk.get(f"/staff/trials/{table}/add/").status_code == REFUSED


def test_the_history_of_the_trial_tells_who_wrote_and_who_checked(desk, trial, sentence, clinician):
    plain.check(sentence=sentence, by=clinician, now=timezone.now())

    body = desk.get(f"/staff/trials/trial/{trial.pk}/history/").content.decode()

    assert f"Plain sentence “{sentence.text}” written" in body
    assert f"Plain sentence “{sentence.text}” checked" in body
    assert "Clara Clinic" in body
