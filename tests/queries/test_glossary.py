from __future__ import annotations

import pytest

from trials.models import GlossaryEntry
from trials.queries.glossary import a_to_z, glossary, reading_grade, taken

pytestmark = pytest.mark.django_db


def explain(term: str, *other_forms: str, language: str = "en", concept: str = "") -> GlossaryEntry:
    return GlossaryEntry.objects.create(
        concept=concept or term.lower(),
        language=language,
        term=term,
        other_forms="\n".join(other_forms),
        meaning=f"What {term} means.",
    )


def test_a_page_explains_each_term_where_it_first_names_it():
    explain("relapse", "relapsed")
    explain("MRD")
    page = glossary("en")

    texts = ("relapsed, relapse", "MRD relapsed", "an MRD")
    mentions = [page.first_mentions(text) for text in texts]

    assert [[(m.start, m.end) for m in each] for each in mentions] == [[(0, 8)], [(0, 3)], []]
    assert [word.entry.term for word in page.explained] == ["MRD", "relapse"]


def test_another_page_explains_it_again():
    explain("MRD")

    pages = [glossary("en"), glossary("en")]

    assert [len(page.first_mentions("MRD")) for page in pages] == [1, 1]


def test_a_page_knows_the_words_of_its_own_language_only():
    explain("relapse")
    explain("recaída", language="es", concept="relapse")

    page = glossary("es")

    assert page.first_mentions("relapse") == []
    assert [m.concept for m in page.first_mentions("recaída")] == ["relapse"]
    assert [word.entry.term for word in page.explained] == ["recaída"]


def test_a_changed_form_is_found_at_once():
    entry = explain("MRD")
    assert glossary("en").first_mentions("MRD")
    entry.term = "ERM"
    entry.save()

    found = glossary("en").first_mentions("MRD ERM")

    assert [(m.start, m.end) for m in found] == [(4, 7)]


@pytest.mark.parametrize("entries", [1, 3])
def test_a_page_asks_the_database_once(entries, django_assert_num_queries):
    for number in range(entries):
        explain(f"term{number}", f"form{number}")

    with django_assert_num_queries(1):
        page = glossary("en")
        page.first_mentions("form0, term1 and term2")

    assert len(page.explained) == entries


def test_all_words_stand_under_their_letters_with_their_other_language(django_assert_num_queries):
    explain("élan")
    explain("ezrin")
    explain("EEG")
    explain("10⁹/L", concept="per-liter")
    explain("edema")
    explain("hinchazón", language="es", concept="edema")
    explain("solo en español", language="es", concept="alone")

    with django_assert_num_queries(1):
        letters = a_to_z("en")

    shown = {
        letter.name: [(word.entry.term, [o.term for o in word.elsewhere]) for word in letter.words]
        for letter in letters
    }
    assert shown == {
        "0–9": [("10⁹/L", [])],
        "E": [("edema", ["hinchazón"]), ("EEG", []), ("élan", []), ("ezrin", [])],
    }
    assert [*shown] == ["0–9", "E"]


def test_a_form_belongs_to_one_concept_of_a_language():
    owner = explain("minimal residual disease", "MRD")
    explain("mrd", language="es")
    other = GlossaryEntry(
        concept="other", language="en", term="Minimal-residual disease", other_forms="MRD\nmrd\nnew"
    )

    assert taken(other) == [("Minimal-residual disease", owner), ("MRD", owner)]
    assert taken(owner) == []


def test_the_grade_is_that_of_the_language():
    words = "La participación está supeditada a parámetros satisfactorios."
    entry = {"concept": "x", "term": "x", "meaning": words}

    spanish = reading_grade(GlossaryEntry(language="es", **entry))
    english = reading_grade(GlossaryEntry(language="en", **entry))

    assert spanish < 12 < english


def test_the_term_itself_is_no_hard_word():
    meaning = "Chemotherapy: drugs."
    own = GlossaryEntry(concept="x", language="en", term="chemotherapy", meaning=meaning)
    other = GlossaryEntry(concept="x", language="en", term="drug", meaning=meaning)

    assert reading_grade(own) < reading_grade(other)
