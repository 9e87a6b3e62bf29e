"""Mails that come back: a mail server tells later that it could not deliver one of ours.

Anybody can send us such a mail. It counts only where it names the secret number of a message of
ours (its Message-ID) and the address that this message went to.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.message import Message as Mail
from typing import Any

from trials.actions import letters, messages
from trials.actions.addresses import is_of_address
from trials.models import FailedAddress, Message

# A report holds a few kilobytes, and sometimes the mail that came back: ours are short.
MOST_BYTES = 1_000_000
_STATUS = re.compile(r"5\.[0-9]{1,3}\.[0-9]{1,3}")
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,190}>)\s*$", re.IGNORECASE | re.MULTILINE)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bounce:
    """What a report says: the number of the mail, and the addresses that failed for good, in small
    letters, each with its status (RFC 3463)."""

    message_id: str
    failed: dict[str, str]


def take_in(*, raw: bytes, now: dt.datetime) -> FailedAddress | None:
    """Note that a message came back, and mark its address. None where no address is newly marked:
    the report tells of none, is not about a mail of ours, or is about the mail of a writer."""
    bounce = read(raw)
    message = Message.objects.filter(message_id=bounce.message_id).first() if bounce else None
    if bounce is None or message is None or not message.attempts:
        logger.info("A mail that came back was not about a message of ours, and was left alone")
        return None
    address = _address_of(message)
    if address not in bounce.failed:
        logger.warning("A mail that came back names message %s but not its address", message.pk)
        return None
    code = bounce.failed[address]
    Message.objects.filter(pk=message.pk).update(last_error=f"Came back {code}", bounced_at=now)
    logger.warning("Message %s came back: %s", message.pk, code)
    return messages.mark_failed(message=message, email=address, code=code, now=now)


def read(raw: bytes) -> Bounce | None:
    """What a report of a mail server (RFC 3464) says; None where it is none, is broken, is too
    large, or tells only of a delay."""
    if len(raw) > MOST_BYTES:
        return None
    try:
        mail: Any = message_from_bytes(raw, policy=policy.default)
        return _read(mail)
    except Exception as error:  # the parser of the standard library trips over some broken mails
        logger.info("A mail that came back could not be read: %s", type(error).__name__)
        return None


def _read(mail: EmailMessage) -> Bounce | None:
    if mail.get_content_type() != "multipart/report":
        return None
    # Only the parts of the report itself: what lies deeper is somebody's mail.
    parts = [part for part in mail.iter_parts() if isinstance(part, Mail)]
    reports = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    returned = [part for part in parts if part.get_content_type() in _RETURNED]
    if len(reports) != 1 or len(returned) != 1:
        return None
    number, failed = _number_of(returned[0]), _failed(reports[0])
    return Bounce(number, failed) if number and failed else None


_RETURNED = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"})


def _number_of(returned: Mail) -> str:
    """The Message-ID in the head of the mail that came back."""
    if returned.get_content_type() == "message/rfc822":
        inner = returned.get_payload(0)
        return str(inner["Message-ID"] or "").strip() if isinstance(inner, Mail) else ""
    content = returned.get_payload(decode=True)
    head = content if isinstance(content, bytes) else b""
    found = _MESSAGE_ID.search(head.replace(b"\r\n", b"\n").partition(b"\n\n")[0])
    return found[1].decode("ascii", "replace") if found else ""


def _failed(report: Mail) -> dict[str, str]:
    """The addresses that failed for good. The first block of a report is about the mail server."""
    failed: dict[str, str] = {}
    for block in report.get_payload():
        if not isinstance(block, Mail):
            continue
        action, status = str(block["Action"] or ""), _STATUS.match(str(block["Status"] or ""))
        if action.strip().lower() == "failed" and status and is_of_address(status[0]):
            for name in ("Original-Recipient", "Final-Recipient"):
                _, _, address = str(block[name] or "").partition(";")
                if address.strip():
                    failed[address.strip().strip("<>").lower()] = status[0]
    return failed


def _address_of(message: Message) -> str:
    """Where a message went, in small letters; "" where that is not known any more."""
    try:
        address, _ = letters.about(message)
    except Exception as error:  # what the letter told of may be gone by now
        logger.info("Message %s cannot be written any more: %s", message.pk, type(error).__name__)
        return ""
    return address.strip().lower()
