"""The fault suite's canary is found however it is spelt."""

from __future__ import annotations

import base64

import pytest

from bench.faults.canary import Canary


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16"])
def test_it_is_found_in_other_encodings_and_in_capitals(encoding):
    canary = Canary()

    assert canary.is_in(f"before {canary.word} after".encode(encoding))
    assert canary.is_in(f"before {canary.word.upper()} after".encode(encoding))


@pytest.mark.parametrize("before", range(6))
def test_it_is_found_in_base64_wherever_it_begins(before):
    canary = Canary()

    assert canary.is_in(base64.b64encode(b"ab,cde"[:before] + f"{canary.word}, and more".encode()))


def test_what_does_not_hold_it_is_left_alone():
    assert not Canary().is_in(Canary().word.encode() + base64.b64encode(b"Is there room for us?"))


def test_a_letter_may_name_its_own_reader_and_nobody_else(tmp_path):
    canary = Canary()
    to = f"To: {canary.word}.form@example.org\r\n".encode()
    (tmp_path / "fine").write_bytes(to + b"Subject: Your question\r\n\r\nIt has arrived.\r\n")
    (tmp_path / "bad").write_bytes(to + f"\r\nYou asked: {canary.word}\r\n".encode())

    assert canary.found_in_letters(tmp_path) == [str(tmp_path / "bad")]


def test_files_of_folders_below_are_read(tmp_path):
    canary = Canary()
    (tmp_path / "wal").mkdir()
    (tmp_path / "wal" / "1").write_bytes(b"\0" + canary.word.encode() + b"\0")
    (tmp_path / "log").write_text("well")

    assert canary.found_in(tmp_path) == [str(tmp_path / "wal" / "1")]
    assert canary.found_in(tmp_path / "log") == []
