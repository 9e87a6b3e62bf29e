"""What is suspicious about a question. It is kept aside then, never dropped: a person looks."""

from __future__ import annotations

import datetime as dt
import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from trials.actions import inquiries
from trials.actions.inquiries import Arrival
from trials.models import Inquiry, InquiryEvent
from trials.models.sealed import fingerprint
from trials.queries import floods

Why = Inquiry.Suspicion
# What one household or one hospital usually has, in bits.
_NETWORKS = {4: 24, 6: 56}


@dataclass(frozen=True)
class Sent:
    """How a form was sent. `opened_at`: when it was opened; None where that is missing or forged.
    `is_proven`: with the proof of work for this form."""

    form_key: str
    address: str
    filled_trap: bool
    opened_at: dt.datetime | None
    is_proven: bool


def arrival(*, sent: Sent, email: str, now: dt.datetime) -> Arrival:
    """The network a question came from, and what is suspicious about it, if anything."""
    network = network_of(sent.address, now)
    return Arrival(network, _suspicion(sent, email, network, now))


@transaction.atomic(durable=True)
def confirm(*, inquiry: Inquiry, now: dt.datetime) -> None:
    """The writer says, by the link in their mail, that they sent it: it goes to its team.

    Only what lacked a proof is let through so, and once. Twice is the same as once.
    """
    held = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if not awaits_proof(held):
        return
    held.held_at = held.opened_at = None
    held.clock_from = now
    held.answer_by_date = inquiries.answer_by(now, held.site)
    held.save(update_fields=["held_at", "opened_at", "clock_from", "answer_by_date"])
    InquiryEvent.objects.create(inquiry=held, kind=InquiryEvent.Kind.LET_THROUGH, at=now)
    inquiries.tell(inquiry=held, now=now)


def awaits_proof(inquiry: Inquiry) -> bool:
    """Whether the writer's word by mail is all that it lacks."""
    is_over = inquiry.closed_at or inquiry.withdrawn_at or inquiry.erased_at
    return bool(inquiry.held_at and inquiry.held_why == Why.UNPROVEN and not is_over)


def network_of(address: str, now: dt.datetime) -> str:
    """The fingerprint of a network on a day (UTC); "" where the address is none."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    ip = getattr(ip, "ipv4_mapped", None) or ip
    network = ipaddress.ip_network(f"{ip}/{_NETWORKS[ip.version]}", strict=False)
    return fingerprint(f"{now.astimezone(dt.UTC):%Y-%m-%d} {network}")


def _suspicion(sent: Sent, email: str, network: str, now: dt.datetime) -> str:
    """The limits come before the proof, whose absence sets off a mail: nobody gets many so."""
    if sent.filled_trap:
        return Why.HONEYPOT
    if too_soon := _too_soon(sent.opened_at, now):
        return too_soon
    if email and floods.has_sent_many(email, now):
        return Why.SAME_ADDRESS
    if network and floods.have_sent_many(network, now):
        return Why.SAME_NETWORK
    if floods.is_under_attack(now) and not _has_proof(sent):
        return Why.UNPROVEN
    return ""


def _too_soon(opened_at: dt.datetime | None, now: dt.datetime) -> str:
    least = dt.timedelta(seconds=settings.INQUIRY_LEAST_SECONDS)
    if least and opened_at is None:
        return Why.UNSTAMPED
    return Why.TOO_FAST if opened_at and now - opened_at < least else ""


def _has_proof(sent: Sent) -> bool:
    """One proof is for one question."""
    return sent.is_proven and not floods.was_sent(sent.form_key)
