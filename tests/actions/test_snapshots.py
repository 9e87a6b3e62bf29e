"""Each document that arrives is evidence: kept once, to the letter, whole or not at all."""

from __future__ import annotations

import copy
import json

import pytest

from tests.actions.arrivals import LATER, newer
from trials.actions import samples
from trials.actions.studies import Change, take_in
from trials.models import (
    Site,
    Snapshot,
    Trial,
)
from trials.models.append_only import Unchangeable
from trials.registry.document import read

pytestmark = pytest.mark.django_db


def test_the_same_document_again_changes_nothing(first, trial, now):
    before = trial.history.count(), Site.history.count(), Snapshot.objects.count()

    taken = take_in(document=first, now=now + LATER)

    assert taken.change is Change.UNCHANGED
    assert before == (trial.history.count(), Site.history.count(), Snapshot.objects.count())


def test_a_document_that_only_the_registry_s_data_version_tells_apart_is_the_same(
    first, trial, now
):
    study = copy.deepcopy(first.study)
    misc = study.setdefault("derivedSection", {}).setdefault("miscInfoModule", {})
    misc["versionHolder"] = "2031-01-01"

    taken = take_in(document=read(json.dumps(study)), now=now + LATER)

    assert taken.change is Change.UNCHANGED


def test_an_older_document_is_kept_and_not_merged(first, trial, now):
    def edit(protocol):
        protocol["statusModule"]["lastUpdatePostDateStruct"]["date"] = "2001-01-01"
        protocol["identificationModule"]["briefTitle"] = "Old"

    old = newer(first, edit)
    taken = [take_in(document=old, now=now + LATER) for _ in range(2)]

    trial.refresh_from_db()
    assert [each.change for each in taken] == [Change.UNCHANGED, Change.UNCHANGED]
    assert trial.brief_title != "Old"
    assert [each.is_merged for each in trial.snapshots.all()] == [True, False]


def test_importing_confirms_nothing(trial):
    assert not any(site.status_reports.exists() for site in trial.sites.all())


def test_the_first_true_document_takes_the_place_of_a_reworded_sample(now):
    trial = samples.load(now=now)
    sites_before = list(trial.sites.values_list("pk", flat=True))
    true = json.loads(samples.DOCUMENT.read_text())
    true["protocolSection"]["descriptionModule"]["briefSummary"] = "The registry's own words."
    Trial.objects.filter(pk=trial.pk).update(brief_summary="Edited on the sample")

    taken = take_in(document=read(json.dumps(true)), now=now + LATER)
    again = samples.load(now=now + LATER)

    again.refresh_from_db()
    assert taken.conflicts == 0
    assert again.brief_summary == "The registry's own words."
    assert list(again.sites.values_list("pk", flat=True)) == sites_before
    assert again.snapshots.filter(is_merged=True).last().is_reworded is False


def test_a_document_is_taken_in_whole_or_not_at_all(first, now, monkeypatch):
    def break_down(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("trials.actions.studies._keep", break_down)

    with pytest.raises(RuntimeError):
        take_in(document=first, now=now)

    assert not Trial.objects.exists()


def test_a_snapshot_is_never_changed_or_deleted(trial):
    snapshot = trial.snapshots.get()

    for deed in (snapshot.save, snapshot.delete, Snapshot.objects.all().delete):
        with pytest.raises(Unchangeable):
            deed()


def test_a_snapshot_holds_the_text_to_the_letter_and_its_sum(first, trial):
    snapshot = trial.snapshots.get()

    assert (snapshot.text, snapshot.sha256) == (first.text, first.sha256)


def test_unknown_codes_are_kept_and_flagged(document, now):
    taken = take_in(document=document("unknown-codes"), now=now)

    assert taken.unknown_codes
    assert list(taken.unknown_codes) == taken.trial.snapshots.get().unknown_codes
    assert any(code.startswith("statusModule.overallStatus: ") for code in taken.unknown_codes)
