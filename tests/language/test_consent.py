from __future__ import annotations

import hashlib

import pytest

from trials.language import grade_spanish
from trials.language.consent import CONSENT_VERSION, consent
from trials.language.grade import grade

# A wording that people agreed to is never changed. Add a version and its fingerprints.
FINGERPRINTS = {
    ("2026-11", "en"): "f97fdca5a6112543",
    ("2026-12", "en"): "d2983b98ddfe4d81",
    ("2026-12", "es"): "48fd6ddc8a805401",
}
GRADES = {"en": grade, "es": grade_spanish.grade}


@pytest.mark.parametrize(("version", "language"), FINGERPRINTS)
def test_a_wording_that_people_agreed_to_is_as_it_was(version, language):
    wording = consent(operator="X", keep_days=1, version=version, language=language)

    fingerprint = hashlib.sha256(repr(wording).encode()).hexdigest()[:16]
    assert wording.language == language
    assert fingerprint == FINGERPRINTS[version, language]


@pytest.mark.parametrize("language", GRADES)
def test_the_version_in_use_has_a_fingerprint(language):
    assert (CONSENT_VERSION, language) in FINGERPRINTS


@pytest.mark.parametrize(("version", "language"), [("2026-11", "es"), ("2026-12", "ar")])
def test_where_a_version_has_no_wording_in_a_language_the_english_one_is_agreed_to(
    version, language
):
    wording = consent(operator="X", keep_days=1, version=version, language=language)

    assert wording == consent(operator="X", keep_days=1, version=version)
    assert wording.language == "en"


@pytest.mark.parametrize(("language", "days"), [("en", "90 days"), ("es", "90 días")])
def test_the_wording_says_who_is_responsible_and_for_how_long(language, days):
    wording = consent(operator="St. Nowhere", keep_days=90, language=language)

    text = " ".join(text for _, text in wording.details)
    assert "St. Nowhere" in text
    assert days in text
    assert "{" not in text


@pytest.mark.parametrize("language", GRADES)
def test_every_part_can_be_read_by_a_frightened_parent(language):
    wording = consent(operator="The hospital", keep_days=90, language=language)

    grades = {
        text: GRADES[language](text) for text in (wording.tick, *dict(wording.details).values())
    }
    assert {text for text, found in grades.items() if found > 8} == set()
