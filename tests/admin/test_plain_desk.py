"""Plain sentences at the desk: written beside their rule, checked by somebody else."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from trials.actions import plain
from trials.models import PlainCheck, PlainSentence, Settlement, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db
TEXT = """Inclusion Criteria:

* At least 14 days since the last dose
* Written consent of a parent

Exclusion Criteria:

* Adequate kidney function"""
WORDS = "The last dose was at least 14 days ago."


@pytest.fixture
def trial() -> Trial:
    return Trial.objects.create(
        nct_id="NCT00000001", eligibility_criteria=TEXT, published_at=timezone.now()
    )


def page_of(trial: Trial) -> str:
    return f"/staff/trials/trial/{trial.pk}/plain/"


def criterion(trial: Trial, start: str):
    return next(pair for pair in criteria_of(trial).each() if pair[1].words.startswith(start))


def typed(trial: Trial, text: str, start: str = "At least", language: str = "en") -> dict[str, str]:
    """What the form beside a rule sends."""
    block, rule = criterion(trial, start)
    return {"digest": rule.digest, "side": block.side, "language": language, "text": text}


def written(trial: Trial, by, text: str = WORDS, start: str = "At least") -> PlainSentence:
    return plain.write(trial=trial, by=by, now=timezone.now(), **typed(trial, text, start))


def row(body: str, start: str) -> str:
    """The part of the page about one rule, without its marks."""
    found = next(part for part in body.split("<article")[1:] if start in part)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_an_editor_writes_a_sentence_and_comes_back_to_its_rule(desk, editor, trial):
    answer = desk.post(page_of(trial), typed(trial, WORDS.replace(" at", " \r\nat")))

    body = desk.get(page_of(trial)).content.decode()
    sentence = PlainSentence.objects.get()
    assert (sentence.text, sentence.by) == (WORDS, editor)
    anchor = criterion(trial, "At least")[1].anchor
    assert answer["Location"] == f"{page_of(trial)}?language=en#{anchor}"
    assert f'id="{anchor}"' in body
    assert "Waits for a check by a clinician. Written by Erin Example" in row(body, "14 days")
    assert "Nobody has explained this rule yet." in row(body, "Written consent")


def test_a_clinician_checks_it_and_families_read_it_with_the_name(client, trial, editor, clinician):
    sentence = written(trial, editor)
    client.force_login(clinician)

    client.post(page_of(trial), {"sentence": sentence.pk})

    body = client.get(page_of(trial)).content.decode()
    families = client.get(f"/trials/{trial.nct_id}/eligibility/").content.decode()
    assert "Checked by Clara Clinic on" in row(body, "14 days")
    assert WORDS in families
    assert "checked by Clara Clinic" in families


def test_before_a_check_families_do_not_see_it(desk, editor, trial):
    written(trial, editor)

    assert WORDS not in desk.get(f"/trials/{trial.nct_id}/eligibility/").content.decode()


def test_a_newer_sentence_waits_while_families_read_the_older_one(desk, editor, clinician, trial):
    plain.check(sentence=written(trial, editor), by=clinician, now=timezone.now())
    written(trial, editor, "At least 14 days have passed.")

    shown = row(desk.get(page_of(trial)).content.decode(), "since the last dose")

    assert "Waits for a check by a clinician." in shown
    assert f"Until then families read: “ {WORDS} ” Checked by Clara Clinic" in shown


def test_a_changed_rule_says_so_and_shows_what_changed(desk, editor, trial):
    written(trial, editor)
    Trial.objects.update(eligibility_criteria=TEXT.replace("14 days", "21 days"))

    body = desk.get(page_of(trial)).content.decode()

    assert "The registry has changed this rule since Erin Example wrote" in row(body, "21 days")
    assert "At least <del>14</del> days" in body
    assert "At least <ins>21</ins> days" in body
    assert WORDS in body


def test_a_sentence_that_is_still_right_is_saved_as_it_is(desk, editor, trial):
    written(trial, editor)
    Trial.objects.update(eligibility_criteria=TEXT.replace("last dose", "last dose of it"))
    trial.refresh_from_db()

    desk.post(page_of(trial), typed(trial, WORDS))

    body = desk.get(page_of(trial)).content.decode()
    assert "Waits for a check by a clinician." in row(body, "last dose of it")
    assert PlainSentence.objects.count() == 2


def test_a_rule_that_was_settled_on_another_side_asks_for_its_sentence_again(desk, editor, trial):
    written(trial, editor, "The kidneys work well.", "Adequate")
    (block,) = criteria_of(trial).to_settle
    Settlement.objects.create(
        trial=trial, digest=block.group.digest, side="inclusion", by=editor, at=timezone.now()
    )

    shown = row(desk.get(page_of(trial)).content.decode(), "Adequate kidney")

    assert "Written for another side: “The registry does not say clearly”" in shown


def test_a_rule_that_changed_while_the_page_was_open_keeps_what_was_typed(desk, trial):
    form = typed(trial, WORDS)
    Trial.objects.update(eligibility_criteria=TEXT.replace("14 days", "21 days"))

    answer = desk.post(page_of(trial), form)

    body = answer.content.decode()
    assert answer.status_code == 422
    assert "This rule has changed since you opened the page." in body
    assert f"What you typed: “{WORDS}”" in body
    assert not PlainSentence.objects.exists()


def test_a_text_that_is_too_long_comes_back_whole(desk, trial):
    answer = desk.post(page_of(trial), typed(trial, "word " * 300))

    body = answer.content.decode()
    assert answer.status_code == 422
    assert "We can take 1000" in row(body, "14 days")
    assert "word word" in row(body, "14 days")
    assert "word word" not in row(body, "Written consent")


@pytest.mark.parametrize(
    "broken",
    [{"digest": "nonsense"}, {"side": "left"}, {"language": "xx"}, {"digest": "0" * 64}],
)
def test_a_broken_form_writes_nothing(desk, trial, broken):
    answer = desk.post(page_of(trial), {**typed(trial, WORDS), **broken})

    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert not PlainSentence.objects.exists()


def test_a_refused_check_says_why_beside_its_rule(client, trial, editor, clinician):
    older = written(trial, editor)
    written(trial, editor, "Newer words.")
    client.force_login(clinician)

    answer = client.post(page_of(trial), {"sentence": older.pk})

    assert answer.status_code == 422
    assert "has been written anew" in row(answer.content.decode(), "14 days")
    assert not PlainCheck.objects.exists()


@pytest.mark.parametrize("sentence", ["", "x", "0", "9" * 30])
def test_a_check_of_no_sentence_checks_nothing(client, trial, editor, clinician, sentence):
    written(trial, editor)
    client.force_login(clinician)

    answer = client.post(page_of(trial), {"sentence": sentence})

    assert answer.status_code in (404, 422)
    assert not PlainCheck.objects.exists()


def test_a_sentence_of_another_trial_is_not_checked_here(client, trial, editor, clinician):
    other = Trial.objects.create(nct_id="NCT00000002", eligibility_criteria=TEXT)
    sentence = written(other, editor)
    client.force_login(clinician)

    assert client.post(page_of(trial), {"sentence": sentence.pk}).status_code == 404
    assert not PlainCheck.objects.exists()


def test_spanish_has_sentences_of_its_own(desk, editor, trial):
    written(trial, editor)
    spanish = "La última dosis fue hace al menos 14 días."

    desk.post(page_of(trial), typed(trial, spanish, language="es"))

    body = desk.get(f"{page_of(trial)}?language=es").content.decode()
    assert spanish in body
    assert WORDS not in body
    assert "At least 14 days since the last dose" in body
    assert '<textarea id="' in body
    assert 'lang="es"' in body


def test_the_links_lead_from_one_rule_that_waits_to_the_next(desk, editor, trial):
    written(trial, editor, "A parent agrees in writing.", "Written consent")

    body = desk.get(page_of(trial)).content.decode()

    first, last = (criterion(trial, start)[1].anchor for start in ("At least", "Adequate"))
    assert f'<a href="#{first}">The first rule that waits for you</a>' in body
    assert body.count(f'<a href="#{last}">The next rule that waits for you</a>') == 2
    assert body.count("The next rule that waits for you") == 2
