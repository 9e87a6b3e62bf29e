from __future__ import annotations

import hashlib

import pytest

from trials.language.consent import CONSENT_VERSION, consent
from trials.language.grade import grade

# A wording that people agreed to is never changed. Add a version and its fingerprint.
FINGERPRINTS = {"2026-11": "f97fdca5a6112543", "2026-12": "d2983b98ddfe4d81"}


@pytest.mark.parametrize("version", FINGERPRINTS)
def test_a_wording_that_people_agreed_to_is_as_it_was(version):
    wording = consent(operator="X", keep_days=1, version=version)

    assert hashlib.sha256(repr(wording).encode()).hexdigest()[:16] == FINGERPRINTS[version]


def test_the_version_in_use_has_a_fingerprint():
    assert CONSENT_VERSION in FINGERPRINTS


def test_the_wording_says_who_is_responsible_and_for_how_long():
    wording = consent(operator="St. Nowhere", keep_days=90)

    text = " ".join(text for _, text in wording.details)
    assert "St. Nowhere" in text
    assert "90 days" in text
    assert "{" not in text


def test_every_part_can_be_read_by_a_frightened_parent():
    wording = consent(operator="The hospital", keep_days=90)

    sentences = [wording.tick, *(text for _, text in wording.details)]
    assert {sentence: grade(sentence) for sentence in sentences if grade(sentence) > 8} == {}
