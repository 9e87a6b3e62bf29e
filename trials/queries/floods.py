"""How many questions came lately: from one address, from one network, from all."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings

from trials.models import Inquiry
from trials.models.sealed import fingerprints
from trials.queries.persons import as_compared

ATTACK = dt.timedelta(minutes=10)
_AFTER_HEX = "g"


def has_sent_many(email: str, now: dt.datetime) -> bool:
    """Whether as many came with this e-mail address within a day as may."""
    prints = fingerprints(as_compared(email))
    day = now - dt.timedelta(days=1)
    sent = Inquiry.objects.filter(email_fingerprint__in=prints, submitted_at__gt=day)
    most: int = settings.INQUIRIES_FROM_ADDRESS
    return sent.count() >= most


def have_sent_many(network: str, now: dt.datetime) -> bool:
    """Whether as many came from this network, given as its fingerprint, within an hour as may."""
    hour = now - dt.timedelta(hours=1)
    sent = Inquiry.objects.filter(network_fingerprint=network, submitted_at__gt=hour)
    most: int = settings.INQUIRIES_FROM_NETWORK
    return sent.count() >= most


def is_under_attack(now: dt.datetime) -> bool:
    """Whether very many came within ten minutes, or many that were kept aside. One query of the
    newest rows, however many there are."""
    most: int = settings.PROOF_FROM
    most_held: int = settings.PROOF_FROM_HELD
    newest = Inquiry.objects.order_by("-pk").values_list("submitted_at", "held_why")
    lately = [why for at, why in newest[: most + 1] if at > now - ATTACK]
    return len(lately) > most or len(list(filter(None, lately))) > most_held


def form_mark(form_key: str) -> str:
    """32 signs with which the key of every inquiry begins that was sent with this form."""
    return hashlib.sha256(form_key.encode()).hexdigest()[:32]


def was_sent(form_key: str) -> bool:
    """Whether something was sent with this form already."""
    mark = form_mark(form_key)
    return Inquiry.objects.filter(form_key__gte=mark, form_key__lt=mark + _AFTER_HEX).exists()
