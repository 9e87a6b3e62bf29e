"""The fault suite's judge: each broken promise is seen, and nothing else is."""

from __future__ import annotations

import pytest

from bench.faults.mailbox import Letter
from bench.faults.verdict import PROMISES, Verdict, judge

REFERENCE = "K7PM-2XQ4"


def inquiry(**changed: object) -> dict[str, object]:
    mails = [["<a@x>", "inquiry-received", "sent"], ["<b@x>", "inquiry-receipt", "sent"]]
    kept = {"reference": REFERENCE, "words": "Is there room?", "is_held": False, "messages": mails}
    return {**kept, **changed}


def letter(message_id: str, body: str = f"Reference {REFERENCE}") -> Letter:
    return Letter(message_id, "desk@x.example", "A question", body)


LETTERS = [letter("<a@x>"), letter("<b@x>"), letter("<b@x>")]


COUNTED = {"forgetful": 0, "leaks": 0, "damage": 0, "ended": 0}


def verdict(**changed: object) -> Verdict:
    """Of a run in which one question was sent, acknowledged, kept and told of, one mail twice."""
    rows = changed.pop("rows", [inquiry()])
    failures = changed.pop("failures", {"failed": 0, "failed_shown": 0})
    met = {
        "tried": {"form": "Is there room?"},
        "acknowledged": {"form": {REFERENCE}},
        "letters": LETTERS,
        "counted": COUNTED,
    }
    return judge(stored={"inquiries": rows, **failures}, **{**met, **changed})


def test_a_run_that_kept_its_promises_breaks_none():
    seen = verdict()

    assert seen.broken == []
    assert (seen.attempted, seen.acknowledged, seen.stored, seen.duplicates) == (1, 1, 1, 1)


BREACHES = {
    "lost": {"rows": [], "letters": []},
    "lost, for its words are others": {"rows": [inquiry(words="Room?")], "tried": {
        "form": "Is there room?", "other": "Room?"}},
    "invented": {"rows": [inquiry(), inquiry(reference="X", words="Buy now")]},
    "kept_twice": {"rows": [inquiry(), inquiry(reference="2222-2222")]},
    "undelivered": {"letters": [letter("<a@x>")]},
    "unqueued": {"rows": [inquiry(messages=[])], "letters": []},
    "held": {"rows": [inquiry(is_held=True, messages=[])], "letters": []},
    "renamed": {"letters": [*LETTERS, letter("<c@x>")]},
    "unseen_failures": {"failures": {"failed": 1, "failed_shown": 0}},
    "forgetful": {"counted": {**COUNTED, "forgetful": 1}},
    "leaks": {"counted": {**COUNTED, "leaks": 1}},
    "damage": {"counted": {**COUNTED, "damage": 1}},
    "ended": {"counted": {**COUNTED, "ended": 1}},
    "idle": {"acknowledged": {}},
}  # fmt: skip


@pytest.mark.parametrize("breach", BREACHES)
def test_a_broken_promise_is_seen(breach):
    assert breach.split(",")[0] in verdict(**BREACHES[breach]).broken


def test_each_promise_has_a_breach_that_is_tried():
    assert {breach.split(",")[0] for breach in BREACHES} == set(PROMISES)


def test_what_was_given_up_counts_as_told_where_staff_see_it():
    mails = [["<a@x>", "inquiry-received", "failed"]]

    seen = verdict(
        rows=[inquiry(messages=mails)], letters=[], failures={"failed": 1, "failed_shown": 1}
    )

    assert seen.broken == []


def test_two_references_for_one_form_are_both_asked_for():
    seen = verdict(acknowledged={"form": {REFERENCE, "2222-2222"}})

    assert seen.lost == 1


def test_mail_about_other_things_may_have_ids_of_its_own():
    assert verdict(letters=[*LETTERS, letter("<w@x>", "The desk’s week")]).renamed == 0
