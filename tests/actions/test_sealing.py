"""A key can be changed for a new one while the portal runs, and the older one then goes."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from tests.asked import a_site, ask
from trials.actions import sealing
from trials.models import Entry, Inquiry
from trials.models.sealed import fingerprint, is_newest, seal, unseal

pytestmark = pytest.mark.django_db
OLD, NEW = "a key of last year " * 3, "a key of today " * 3


@pytest.fixture
def old_ones(settings, now) -> list[Inquiry]:
    """Questions sealed with the old key; the new one is set, and the old one behind it."""
    settings.SECRETS_KEYS = [OLD]
    asked = [ask(a_site(), now) for _ in range(3)]
    Authenticator.objects.create(
        user=User.objects.create_user("cora"), type="totp", data={"secret": seal("SEED")}
    )
    Authenticator.objects.create(
        user=User.objects.create_user("bea"),
        type="recovery_codes",
        data={"seed": seal("CODES"), "used_mask": 5},
    )
    settings.SECRETS_KEYS = [NEW, OLD]
    return asked


def test_all_is_sealed_with_the_newest_key_and_the_older_one_can_go(old_ones, settings):
    assert list(sealing.reseal()) == [True] * 8

    settings.SECRETS_KEYS = [NEW]
    for inquiry in Inquiry.objects.all():
        assert inquiry.sender.email == "canary@example.org"
        assert inquiry.email_fingerprint == fingerprint("canary@example.org")
        assert inquiry.phone_fingerprint == fingerprint("9015550177")
        assert inquiry.entries.get().text == "Canary message"
    totp, codes = Authenticator.objects.order_by("-type")
    assert unseal(totp.data["secret"]) == "SEED"
    assert (unseal(codes.data["seed"]), codes.data["used_mask"]) == ("CODES", 5)


def test_a_second_time_there_is_nothing_to_do(old_ones):
    list(sealing.reseal())

    assert list(sealing.reseal()) == []


def test_stopped_in_the_middle_it_goes_on_where_it_was(old_ones):
    """Whatever it had done when it was killed can be read, and so can the rest."""
    begun = sealing.reseal()
    next(begun)
    next(begun)
    begun.close()

    assert {each.sender.name for each in Inquiry.objects.all()} == {"Canary Name"}
    assert list(sealing.reseal()) == [True] * 6


def test_what_no_key_opens_is_counted_and_left(old_ones, settings):
    broken = Entry.objects.first()
    settings.SECRETS_KEYS = ["a key that was lost " * 3]
    Entry.objects.filter(pk=broken.pk).update(sealed_text=seal("?", f"entry {broken.key}"))
    settings.SECRETS_KEYS = [NEW, OLD]

    assert sorted(sealing.reseal()) == [False, *[True] * 7]
    assert not is_newest(Entry.objects.get(pk=broken.pk).sealed_text)


def test_erased_questions_stay_empty(old_ones, now):
    Inquiry.objects.update(
        sealed_sender="", email_fingerprint="", phone_fingerprint="", erased_at=now
    )
    Entry.objects.update(sealed_text="")

    assert list(sealing.reseal()) == [True] * 2
    assert set(Inquiry.objects.values_list("email_fingerprint", flat=True)) == {""}
