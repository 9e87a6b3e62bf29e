"""Registry text is English on a Spanish page; what explains it is Spanish."""

from __future__ import annotations

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from trials.models import GlossaryEntry, PlainCheck, PlainSentence, Trial
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db

CRITERIA = """Inclusion Criteria:

* MRD after two courses

Exclusion Criteria:

* Graft-versus-host disease"""


@pytest.fixture
def trial(publish) -> Trial:
    for language, term, forms in (
        ("en", "minimal residual disease (MRD)", "MRD"),
        ("es", "enfermedad residual mínima (ERM)", "ERM"),
    ):
        GlossaryEntry.objects.create(
            concept="mrd", language=language, term=term, other_forms=forms, meaning=f"¿{term}?"
        )
    return publish(eligibility_criteria=CRITERIA)


def read(client: Client, language: str = "/es", tab: str = "eligibility") -> str:
    return client.get(f"{language}/trials/NCT00000001/{tab}/").content.decode()


def first_rule(body: str) -> str:
    start = body.index('class="rule">')
    return body[start : body.index("</li>", start)]


def words(body: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def explain(trial: Trial, language: str, text: str, *, is_checked: bool = True) -> None:
    block, criterion = next(criteria_of(trial).each())
    by, _ = User.objects.get_or_create(username="staff", first_name="Ana", last_name="Ruiz")
    sentence = PlainSentence.objects.create(
        trial=trial,
        digest=criterion.digest,
        criterion=criterion.words,
        side=block.side,
        language=language,
        text=text,
        by=by,
        at=trial.published_at,
    )
    if is_checked:
        PlainCheck.objects.create(sentence=sentence, by=by, at=trial.published_at)


def test_a_term_of_the_registry_is_explained_in_spanish_with_its_english_beside(
    client: Client, trial: Trial
) -> None:
    body = read(client)

    assert re.search(r'<div lang="en">\s*<button [^>]*popovertarget="term-mrd"', first_rule(body))
    [meaning] = re.findall(r'<div class="term-meaning" id="term-mrd".*?</div>', body, re.DOTALL)
    assert 'lang="es" popover>' in meaning
    assert "<dfn>enfermedad residual mínima (ERM)</dfn>" in meaning
    assert '<span lang="en">minimal residual disease (MRD)</span>' in meaning
    assert "¿enfermedad residual mínima (ERM)?</p>" in meaning
    assert 'href="/es/glossary/#term-mrd"' in meaning


def test_on_an_english_page_a_meaning_names_its_term_once(client: Client, trial: Trial) -> None:
    body = read(client, "")

    [meaning] = re.findall(r'<div class="term-meaning" id="term-mrd".*?</div>', body, re.DOTALL)
    assert 'lang="en" popover>' in meaning
    assert "<p><dfn>minimal residual disease (MRD)</dfn></p>" in meaning
    assert "enfermedad" not in meaning


def test_a_term_of_a_spanish_sentence_is_found_by_its_spanish_form(
    client: Client, trial: Trial
) -> None:
    explain(trial, "es", "Debe haber ERM.")

    rule = first_rule(read(client))

    assert re.search(r"<p>Debe haber <button [^>]*><span>ERM</span>\.</button></p>", rule)
    assert "MRD after two courses" in words(rule)


def test_each_page_has_the_plain_sentence_of_its_language(client: Client, trial: Trial) -> None:
    explain(trial, "en", "A test must find leukemia.")
    explain(trial, "es", "Una prueba debe hallar leucemia.")

    for tab in ("eligibility", "checklist"):
        english, spanish = (read(client, start, tab) for start in ("", "/es"))
        assert ("A test must find" in english, "Una prueba debe" in english) == (True, False)
        assert ("A test must find" in spanish, "Una prueba debe" in spanish) == (False, True)


@pytest.mark.parametrize("tab", ["eligibility", "checklist"])
def test_without_a_checked_spanish_sentence_the_source_stands_there_in_english(
    client: Client, trial: Trial, tab: str
) -> None:
    explain(trial, "en", "A test must find leukemia.")
    explain(trial, "es", "Una prueba debe hallar leucemia.", is_checked=False)

    body = read(client, tab=tab)

    assert "Una prueba" not in body
    assert "A test must find" not in body
    in_english = re.findall(r'<(?:div|legend) lang="en">(.*?)</(?:div|legend)>', body, re.DOTALL)
    assert "MRD after two courses" in {words(each) for each in in_english}


@pytest.mark.parametrize("tab", ["eligibility", "checklist", "refer"])
def test_a_spanish_page_says_once_that_the_registrys_text_is_english(
    client: Client, trial: Trial, tab: str
) -> None:
    said = "The registry’s text is in English."

    assert read(client, "", tab).count(said) == 0
    assert (
        len(re.findall(r'<p class="said">[^<]*(?:in English|inglés)', read(client, tab=tab))) == 1
    )


def test_in_the_spanish_glossary_the_spanish_terms_lead(client: Client, trial: Trial) -> None:
    GlossaryEntry.objects.create(concept="x", language="en", term="only here", meaning="English.")

    body = client.get("/es/glossary/").content.decode()

    [entry] = re.findall(r'<div id="term-mrd">(.*?)</div>', body, re.DOTALL)
    assert "<dt>enfermedad residual mínima (ERM)</dt>" in entry
    assert 'lang="en"><strong>minimal residual disease (MRD)</strong>' in entry
    assert '<html lang="es"' in body
    assert 'href="#letter-e"' in body
    assert "only here" not in body
