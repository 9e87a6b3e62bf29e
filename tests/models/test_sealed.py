"""What the database keeps without being able to read it."""

from __future__ import annotations

import base64

import pytest

from trials.models.sealed import Unreadable, seal, unseal

KEY, OLDER = "a key of today " * 3, "a key of last year " * 3
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def keys(settings):
    settings.SECRETS_KEYS = [KEY]


def test_what_was_sealed_comes_back_and_cannot_be_read_before():
    sealed = seal(SEED)

    assert unseal(sealed) == SEED
    assert SEED not in sealed
    assert SEED.encode() not in base64.urlsafe_b64decode(sealed.split(".")[2])


def test_the_same_text_is_sealed_differently_each_time():
    assert seal(SEED) != seal(SEED)


def test_a_new_key_seals_and_the_older_one_still_opens(settings):
    settings.SECRETS_KEYS = [OLDER]
    sealed = seal(SEED)
    settings.SECRETS_KEYS = [KEY, OLDER]

    assert unseal(sealed) == SEED
    assert seal(SEED).split(".")[1] != sealed.split(".")[1]


def test_without_its_key_a_text_is_refused(settings):
    sealed = seal(SEED)
    settings.SECRETS_KEYS = [OLDER]

    with pytest.raises(Unreadable):
        unseal(sealed)


@pytest.mark.parametrize("place", range(-44, 0, 4))
def test_a_changed_text_is_refused(place):
    sealed = list(seal(SEED))

    sealed[place] = "A" if sealed[place] != "A" else "B"

    with pytest.raises(Unreadable):
        unseal("".join(sealed))


@pytest.mark.parametrize("text", ["", "no seal", "1.2", "2.00000000.AAAA", SEED])
def test_what_was_never_sealed_is_refused(text):
    with pytest.raises(Unreadable):
        unseal(text)
