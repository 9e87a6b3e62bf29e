"""Scripts send very many questions, and families among them: all are kept, and theirs arrive.

FLOOD_POSTS says how many there are (`make flood`: 1,000, and prints a table).
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.test import Client

from tests.conftest import NOW
from tests.letters import words_of
from tests.views.test_inquiry_refused import TYPED, boxes
from trials.actions import messages
from trials.language.proof_of_work import find
from trials.models import Inquiry, Trial

pytestmark = pytest.mark.django_db
POSTS = int(os.environ.get("FLOOD_POSTS", "200"))
ADDRESS = "/trials/NCT00000001/contact/"
SECOND = dt.timedelta(seconds=1)


@dataclass
class Crowd:
    """Who sends: every tenth is a family, every second of them with scripts switched off."""

    clock: object
    at: dt.datetime = NOW
    sent: list[tuple[str, str, Inquiry]] = field(default_factory=list)

    def come(self, number: int) -> None:
        self.at += SECOND / 2
        kinds = ["empty stamp", "trap", "one network", "one address", "many networks"]
        if number % 10 == 9:
            self._family(number, "family" if number % 20 == 9 else "family without script")
        else:
            self._script(number, kinds[number % 5])

    def _family(self, number: int, kind: str) -> None:
        """Takes a minute over the form."""
        visitor, form = self._open(number, self.at - 60 * SECOND)
        if kind == "family" and "data-bits" in form["page"]:
            form["proof"] = find(form["stamp"], 8)
        self._send(kind, number, visitor, {**form, "email": f"family-{number}@example.org"})

    def _script(self, number: int, kind: str) -> None:
        visitor, form = self._open(number if kind == "many networks" else 7, self.at - 5 * SECOND)
        email = "one" if kind == "one address" else f"script-{number}"
        changed = {"empty stamp": {"stamp": ""}, "trap": {"homepage": "x"}}.get(kind, {})
        self._send(kind, number, visitor, {**form, "email": f"{email}@example.org", **changed})

    def _open(self, number: int, at: dt.datetime) -> tuple[Client, dict[str, str]]:
        visitor = Client(REMOTE_ADDR=f"10.{number // 200}.{number % 200}.1")
        self.clock.move_to(at, tick=False)
        page = visitor.get(ADDRESS)
        self.clock.move_to(self.at, tick=False)
        return visitor, {**boxes(page), "page": page.content.decode()}

    def _send(self, kind: str, number: int, visitor: Client, form: dict[str, str]) -> None:
        words = f"Question {number}"
        answer = visitor.post(ADDRESS, {**TYPED, **form, "message": words, "page": ""})
        inquiry = Inquiry.objects.get(token=answer["Location"].split("/")[2])
        self.sent.append((kind, words, inquiry))

    def confirm_mail(self) -> None:
        """Whoever got the mail that asks presses its button, if they are a family."""
        later = self.at + 600 * SECOND
        self.clock.move_to(later, tick=False)
        list(messages.deliver_due(lambda: later))
        for letter in mail.outbox:
            link = re.search(r"http://[^/]+(/inquiries/\S+/proof/\S+/)", letter.body)
            if link and letter.to[0].startswith("family-"):
                Client().post(link[1])


def test_every_post_is_kept_and_the_families_among_them_arrive(time_machine, settings):
    settings.INQUIRY_LEAST_SECONDS = 3
    settings.PROOF_BITS = 8
    Trial.objects.create(nct_id="NCT00000001", brief_title="Asthma", published_at=NOW)
    crowd = Crowd(time_machine)
    for number in range(POSTS):
        crowd.come(number)

    at_first = Counter((kind, inquiry.held_why) for kind, _, inquiry in crowd.sent)
    crowd.confirm_mail()

    assert Inquiry.objects.count() == POSTS
    assert [words_of(inquiry) for *_, inquiry in crowd.sent] == [
        words for _, words, _ in crowd.sent
    ]
    assert not any(why for kind, why in at_first if kind == "family")
    for kind, _, inquiry in crowd.sent:
        inquiry.refresh_from_db()
        assert not (kind.startswith("family") and inquiry.held_at)
    assert Inquiry.objects.held().count() >= POSTS * 0.7
    if "FLOOD_POSTS" in os.environ:
        _print(at_first)


def _print(counted: Counter[tuple[str, str]]) -> None:
    print(f"\n{'who':24} {'kept aside because':20} posts")
    for (kind, why), number in sorted(counted.items()):
        print(f"{kind:24} {why or '(sent on)':20} {number}")
