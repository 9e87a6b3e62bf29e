from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tests.every_word import bracketed
from trials.models import Trial

CHILDREN = Trial(nct_id="NCT00000001", maximum_age="17 Years")
ADULTS = Trial(nct_id="NCT00000001", minimum_age="18 Years")
BOTH = Trial(nct_id="NCT00000001", minimum_age="1 Year", maximum_age="21 Years")


def shown(part: str, trial: Trial) -> str:
    context = {"trial": trial, "portal": {"emergency_number": "911"}}
    made = render_to_string(f"trials/{part}.html", context)
    return " ".join(re.sub(r"<[^>]+>", "", made).split())


@pytest.mark.parametrize(
    ("trial", "of_whom", "whom"),
    [
        (CHILDREN, "your child is", "your child"),
        (ADULTS, "you are", "you"),
        (BOTH, "you or your child are", "you or your child"),
    ],
)
def test_a_trial_for_children_only_speaks_of_your_child(trial, of_whom, whom):
    assert shown("_emergency", trial) == (
        f"Not for emergencies: if {of_whom} getting worse, ring your own hospital or 911."
    )
    assert shown("_research", trial) == (
        f"This is research. It may not help {whom}. You can say no, and care goes on."
    )


def test_each_of_these_sentences_is_one_message_for_the_translator():
    with bracketed(), translation.override("es"):
        said = shown("_emergency", CHILDREN)

    assert said == (
        "⟦Not for emergencies: if your child is getting worse, ring your own hospital or ⟧911⟦.⟧"
    )
