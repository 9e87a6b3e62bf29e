from __future__ import annotations

import datetime as dt
import json

import pytest

from trials.actions import samples
from trials.actions.criteria import TextChanged, settle
from trials.actions.studies import take_in
from trials.models import Settlement, Trial
from trials.queries.criteria import criteria_of
from trials.queries.queue import queue
from trials.registry.document import read

pytestmark = pytest.mark.django_db
DOUBTED = "contraception"


@pytest.fixture
def trial(now) -> Trial:
    return samples.load(now=now)


def texts(blocks) -> str:
    return " ".join(node.text for block in blocks for node in block.nodes)


def test_what_is_doubted_stands_on_neither_side(trial):
    criteria = criteria_of(trial)

    assert DOUBTED in texts(criteria.unclear)
    assert DOUBTED not in texts(criteria.must_be_true) + texts(criteria.rule_out)
    assert "at least 42 days" in texts(criteria.must_be_true)
    assert "Sinusoidal obstruction" in texts(criteria.rule_out)


def test_every_criterion_is_shown_once(trial):
    criteria = criteria_of(trial)

    shown = [node.span for block in criteria.blocks for node in block.nodes]
    assert len(shown) == len(set(shown)) > 15
    assert sum(len(criteria.on(side)) for side in ("inclusion", "exclusion", "undecided")) == len(
        criteria.blocks
    )


def test_an_editor_settles_a_group_and_it_holds_through_an_import(trial, admin_user, now):
    (block,) = criteria_of(trial).to_settle
    settled = settle(
        trial=trial, digest=block.group.digest, side="exclusion", by=admin_user, now=now
    )
    study = json.loads(samples.DOCUMENT.read_text())
    eligibility = study["protocolSection"]["eligibilityModule"]
    eligibility["eligibilityCriteria"] = (
        "Inclusion Criteria:\n\n* A new first line\n"
        + (eligibility["eligibilityCriteria"].partition("Inclusion Criteria:")[2])
    )
    take_in(document=read(json.dumps(study)), now=now + dt.timedelta(days=1), is_reworded=True)

    trial.refresh_from_db()
    criteria = criteria_of(trial)
    assert "A new first line" in texts(criteria.must_be_true)
    assert DOUBTED in texts(criteria.rule_out)
    assert (settled.by, settled.at) == (admin_user, now)
    assert next(queue([trial])).to_settle == 0


def test_other_words_are_in_doubt_again(trial, admin_user, now):
    (block,) = criteria_of(trial).to_settle
    settle(trial=trial, digest=block.group.digest, side="inclusion", by=admin_user, now=now)
    changed = trial.eligibility_criteria.replace("at least 30 days", "at least 60 days")
    Trial.objects.filter(pk=trial.pk).update(eligibility_criteria=changed)

    trial.refresh_from_db()

    assert DOUBTED in texts(criteria_of(trial).unclear)
    assert next(queue([trial])).to_settle == 1


def test_the_newest_word_counts(trial, admin_user, now):
    (block,) = criteria_of(trial).to_settle
    for side in ("inclusion", "exclusion", "undecided"):
        settle(trial=trial, digest=block.group.digest, side=side, by=admin_user, now=now)

    assert DOUBTED in texts(criteria_of(trial).unclear)
    assert not criteria_of(trial).to_settle[0].is_open


def test_a_group_that_the_text_no_longer_holds_cannot_be_settled(trial, admin_user, now):
    with pytest.raises(TextChanged):
        settle(trial=trial, digest="0" * 64, side="inclusion", by=admin_user, now=now)


def reread(trial: Trial, text: str) -> Trial:
    Trial.objects.filter(pk=trial.pk).update(eligibility_criteria=text)
    trial.refresh_from_db()
    return trial


ELAPSED = "At least 14 days must have elapsed since the last pill"


def test_what_the_registry_moves_to_where_it_belongs_stands_there_whatever_was_settled(
    trial, admin_user, now
):
    reread(trial, f"Inclusion Criteria:\n* Tall\n\nExclusion Criteria:\n* {ELAPSED}")
    (block,) = criteria_of(trial).to_settle
    settle(trial=trial, digest=block.group.digest, side="exclusion", by=admin_user, now=now)

    reread(trial, f"Inclusion Criteria:\n* {ELAPSED}\n\nExclusion Criteria:\n* Small")

    assert ELAPSED in texts(criteria_of(trial).must_be_true)
    assert ELAPSED not in texts(criteria_of(trial).rule_out)


def test_the_word_on_one_cohort_moves_nothing_in_another(trial, admin_user, now):
    cohorts = (
        f"Cohort A Inclusion Criteria:\n* {ELAPSED}\n\nCohort B Exclusion Criteria:\n* {ELAPSED}"
    )
    reread(trial, cohorts)
    (block,) = criteria_of(trial).to_settle
    settle(trial=trial, digest=block.group.digest, side="exclusion", by=admin_user, now=now)

    criteria = criteria_of(trial)

    assert [block.headings for block in criteria.must_be_true] == [
        ("Cohort A Inclusion Criteria:",)
    ]
    assert [block.headings for block in criteria.rule_out] == [("Cohort B Exclusion Criteria:",)]


def test_what_moves_and_is_in_doubt_again_is_asked_again(trial, admin_user, now):
    excluded = "Patients who have a cold are not eligible"
    reread(trial, f"Exclusion Criteria:\n* Small\n\nInclusion Criteria:\n* {excluded}")
    (block,) = criteria_of(trial).to_settle
    settle(trial=trial, digest=block.group.digest, side="exclusion", by=admin_user, now=now)

    reread(trial, f"Inclusion and Exclusion Criteria:\n* {excluded}")

    assert excluded in texts(criteria_of(trial).unclear)
    assert next(queue([trial])).to_settle == 1


def test_no_word_of_old_moves_what_is_clear(trial, admin_user, now):
    reread(trial, "Exclusion Criteria:\n* Small")
    digest = criteria_of(trial).blocks[0].group.digest

    Settlement.objects.create(trial=trial, digest=digest, side="inclusion", by=admin_user, at=now)

    assert "Small" in texts(criteria_of(trial).rule_out)


def test_what_is_too_long_to_be_read_is_unclear_and_waits(trial):
    rule = "* Has a very long story to tell\n"
    reread(trial, "Exclusion Criteria:\n" + rule * 2_000 + "* The last rule of all")

    criteria = criteria_of(trial)

    assert "The last rule of all" in texts(criteria.unclear)
    assert texts(criteria.rule_out).count("story") + texts(criteria.unclear).count("story") == 2_000
    assert next(queue([trial])).to_settle == 1
