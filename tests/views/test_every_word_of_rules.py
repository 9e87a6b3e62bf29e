"""The rules, the checklist, the clinician's card and the glossary in a language of brackets."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.every_word import bracketed, left_in_english
from trials.actions import samples
from trials.models import GlossaryEntry, PlainCheck, PlainSentence, Site, Trial, TrialName
from trials.queries.checklist import checklist_of
from trials.queries.criteria import criteria_of

pytestmark = pytest.mark.django_db

SAMPLE = f"/es/trials/{samples.NCT_ID}"
OTHER = "/es/trials/NCT00000001"
# What is the same in every language: units of measurement, and names.
SAME = (
    *("mg/dL", "µmol/L", "Karnofsky", "Lansky", "ECOG", "ClinicalTrials.gov"),
    *("San Diego", "Memphis", "United States"),
    *(settings.PORTAL_NAME, settings.PORTAL_OPERATOR),
)
CRITERIA = """Please note the following.

Inclusion Criteria:

* Age < 22 years
* Creatinine by age, at most: 1 to < 2 years 0.6 mg/dL, 2 to < 6 years 0.8 mg/dL

Cohort B:

* No MRD and no infection

Exclusion Criteria:

* Steroids within 4 weeks before screening, except for a rash
* Pregnant or breast-feeding"""


@pytest.fixture
def sample(now) -> Trial:
    return samples.load(now=now)


@pytest.fixture
def other(publish) -> Trial:
    return publish(
        sites=1,
        eligibility_criteria=CRITERIA,
        maximum_age="17 Years",
        gender_based=True,
        gender_description="Only girls",
        sampling_method="PROBABILITY_SAMPLE",
        study_population="Children of a school",
        is_demonstration=True,
    )


@pytest.fixture
def words(db) -> None:
    for language, term in (("en", "MRD"), ("es", "⟦ERM⟧")):
        GlossaryEntry.objects.create(
            concept="mrd", language=language, term=term, meaning=f"{term}."
        )


def explain(trial: Trial, now) -> None:
    """A checked Spanish sentence for the first criterion, of which the words have changed since."""
    block, criterion = next(criteria_of(trial).each())
    writer = User.objects.create_user("⟦wanda⟧")
    sentence = PlainSentence.objects.create(
        trial=trial,
        digest=criterion.digest,
        criterion=criterion.words,
        side=block.side,
        language="es",
        text="⟦Para menores de 22 años.⟧",
        by=writer,
        at=now,
    )
    clinician = User.objects.create_user("chris", first_name="⟦Chris⟧")
    PlainCheck.objects.create(sentence=sentence, by=clinician, at=now)
    changed = trial.eligibility_criteria.replace("22 years", "21 years")
    Trial.objects.filter(pk=trial.pk).update(eligibility_criteria=changed)


def left(body: str) -> list[str]:
    """The text to paste is in two languages at once and has a test of its own."""
    shown = re.sub(r"<textarea.*?</textarea>", "", body, flags=re.DOTALL)
    titles = Trial.objects.values_list("brief_title", "plain_title")
    names = TrialName.objects.values_list("title", "for_whom")
    told = [text for texts in (*titles, *names) for text in texts if text]
    return left_in_english(shown, *SAME, *told)


@pytest.mark.parametrize("tab", ["eligibility", "checklist", "refer"])
def test_every_word_of_ours_about_the_rules_is_translated(
    client: Client, sample: Trial, other: Trial, words: None, tab: str
) -> None:
    Site.objects.filter(trial=other).update(clinician_line="901-555-0142")

    with bracketed():
        pages = [client.get(f"{trial}/{tab}/").content.decode() for trial in (SAMPLE, OTHER)]

    assert [left(page) for page in pages] == [[], []]


def test_every_word_about_a_plain_sentence_is_translated(client: Client, other: Trial, now) -> None:
    explain(other, now)

    with bracketed():
        body = client.get(f"{OTHER}/eligibility/").content.decode()

    assert "Para menores de 22 años." in body
    assert left(body) == []


def test_every_word_of_the_page_to_take_along_is_translated(client: Client, sample: Trial) -> None:
    names = [question.name for question in checklist_of(sample).questions]
    answers = dict(zip(names, ["yes", "no", "dont-know", "x"] * 3, strict=False))

    with bracketed():
        told = [
            client.post(f"{SAMPLE}/checklist/", {**answers, **age}).content.decode()
            for age in ({"years": "7", "months": "3"}, {"years": "700"}, {"months": "12"})
        ]

    assert [left(body) for body in told] == [[], [], []]


@pytest.mark.parametrize("tab", ["eligibility", "checklist", "refer"])
def test_every_word_about_a_trial_without_rules_is_translated(
    client: Client, publish, tab: str
) -> None:
    publish()

    with bracketed():
        body = client.get(f"{OTHER}/{tab}/").content.decode()

    assert left(body) == []


def test_every_word_of_the_glossary_is_translated(client: Client, words: None) -> None:
    with bracketed():
        body = client.get("/es/glossary/").content.decode()
        GlossaryEntry.objects.all().delete()
        empty = client.get("/es/glossary/").content.decode()

    assert (left(body), left(empty)) == ([], [])


def test_the_text_to_paste_and_the_saved_number_speak_the_language_of_the_page(
    client: Client, other: Trial
) -> None:
    site = Site.objects.get()
    Site.objects.update(clinician_line="901-555-0142 x7")

    with bracketed():
        page = client.get(f"{OTHER}/refer/").content.decode()
        card = client.get(f"{OTHER}/refer/{site.pk}.vcf").content.decode()

    pasted = " ".join(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[1].split())
    assert "⟦HARD STOPS⟧ - Steroids within 4 weeks before screening" in pasted
    assert "⟦Rules out: ⟧28⟦ days: ⟧Steroids, within 4 weeks⟦, counted to ⟧screening" in pasted
    assert "Hospital 0, Memphis, United States: ⟦for clinicians⟧, 901-555-0142 x7 (⟦hours" in pasted
    note = re.search(r"NOTE:(.*?)\r\nUID", card, re.DOTALL)[1].replace("\r\n ", "")
    assert left_in_english(note.replace("\\n", " ")) == []
    assert f"URL:{settings.PORTAL_URL}{OTHER}/refer/" in card.replace("\r\n ", "")


def test_a_number_saved_in_two_languages_is_one_card(client: Client, other: Trial) -> None:
    site = Site.objects.get()
    Site.objects.update(clinician_line="901-555-0142")

    cards = [
        client.get(f"{start}/trials/NCT00000001/refer/{site.pk}.vcf").content.decode()
        for start in ("", "/es")
    ]

    english, spanish = (re.search(r"UID:.*?END", card, re.DOTALL)[0] for card in cards)
    assert english == spanish
