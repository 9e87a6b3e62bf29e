from __future__ import annotations

import itertools
from collections import Counter

import pytest

from tests.actions.test_races import at_once, shared_database  # noqa: F401 -- a fixture
from trials.actions.glossary import FOLDER, LANGUAGES, load, shipped
from trials.language.terms import key
from trials.models import GlossaryEntry
from trials.queries.glossary import HIGHEST_GRADE, reading_grade
from trials.queries.history import row_events


def entry(concept: str, language: str = "en") -> GlossaryEntry:
    return GlossaryEntry.objects.get(concept=concept, language=language)


def test_at_least_150_concepts_are_explained_and_each_in_every_language():
    concepts = {
        language: {each.concept for each in shipped() if each.language == language}
        for language in LANGUAGES
    }

    assert len(concepts["en"]) >= 150
    assert concepts["es"] == concepts["en"]
    assert {file.stem for file in FOLDER.iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_shared_by_two_concepts_of_a_language(language):
    owners = {(key(form), each.concept) for each in of(language) for form in each.forms}

    shared = [form for form, count in Counter(form for form, _ in owners).items() if count > 1]

    assert owners
    assert shared == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_can_be_read_at_grade_8(language):
    hard = [each.concept for each in of(language) if reading_grade(each) > HIGHEST_GRADE]

    assert hard == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_is_one_or_two_sentences_that_end(language):
    odd = [
        each.concept
        for each in of(language)
        if not each.meaning.endswith(".") or each.meaning.count(". ") > 1
    ]

    assert odd == []


def test_a_clinical_trial_is_called_in_spanish_as_the_pages_call_it():
    odd = [each.concept for each in of("es") if "ensayo" in f"{each.term} {each.meaning}"]

    assert odd == ["clinical-trial"]
    (trial,) = (each for each in of("es") if each.concept == "clinical-trial")
    assert trial.term == "estudio clínico"
    assert "ensayo clínico" in trial.forms


def of(language: str) -> list[GlossaryEntry]:
    return [each for each in shipped() if each.language == language]


@pytest.mark.django_db
def test_what_ships_is_added_once_and_its_history_says_where_from(now):
    added = load(now=now)
    again = load(now=now)

    [event] = row_events(entry("chemotherapy"))
    assert (added, again) == (len([*shipped()]), 0)
    assert GlossaryEntry.objects.count() == added
    assert (event.deed, event.who, event.at) == ("added", "Came with the portal", now)
    assert "quimio" in entry("chemotherapy", "es").forms


@pytest.mark.django_db
def test_an_edited_meaning_stays_as_staff_wrote_it(now):
    load(now=now)
    edited = entry("chemotherapy")
    edited.meaning = "Ours."
    edited.save()

    load(now=now)

    assert entry("chemotherapy").meaning == "Ours."


@pytest.mark.django_db
def test_what_nobody_touched_says_what_ships_now(now, monkeypatch):
    old = [each for each in shipped() if each.concept == "chemotherapy"]
    for each in old:
        each.meaning = "As it was shipped once."
    monkeypatch.setattr("trials.actions.glossary.shipped", lambda: iter(old))
    load(now=now)
    monkeypatch.undo()

    load(now=now)
    load(now=now)

    _, changed = row_events(entry("chemotherapy"))
    assert "As it was" not in entry("chemotherapy").meaning
    assert (changed.deed, changed.who) == ("changed", "Came with the portal")


@pytest.mark.django_db
def test_a_renewed_entry_takes_no_form_that_staff_gave_to_another_concept(now, monkeypatch):
    old = [each for each in shipped() if each.concept == "chemotherapy"]
    for each in old:
        each.other_forms = ""
    monkeypatch.setattr("trials.actions.glossary.shipped", lambda: iter(old))
    load(now=now)
    monkeypatch.undo()
    GlossaryEntry.objects.create(concept="chemo-pump", language="en", term="chemo", meaning="Ours.")

    load(now=now)

    assert entry("chemotherapy").other_forms == ""
    assert entry("chemotherapy", "es").other_forms


@pytest.mark.django_db
def test_a_deleted_entry_stays_away_in_its_language_only(now):
    load(now=now)
    entry("chemotherapy").delete()

    assert load(now=now) == 0
    assert [each.language for each in GlossaryEntry.objects.filter(concept="chemotherapy")] == [
        "es"
    ]


@pytest.mark.django_db
def test_a_form_that_staff_gave_to_another_concept_stays_theirs(now):
    GlossaryEntry.objects.create(concept="chemo-pump", language="en", term="chemo", meaning="Ours.")

    added = load(now=now)

    assert added == len([*shipped()]) - 1
    assert not GlossaryEntry.objects.filter(concept="chemotherapy", language="en").exists()


@pytest.mark.django_db
def test_an_entry_without_history_stays_too(now):
    GlossaryEntry.objects.bulk_create(
        [GlossaryEntry(concept="chemotherapy", language="en", term="chemo", meaning="Ours.")]
    )

    added = load(now=now)

    assert added == len([*shipped()]) - 1
    assert entry("chemotherapy").meaning == "Ours."


@pytest.mark.usefixtures("shared_database")
def test_two_loads_at_once_add_each_entry_once(now):
    added: list[int] = []

    at_once(2, lambda: added.append(load(now=now)))

    assert sorted(added) == [0, len([*shipped()])]
    assert GlossaryEntry.objects.count() == GlossaryEntry.history.count() == max(added)


@pytest.mark.django_db
def test_an_entry_that_appears_meanwhile_does_not_stop_the_others(now, monkeypatch):
    total = len([*shipped()])
    GlossaryEntry.objects.create(
        concept="chemotherapy", language="en", term="chemotherapy", meaning="Ours."
    )
    seen = itertools.chain([set()], itertools.repeat({("chemotherapy", "en")}))
    monkeypatch.setattr("trials.actions.glossary._had", lambda: next(seen))

    added = load(now=now)

    assert added == total - 1
    assert entry("chemotherapy").meaning == "Ours."
