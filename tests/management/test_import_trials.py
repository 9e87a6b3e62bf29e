from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import DOCUMENTS
from trials.models import Snapshot, Trial

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[str, str]:
    """What the command prints and what it says of trouble; a failed one raises CommandError."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_a_folder_is_taken_in_as_drafts_and_the_counts_are_said():
    out, _ = run("import_trials", DOCUMENTS / "twins.json", DOCUMENTS / "no-sites.json")

    assert out.strip() == "2 new, 0 changed, 0 unchanged, 0 failed"
    assert list(Trial.objects.values_list("published_at", flat=True)) == [None, None]


def test_again_nothing_changes():
    run("import_trials", DOCUMENTS / "twins.json")

    out, _ = run("import_trials", DOCUMENTS / "twins.json")

    assert out.strip() == "0 new, 0 changed, 1 unchanged, 0 failed"
    assert Snapshot.objects.count() == 1


def test_published_where_asked_for():
    run("import_trials", "--publish", DOCUMENTS / "twins.json")

    assert Trial.objects.published().exists()


def test_a_broken_record_is_named_with_the_reason_and_the_rest_goes_on(tmp_path):
    good = json.dumps(json.loads((DOCUMENTS / "twins.json").read_text()))
    wrong = json.dumps(json.loads((DOCUMENTS / "broken" / "wrong-type.json").read_text()))
    (tmp_path / "mixed.jsonl").write_text(f"{wrong}\n{good[:90]}\n{good}\n")

    out, err = run("import_trials", tmp_path / "mixed.jsonl")

    assert out.strip() == "1 new, 0 changed, 0 unchanged, 2 failed"
    lines = err.strip().splitlines()
    assert lines[0].startswith("NCT99900091 (mixed.jsonl, line 1): ")
    assert "should be text" in lines[0]
    assert "line 2): it is not whole JSON" in lines[1]
    assert lines[-1].startswith("2 could not be taken in")


def test_a_code_that_is_new_to_us_is_said():
    _, err = run("import_trials", DOCUMENTS / "unknown-codes.json")

    assert "a code that is new to us: statusModule.overallStatus: " in err


def test_what_was_exported_can_be_imported_and_is_the_same(tmp_path):
    run("import_trials", DOCUMENTS)
    exported, _ = run("export_trial", "--all")
    (tmp_path / "all.jsonl").write_text(exported)

    out, _ = run("import_trials", tmp_path / "all.jsonl")

    count = Trial.objects.count()
    assert len(exported.splitlines()) == count > 10
    assert out.strip() == f"0 new, 0 changed, {count} unchanged, 0 failed"


def test_one_trial_is_written_so_that_people_can_read_it():
    run("import_trials", DOCUMENTS / "twins.json")
    number = Trial.objects.get().nct_id

    exported, _ = run("export_trial", number.lower())

    assert json.loads(exported) == json.loads((DOCUMENTS / "twins.json").read_text())


def test_a_trial_that_is_not_there_is_said():
    _, err = run("export_trial", "NCT00000000")

    assert err == "There is no trial NCT00000000 in the record."
