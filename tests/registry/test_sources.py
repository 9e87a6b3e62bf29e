from __future__ import annotations

import gzip
import io
import json
import sys

import pytest

from trials.registry import sources
from trials.registry.shape import Unreadable
from trials.registry.sources import arrivals


def study(number: int) -> str:
    return json.dumps(
        {"protocolSection": {"identificationModule": {"nctId": f"NCT9990{number:04}"}}}
    )


def nobody(number: str) -> bytes:
    raise AssertionError(f"{number} was fetched")


def numbers(source) -> list[str]:
    return [arrival.name.split()[0] for arrival in arrivals(str(source), nobody)]


def test_a_file_holds_one_study(tmp_path):
    path = tmp_path / "one.json"
    path.write_text(study(1))

    assert numbers(path) == ["NCT99900001"]


@pytest.mark.parametrize(
    "text",
    [
        f"[{study(1)}, {study(2)}]",
        f'{{"studies": [{study(1)}, {study(2)}], "totalCount": 2}}',
        f"{study(1)}\n\n{study(2)}\n",
    ],
    ids=["a list", "a page of the API", "a study a line"],
)
def test_a_file_may_hold_several_studies(tmp_path, text):
    path = tmp_path / "many.json"
    path.write_text(text)

    assert numbers(path) == ["NCT99900001", "NCT99900002"]


def test_the_text_of_a_study_in_a_list_is_kept_to_the_letter(tmp_path):
    spaced = study(1).replace(":", " :  ")
    (tmp_path / "list.json").write_text(f"[ {spaced} ]")

    arrival = next(arrivals(str(tmp_path / "list.json"), nobody))

    assert arrival.data == spaced.encode()


def test_lines_and_compressed_lines_and_folders(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "lines.jsonl").write_text(f"{study(1)}\n{study(2)}\n")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt") as lines:
        lines.write(f"{study(3)}\n{study(4)}")
    (tmp_path / "notes.txt").write_text("not a study")

    assert numbers(tmp_path) == [f"NCT9990000{number}" for number in (1, 2, 3, 4)]


def test_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO(f"{study(1)}\n{study(2)}".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    assert numbers("-") == ["NCT99900001", "NCT99900002"]


def test_a_number_is_fetched():
    arrival = next(arrivals("nct99900001", lambda number: number.encode()))

    assert (arrival.name, arrival.data) == ("NCT99900001", b"NCT99900001")


def test_a_line_over_the_limit_is_named_and_the_next_one_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST_BYTES", 200)
    path = tmp_path / "lines.jsonl"
    long = study(1).replace("{", '{"filler": "' + "x" * 900 + '", ', 1)
    path.write_text(f"{study(9)}\n{long}\n{study(2)}\n")

    found = list(arrivals(str(path), nobody))

    assert [arrival.name.split()[-1].strip(")") for arrival in found] == ["1", "2", "3"]
    assert len(found[1].data) > 200
    assert json.loads(found[2].data) == json.loads(study(2))


@pytest.mark.parametrize("name", ["missing.json", "torn.jsonl.gz", "not-gzip.jsonl.gz"])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path, name):
    whole = gzip.compress(study(1).encode() * 99)
    (tmp_path / "torn.jsonl.gz").write_bytes(whole[:-20])
    (tmp_path / "not-gzip.jsonl.gz").write_bytes(b"plain text")

    (arrival,) = arrivals(str(tmp_path / name), nobody)

    assert isinstance(arrival.data, Unreadable)
    assert name in arrival.name
    assert str(arrival.data).startswith("it cannot be read (")
