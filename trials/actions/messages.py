"""Mail: queued with the deed, sent apart from it. The only place that sends mail.

    queued ──claim──▶ sending ──▶ sent
       ▲                 │
       ├── tries left ───┴──▶ failed
       └── sent again by staff ──┘

A message is delivered at least once. Whoever changes a row of the queue changes only what still is
as seen, so any number of senders may run. A sender that dies is replaced when its lease is over.
The row holds no text about a person, and the mail holds none either. What a mail server refuses for
good is not tried for days: the address is marked, and the desk is told.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import smtplib
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from trials.actions import addresses, letters
from trials.models import ContactChange, FailedAddress, Heartbeat, Inquiry, Message

# After this time a sender counts as dead, and another one may send what it had claimed.
LEASE = dt.timedelta(minutes=5)
# The waits between tries, in minutes: each the double of the last, six hours at most. Together they
# span five days.
WAITS = (*(2**number for number in range(9)), *[360] * 19)
# So much shorter or longer is each wait by chance: what failed together is not tried together.
JITTER = 0.2

_ABOUT = ("inquiry", "user", "heartbeat__user", "contact_change__person")

logger = logging.getLogger(__name__)


def enqueue(
    kind: Message.Kind,
    *,
    now: dt.datetime,
    inquiry: Inquiry | None = None,
    user: User | None = None,
    heartbeat: Heartbeat | None = None,
    contact_change: ContactChange | None = None,
    occasion: str | None = None,
) -> Message:
    """Queue a message, due at once. It is written when it is sent (actions/letters).

    Raises IntegrityError where there is one of the same `occasion` already.
    """
    domain = urlsplit(settings.PORTAL_URL).hostname
    return Message.objects.create(
        kind=kind,
        inquiry=inquiry,
        user=user,
        heartbeat=heartbeat,
        contact_change=contact_change,
        occasion=occasion,
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        created_at=now,
        next_try_at=now,
    )


def deliver_due(
    clock: Callable[[], dt.datetime], spread: Callable[[], float] | None = None
) -> Iterator[Message.State]:
    """Try each message that is due once, and say after each what became of it.

    Nothing is sent unless somebody asks for the next; what another sender takes is left to it. A
    wait is as long as `spread` says, 1 being its mean.
    """
    for message in Message.objects.due(clock()).select_related(*_ABOUT):
        if _claim(message, clock()):
            yield _deliver(message, clock, spread or _by_chance)


def send_again(*, message: Message, now: dt.datetime) -> bool:
    """Put a message that was given up back into the queue. False where another has done so."""
    given_up = Message.objects.filter(pk=message.pk, state=Message.State.FAILED)
    return bool(given_up.update(state=Message.State.QUEUED, attempts=0, next_try_at=now))


@transaction.atomic
def mark_failed(
    *, message: Message, email: str, code: str, now: dt.datetime
) -> FailedAddress | None:
    """Mark an address that mail does not reach, and tell the desk, unless it is the desk's own.

    None where that is known already, and for the address of a writer, which is kept nowhere in the
    open: the question shows that its mail failed. `code` is what the mail server said: 550 5.1.1.
    """
    if message.goes_to_writer:
        return None
    failed = addresses.mark(email=email, code=code, now=now)
    if failed and not addresses.is_desk(email):
        occasion = f"address-failed:{failed.pk}"
        enqueue(Message.Kind.ADDRESS_FAILED, now=now, occasion=occasion)
    return failed


def _claim(message: Message, now: dt.datetime) -> bool:
    """Take a message for sending as it was seen. False: another sender was faster."""
    as_seen = Message.objects.filter(pk=message.pk, state=message.state, attempts=message.attempts)
    message.state = Message.State.SENDING
    message.attempts += 1
    message.next_try_at = now + LEASE
    return bool(
        as_seen.update(
            state=message.state, attempts=message.attempts, next_try_at=message.next_try_at
        )
    )


def _deliver(
    message: Message, clock: Callable[[], dt.datetime], spread: Callable[[], float]
) -> Message.State:
    try:
        letter = _mail(message)
        letter.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return _refused(message, letter.to[0], refused, clock(), spread())
    except Exception as error:  # whatever goes wrong with one message, the others go out
        return _put_back(message, _kind_of(error), clock(), spread())
    # It went out, whatever another sender may think that took over after our lease.
    unsent = Message.objects.filter(pk=message.pk).exclude(state=Message.State.SENT)
    unsent.update(state=Message.State.SENT, sent_at=clock(), last_error="")
    return Message.State.SENT


def _refused(
    message: Message,
    to: str,
    refused: smtplib.SMTPRecipientsRefused,
    now: dt.datetime,
    spread: float,
) -> Message.State:
    """The desk is tried again all the same: a question must not wait unseen for a slip in a
    setting, and somebody may mend it."""
    code = addresses.refused_for_good(refused)
    if code:
        mark_failed(message=message, email=to, code=code, now=now)
    is_final = bool(code) and not addresses.is_desk(to)
    return _put_back(message, _kind_of(refused), now, spread, give_up=is_final)


def _put_back(
    message: Message, error: str, now: dt.datetime, spread: float, *, give_up: bool = False
) -> Message.State:
    logger.warning("Message %s was not sent at try %s: %s", message.pk, message.attempts, error)
    waits = () if give_up else WAITS[message.attempts - 1 :]
    state = Message.State.QUEUED if waits else Message.State.FAILED
    next_try_at = now + dt.timedelta(minutes=waits[0] * spread if waits else 0)
    still_mine = Message.objects.filter(
        pk=message.pk, state=Message.State.SENDING, attempts=message.attempts
    )
    still_mine.update(state=state, next_try_at=next_try_at, last_error=error)
    return state


def _by_chance() -> float:
    return secrets.SystemRandom().uniform(1 - JITTER, 1 + JITTER)


def _mail(message: Message) -> EmailMessage:
    """To a writer in the language in which they read our pages, with the addresses of those."""
    language = letters.language_of(message)
    with translation.override(language):
        to, context = letters.about(message)
        template = f"trials/mail/{message.kind.replace('-', '_')}"
        subject = render_to_string(f"{template}.subject.txt", context).strip()
        body = render_to_string(f"{template}.txt", context)
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, body, to=[to], headers={**headers, "Content-Language": language})


def _kind_of(error: Exception) -> str:
    """The name of an error and the mail server's code. What it says may name somebody."""
    code = getattr(error, "smtp_code", None)
    recipients = getattr(error, "recipients", None)
    if isinstance(recipients, dict) and recipients:
        code = next(iter(recipients.values()))[0]
    return f"{type(error).__name__} {code}" if code else type(error).__name__
