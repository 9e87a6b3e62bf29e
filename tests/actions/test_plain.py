from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import User

from trials.actions import plain
from trials.models import PlainCheck, PlainSentence, Settlement, Trial
from trials.queries.criteria import criteria_of
from trials.queries.plain import explanations

pytestmark = pytest.mark.django_db
TEXT = """Inclusion Criteria:

* At least 14 days since the last dose

Exclusion Criteria:

* Known allergy to the drug"""
WORDS = "The last dose was at least 14 days ago."


@pytest.fixture
def trial(now: dt.datetime) -> Trial:
    return Trial.objects.create(nct_id="NCT00000001", eligibility_criteria=TEXT, published_at=now)


@pytest.fixture
def wanda() -> User:
    return User.objects.create_user("wanda", first_name="Wanda", last_name="Writer")


@pytest.fixture
def clara() -> User:
    return User.objects.create_user("clara", first_name="Clara", last_name="Clinic")


def write(trial: Trial, by: User, now: dt.datetime, text: str = WORDS, **other: str):
    block, criterion = next(criteria_of(trial).each())
    known = {"digest": criterion.digest, "side": block.side, "language": "en", **other}
    return plain.write(trial=trial, text=text, by=by, now=now, **known)


def change(trial: Trial, old: str, new: str) -> None:
    trial.eligibility_criteria = trial.eligibility_criteria.replace(old, new)
    trial.save()


def shown(trial: Trial) -> list[str]:
    """What families read."""
    found = explanations(trial, criteria_of(trial)).values()
    return [each.shown.text for each in found if each.shown and not each.is_outdated]


def test_a_sentence_keeps_the_words_and_the_side_that_it_was_written_for(trial, wanda, now):
    sentence = write(trial, wanda, now)

    assert (sentence.text, sentence.by, sentence.at) == (WORDS, wanda, now)
    assert sentence.criterion == "At least 14 days since the last dose"
    assert sentence.side == "inclusion"


def test_families_read_a_sentence_once_somebody_else_has_checked_it(trial, wanda, clara, now):
    sentence = write(trial, wanda, now)
    before = shown(trial)

    checked = plain.check(sentence=sentence, by=clara, now=now)

    assert (before, shown(trial)) == ([], [WORDS])
    assert (checked.by, checked.at) == (clara, now)


def test_the_same_text_again_writes_nothing(trial, wanda, clara, now):
    first = write(trial, wanda, now)

    again = write(trial, clara, now)

    assert again == first
    assert PlainSentence.objects.count() == 1


def test_nothing_typed_where_nothing_was_writes_nothing(trial, wanda, now):
    assert write(trial, wanda, now, "") is None
    assert not PlainSentence.objects.exists()


def test_an_empty_text_takes_a_sentence_back(trial, wanda, clara, now):
    plain.check(sentence=write(trial, wanda, now), by=clara, now=now)

    write(trial, wanda, now, "")

    assert shown(trial) == []
    assert PlainSentence.objects.count() == 2


def test_a_sentence_for_words_that_are_gone_is_refused(trial, wanda, now):
    digest = next(criteria_of(trial).each())[1].digest
    change(trial, "14 days", "21 days")

    with pytest.raises(plain.TextChanged, match="has changed since you opened"):
        write(trial, wanda, now, digest=digest)

    assert not PlainSentence.objects.exists()


def test_a_sentence_typed_for_one_side_is_not_kept_for_the_other(trial, wanda, now):
    with pytest.raises(plain.TextChanged):
        write(trial, wanda, now, side="exclusion")

    assert not PlainSentence.objects.exists()


def test_each_language_has_a_sentence_of_its_own(trial, wanda, clara, now):
    english = write(trial, wanda, now)
    write(trial, wanda, now, "La última dosis fue hace al menos 14 días.", language="es")

    plain.check(sentence=english, by=clara, now=now)

    assert shown(trial) == [WORDS]
    assert explanations(trial, criteria_of(trial), "es").popitem()[1].shown is None


def test_nobody_checks_a_sentence_of_their_own(trial, wanda, now):
    sentence = write(trial, wanda, now)

    with pytest.raises(plain.OwnSentence, match="Somebody else has to check it"):
        plain.check(sentence=sentence, by=wanda, now=now)

    assert not PlainCheck.objects.exists()


@pytest.mark.parametrize("name", [("", ""), ("Clara", " "), ("", "Clinic")])
def test_who_checks_has_a_first_and_a_last_name(trial, wanda, clara, now, name):
    clara.first_name, clara.last_name = name
    sentence = write(trial, wanda, now)

    with pytest.raises(plain.NoName, match="no first and last name"):
        plain.check(sentence=sentence, by=clara, now=now)


def test_only_the_newest_sentence_can_be_checked(trial, wanda, clara, now):
    older = write(trial, wanda, now)
    newer = write(trial, wanda, now, "At least 14 days have passed.")

    with pytest.raises(plain.Superseded, match="written anew"):
        plain.check(sentence=older, by=clara, now=now)

    plain.check(sentence=newer, by=clara, now=now)
    assert shown(trial) == ["At least 14 days have passed."]


def test_what_was_taken_back_cannot_be_checked(trial, wanda, clara, now):
    write(trial, wanda, now)
    taken_back = write(trial, wanda, now, "")

    with pytest.raises(plain.Superseded):
        plain.check(sentence=taken_back, by=clara, now=now)


def test_a_sentence_whose_rule_has_changed_meanwhile_cannot_be_checked(trial, wanda, clara, now):
    sentence = write(trial, wanda, now)
    change(trial, "14 days", "21 days")

    with pytest.raises(plain.TextChanged):
        plain.check(sentence=sentence, by=clara, now=now)


def test_a_sentence_whose_rule_has_moved_to_another_side_cannot_be_checked(
    trial, wanda, clara, now
):
    change(trial, "Known allergy to the drug", "Adequate kidney function")
    (block,) = criteria_of(trial).to_settle
    digest = block.criteria[0].digest
    sentence = write(trial, wanda, now, "The kidneys work.", digest=digest, side="undecided")
    Settlement.objects.create(
        trial=trial, digest=block.group.digest, side="exclusion", by=wanda, at=now
    )

    with pytest.raises(plain.TextChanged):
        plain.check(sentence=sentence, by=clara, now=now)


def test_a_second_check_is_told_of_the_first(trial, wanda, clara, now):
    sentence = write(trial, wanda, now)
    plain.check(sentence=sentence, by=clara, now=now)
    other = User.objects.create_user("otto", first_name="Otto", last_name="Other")

    with pytest.raises(plain.AlreadyChecked, match="checked this sentence already"):
        plain.check(sentence=sentence, by=other, now=now)

    assert PlainCheck.objects.get().by == clara
