"""A person gets all that is held of them, and nothing of anybody else; or has it erased."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from tests.asked import a_site, ask
from trials.models import Entry, Inquiry, InquiryEvent

pytestmark = pytest.mark.django_db
OLD, NEW = "a key of last year " * 3, "a key of today " * 3


@pytest.fixture
def asked(now, settings) -> list[Inquiry]:
    """Two of Ada's, sealed with two keys, one by phone; one of somebody else."""
    settings.SECRETS_KEYS = [OLD]
    site = a_site(facility="Memphis Clinic")
    first = ask(site, now, name="Ada", email="Ada@Example.org", message="First\nof two")
    settings.SECRETS_KEYS = [NEW, OLD]
    second = ask(site, now, name="Ada", email="", phone="(901) 555-0188", message="Second")
    other = ask(site, now, name="Bob", email="bob@example.org", phone="", message="Not hers")
    Inquiry.objects.update(opened_at=now)
    return [first, second, other]


ADA = {"email": "ada@example.ORG", "phone": "901 555 0188"}


def test_all_of_a_person_is_written_and_only_of_them(asked, tmp_path, capsys):
    call_command("export_person", **ADA, to=tmp_path / "ada")

    data = json.loads((tmp_path / "ada/person.json").read_text())
    text = (tmp_path / "ada/person.txt").read_text()
    assert [each["reference"] for each in data] == [each.reference for each in asked[:2]]
    assert [each["texts"][0]["text"] for each in data] == ["First\nof two", "Second"]
    for said in ("Ada@Example.org", "(901) 555-0188", "Memphis Clinic", "First", "Arrived"):
        assert said in text
    assert "Bob" not in text + json.dumps(data)
    assert capsys.readouterr().out == "Questions written: 2.\n"
    assert (tmp_path / "ada/person.json").stat().st_mode & 0o077 == 0


def test_that_it_was_given_out_is_noted(asked):
    call_command("export_person", **ADA)

    noted = InquiryEvent.objects.filter(kind="exported").values_list("inquiry", flat=True)
    assert {*noted} == {each.pk for each in asked[:2]}


def test_erasing_leaves_nothing_but_what_happened(asked, capsys):
    call_command("erase_person", **ADA, yes=True)

    assert capsys.readouterr().out == "Questions erased: 2.\n"
    gone = Inquiry.objects.filter(pk__in=[each.pk for each in asked[:2]])
    assert {each.sender.name for each in gone} == {""}
    assert all(each.erased_at and each.closed_at for each in gone)
    texts = [entry.text for entry in Entry.objects.order_by("pk")]
    assert texts == ["", "", "Not hers"]
    with pytest.raises(CommandError, match="Nothing is held of this person"):
        call_command("export_person", **ADA)


def test_what_nobody_has_read_is_not_erased_without_a_word(asked):
    Inquiry.objects.filter(pk=asked[1].pk).update(opened_at=None)

    with pytest.raises(CommandError, match=r"Nothing was erased\. To erase it all the same"):
        call_command("erase_person", **ADA, yes=True)

    assert not Inquiry.objects.filter(erased_at__isnull=False).exists()
    call_command("erase_person", **ADA, yes=True, also_unread=True)
    assert Inquiry.objects.filter(erased_at__isnull=False).count() == 2


@pytest.mark.parametrize("answer", ["no", ""])
def test_it_asks_before_it_erases(asked, monkeypatch, answer):
    monkeypatch.setattr("builtins.input", lambda question: answer)
    with pytest.raises(CommandError, match=r"Nothing was erased\."):
        call_command("erase_person", **ADA)
    before = Inquiry.objects.filter(erased_at__isnull=False).count()

    monkeypatch.setattr("builtins.input", lambda question: "yes")
    call_command("erase_person", **ADA)

    assert before == 0
    assert Inquiry.objects.filter(erased_at__isnull=False).count() == 2


@pytest.mark.parametrize("command", ["export_person", "erase_person"])
def test_what_was_typed_is_in_no_refusal_and_no_log(asked, command, caplog):
    with pytest.raises(CommandError) as nobody:
        call_command(command, email="canary@example.net")
    with pytest.raises(CommandError, match="Say who"):
        call_command(command)

    assert "canary" not in f"{nobody.value}{caplog.text}"
