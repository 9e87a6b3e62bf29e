"""Whatever is posted to the forms of readers is refused or kept as it was typed, never an error.

FUZZ_POSTS says how many posts there are (`make fuzz-forms`: 10,000).
"""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import SNIPPETS, URLENCODED, Post, posts
from trials.actions import messages
from trials.actions.inquiries import Question, submit
from trials.language.consent import CONSENT_VERSION
from trials.models import Entry, Inquiry, Site, Trial

pytestmark = pytest.mark.django_db
POSTS = int(os.environ.get("FUZZ_POSTS", "200"))
ASKED = "/trials/NCT00000001/contact/"
REFERRED = "/trials/NCT00000001/refer/contact/"
TOKEN = "a" * 64
BOTH = {
    "csrfmiddlewaretoken": TOKEN,
    "form_key": "a form",
    "stamp": "",
    "homepage": "",
    "site": "",
    "message": "Is there room?",
    "name": "Ada",
    "email": "ada@example.org",
    "phone": "901-555-0199",
    "best_time": "",
    "consent": CONSENT_VERSION,
}
FAMILY = {**BOTH, "writer": "parent", "language": "Spanish"}
CLINICIAN = {**BOTH, "urgency": "no-hurry", "organisation": "St. James", "criterion-c1": ""}
MORE = {"csrfmiddlewaretoken": TOKEN, "form_key": "a form", "text": "And in May?"}
SENTENCES = {400: "We could not read that", 413: "too long for us", 403: "", 422: "not sent"}


@pytest.fixture
def site(now) -> Site:
    trial = Trial.objects.create(
        nct_id="NCT00000001", brief_title="Asthma", published_at=now, overall_status="RECRUITING"
    )
    return Site.objects.create(trial=trial, facility="St. James", city="Leeds")


@pytest.fixture
def visitor() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = TOKEN
    return client


@pytest.fixture
def counts(request: pytest.FixtureRequest) -> Iterator[Counter[int]]:
    """How many posts got which status: printed where many are asked for."""
    counted: Counter[int] = Counter()
    logging.disable()  # each refusal would be a line
    yield counted
    logging.disable(logging.NOTSET)
    if "FUZZ_POSTS" in os.environ:
        said = ", ".join(f"{status}: {number}" for status, number in sorted(counted.items()))
        print(f"\n{request.node.name}: {sum(counted.values())} posts. {said}")


def many(part: float):
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    examples = max(1, int(POSTS * part))
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=quiet, database=None
    )


def send(visitor: Client, address: str, post: Post, counts: Counter[int]):
    answer = visitor.generic("POST", address, post.body, content_type=post.content_type)
    counts[answer.status_code] += 1
    assert answer.status_code in (302, 400, 403, 413, 422), answer.status_code
    if answer.status_code != 302:
        assert SENTENCES[answer.status_code] in answer.content.decode()
    return answer


def cleaned(text: str) -> str:
    """As the forms keep it."""
    return re.sub("\r\n?", "\n", text).strip()


def check(answer, post: Post) -> None:
    """A question that was taken has a row, with the words that were typed."""
    if answer.status_code != 302:
        return
    inquiry = Inquiry.objects.get(token=answer["Location"].split("/")[2])
    kept = inquiry.entries.get(kind=Entry.Kind.QUESTION).text
    assert kept
    if post.fields is not None:
        sender = inquiry.sender
        assert kept == cleaned(post.fields["message"])
        for name in ("name", "email", "phone", "best_time"):
            assert getattr(sender, name) == cleaned(post.fields.get(name, ""))


def test_the_form_of_families_takes_or_refuses_whatever_comes(site, visitor, counts):
    @many(0.45)
    @given(posts(FAMILY))
    def run(post: Post) -> None:
        check(send(visitor, ASKED, post, counts), post)

    run()
    assert counts[302]
    assert counts[422]


def test_the_form_of_clinicians_takes_or_refuses_whatever_comes(site, visitor, counts):
    @many(0.4)
    @given(posts(CLINICIAN))
    def run(post: Post) -> None:
        check(send(visitor, REFERRED, post, counts), post)

    run()
    assert counts[302]


def test_the_form_to_add_takes_or_refuses_whatever_comes(site, visitor, counts, now):
    question = Question("parent", "Ada", "ada@example.org", "", "", "", "Canary?", "2026-12")
    inquiry = submit(trial=site.trial, site=site, question=question, form_key="key", now=now)

    @many(0.15)
    @given(posts(MORE))
    def run(post: Post) -> None:
        answer = send(visitor, f"/inquiries/{inquiry.token}/add/", post, counts)
        texts = {each.text for each in inquiry.entries.filter(kind=Entry.Kind.ADDITION)}
        if answer.status_code == 302 and post.fields is not None:
            assert cleaned(post.fields["text"]) in texts

    run()
    nothing = Post(
        b"&".join([b"csrfmiddlewaretoken=" + TOKEN.encode(), b"text=+"]), URLENCODED, None
    )
    send(visitor, f"/inquiries/{inquiry.token}/add/", nothing, counts)
    assert counts[302]
    assert counts[422]


@given(st.sampled_from(SNIPPETS), st.sampled_from(SNIPPETS))
@many(0.1)
def test_no_letter_holds_what_was_typed_or_a_header_of_its_own(site, now, name, words):
    mail.outbox.clear()
    typed = {"name": f"Canary{name}", "message": f"Canary{words}", "best_time": f"Canary{name}"}
    question = Question(
        "parent", email="canary@example.org", phone="", language="", consent_version="x", **typed
    )
    key = f"{name}{words}"
    inquiry = submit(trial=site.trial, site=site, question=question, form_key=key, now=now)

    list(messages.deliver_due(lambda: now))

    for letter in mail.outbox:
        assert "\n" not in letter.subject + letter.to[0]
        assert "\r" not in letter.subject + letter.to[0]
        assert "Canary" not in letter.message().as_string()
    assert inquiry.sender.name == typed["name"]


@pytest.mark.parametrize("address", [ASKED, REFERRED])
def test_nine_tenths_of_a_megabyte_come_back_whole(address, site, visitor):
    message = "word " * 180_000
    base = FAMILY if address == ASKED else CLINICIAN

    answer = visitor.post(address, {**base, "message": message})

    assert answer.status_code == 422
    assert message.strip() in answer.content.decode()
    assert "We can take 5000" in answer.content.decode()
