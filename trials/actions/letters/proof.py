"""Mail that asks whether a question was sent on purpose, while very many arrive at once."""

from __future__ import annotations

from typing import cast

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from trials.actions.letters.frame import frame
from trials.actions.letters.inquiry_writer import NobodyToWrite
from trials.models import Inquiry, Message


def proof(message: Message) -> tuple[str, dict[str, object]]:
    """To the address that was given: a link that says yes. Nothing of the question stands here.
    Raises NobodyToWrite where it was erased meanwhile."""
    inquiry = cast(Inquiry, message.inquiry)
    if not inquiry.sender.email:
        raise NobodyToWrite
    page = reverse("inquiry-proof", args=[inquiry.token, signed(inquiry)])
    return inquiry.sender.email, frame(inquiry, page)


def signed(inquiry: Inquiry) -> str:
    """What only the mail holds: the private page, which the sender sees at once, does not."""
    return _signer().signature(inquiry.token)


def is_signed(inquiry: Inquiry, signature: str) -> bool:
    try:
        _signer().unsign(f"{inquiry.token}:{signature}")
    except BadSignature:
        return False
    return True


def _signer() -> Signer:
    return Signer(salt="trials.actions.letters.proof")
