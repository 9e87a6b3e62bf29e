from __future__ import annotations

import pytest
from django.urls import reverse

from tests.forms_as_browsers_send_them import entries, save_unchanged, send, with_values
from trials.models import GlossaryEntry

FORM = "glossaryentry_form"
LIST = "/staff/trials/glossaryentry/"
ADD = "/staff/trials/glossaryentry/add/"
TYPED = {
    "concept": "remission",
    "language": "en",
    "term": "remission",
    "other_forms": "remissions\r\nMRD-free",
    "meaning": "The signs are gone.",
}


@pytest.fixture
def mrd(db: None) -> GlossaryEntry:
    return GlossaryEntry.objects.create(
        concept="mrd",
        language="en",
        term="minimal residual disease",
        other_forms="MRD\nmeasurable residual disease",
        meaning="A few cells are left.",
    )


def page_of(entry: GlossaryEntry) -> str:
    return reverse("admin:trials_glossaryentry_change", args=[entry.pk])


def filled_in(desk, path: str, **typed: str):
    opened = desk.get(path).content.decode()
    return send(desk, path, with_values(entries(opened, FORM), **typed))


def test_an_editor_adds_a_word(desk):
    answer = filled_in(desk, ADD, **TYPED)

    entry = GlossaryEntry.objects.get()
    assert answer.status_code == 302
    assert entry.forms == ["remission", "remissions", "MRD-free"]
    assert entry.history.get().history_user.username == "erin"


def test_a_form_that_another_concept_has_is_refused_and_says_whose_it_is(desk, mrd):
    answer = filled_in(desk, ADD, **{**TYPED, "other_forms": "remissions\r\nMRD"})

    assert answer.status_code == 200
    assert "“MRD” already belongs to “minimal residual disease”." in answer.content.decode()
    assert GlossaryEntry.objects.count() == 1


def test_a_term_that_another_concept_has_is_refused_in_its_own_line(desk, mrd):
    answer = filled_in(desk, ADD, **{**TYPED, "term": "Minimal-Residual disease"})

    assert answer.context["adminform"].form.errors == {
        "term": ["“Minimal-Residual disease” already belongs to “minimal residual disease”."]
    }


def test_a_meaning_can_be_mended_whatever_the_forms_are(desk, mrd):
    GlossaryEntry.objects.create(concept="other", language="en", term="MRD", meaning="Theirs.")

    answer = filled_in(desk, page_of(mrd), meaning="A few cells are still there.")

    assert answer.status_code == 302


def test_in_another_language_the_same_form_is_free(desk, mrd):
    answer = filled_in(desk, ADD, **{**TYPED, "language": "es", "other_forms": "MRD"})

    assert answer.status_code == 302


def test_a_second_entry_of_a_concept_in_its_language_is_refused(desk, mrd):
    answer = filled_in(desk, ADD, **{**TYPED, "concept": "mrd", "other_forms": ""})

    assert "already exists" in answer.content.decode()


def test_a_hard_meaning_is_saved_with_a_warning(desk, mrd):
    path = page_of(mrd)
    hard = "Submicroscopic persistence of malignant lymphoblasts notwithstanding remission."

    filled_in(desk, path, meaning=hard)

    mrd.refresh_from_db()
    assert mrd.meaning == hard
    assert "Shorter words and sentences help." in desk.get(LIST).content.decode()


def test_a_plain_meaning_is_saved_without_one(desk, mrd):
    filled_in(desk, page_of(mrd), meaning="A few cells are still there.")

    assert "Shorter words" not in desk.get(LIST).content.decode()


def test_the_page_tells_the_reading_grade_and_keeps_the_concept(desk, mrd):
    body = desk.get(page_of(mrd)).content.decode()

    assert "Reading grade of the meaning" in body
    assert 'name="concept"' not in body
    assert 'name="language"' not in body


def test_saving_it_unchanged_writes_nothing(desk, mrd):
    before = GlossaryEntry.history.count()

    save_unchanged(desk, page_of(mrd), FORM)

    mrd.refresh_from_db()
    assert mrd.other_forms == "MRD\nmeasurable residual disease"
    assert GlossaryEntry.history.count() == before


def test_the_history_tells_who_changed_what(desk, mrd):
    filled_in(desk, page_of(mrd), meaning="A few cells are still there.")

    body = desk.get(reverse("admin:trials_glossaryentry_history", args=[mrd.pk])).content.decode()
    assert "Erin Example" in body
    assert "A few cells are left." in body
    assert "A few cells are still there." in body


def test_the_list_can_be_searched_and_parted_by_language(desk, mrd):
    GlossaryEntry.objects.create(
        concept="mrd", language="es", term="enfermedad residual mínima", meaning="Quedan células."
    )

    body = desk.get(LIST).content.decode()
    found = {
        query: [row.term for row in desk.get(LIST + query).context["cl"].result_list]
        for query in ("", "?q=measurable", "?language__exact=es")
    }

    assert '"?language__exact=es"' in body
    assert found == {
        "": ["minimal residual disease", "enfermedad residual mínima"],
        "?q=measurable": ["minimal residual disease"],
        "?language__exact=es": ["enfermedad residual mínima"],
    }


def test_an_editor_may_delete_a_word(desk, mrd):
    desk.post(reverse("admin:trials_glossaryentry_delete", args=[mrd.pk]), {"post": "yes"})

    assert not GlossaryEntry.objects.exists()


def test_the_desk_leads_to_the_glossary(desk):
    assert LIST in desk.get("/staff/").content.decode()
