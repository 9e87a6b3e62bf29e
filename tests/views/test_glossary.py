from __future__ import annotations

import re

import pytest

from trials.models import GlossaryEntry

pytestmark = pytest.mark.django_db


def explain(concept: str, language: str, term: str, meaning: str) -> None:
    GlossaryEntry.objects.create(concept=concept, language=language, term=term, meaning=meaning)


def test_every_word_stands_with_its_meaning_in_both_languages(client):
    explain("mrd", "en", "minimal residual disease (MRD)", "A few cells that are left.")
    explain("mrd", "es", "enfermedad residual mínima", "Unas pocas células que quedan.")

    body = client.get("/glossary/").content.decode()

    [entry] = re.findall(r'<div id="term-mrd">(.*?)</div>', body, re.DOTALL)
    assert "<dt>minimal residual disease (MRD)</dt>" in entry
    assert "<dd>A few cells that are left.</dd>" in entry
    assert 'lang="es"><strong>enfermedad residual mínima</strong>: Unas pocas' in entry
    assert 'href="#letter-m"' in body
    assert 'id="letter-m"' in body


def test_a_term_without_english_is_left_out(client):
    explain("mrd", "es", "enfermedad residual mínima", "Unas pocas células.")

    assert "enfermedad" not in client.get("/glossary/").content.decode()


def test_what_staff_typed_is_shown_as_text(client):
    explain("x", "en", "<b>x</b>", "<script>")

    body = client.get("/glossary/").content.decode()

    assert "&lt;b&gt;x&lt;/b&gt;" in body
    assert "<dd>&lt;script&gt;</dd>" in body


def test_an_empty_glossary_says_so(client):
    assert "No word has been explained here yet." in client.get("/glossary/").content.decode()


@pytest.mark.parametrize("entries", [1, 3])
def test_the_page_costs_one_query_and_sets_no_cookie(client, entries, django_assert_num_queries):
    for number in range(entries):
        explain(f"c{number}", "en", f"term {number}", "A meaning.")

    with django_assert_num_queries(1):
        answer = client.get("/glossary/")

    assert answer.content.decode().count("<dt>") == entries
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", ["/", "/about/"])
def test_other_pages_lead_to_it(client, path):
    assert 'href="/glossary/"' in client.get(path).content.decode()


def test_it_only_answers_to_reading(client):
    assert client.post("/glossary/").status_code == 405
