from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DOCUMENTS
from trials.registry.document import LARGEST_BYTES, read
from trials.registry.shape import Unreadable

SMALL = {"protocolSection": {"identificationModule": {"nctId": "NCT99900001"}}}


def with_module(name: str, module: object) -> bytes:
    protocol = {**SMALL["protocolSection"], name: module}
    return json.dumps({"protocolSection": protocol}).encode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it is not whole JSON"),
        (b'{"protocolSection": {"identif', "it is not whole JSON"),
        (b"[" * 100_000, "it is not whole JSON"),
        (b'{"protocolSection": NaN}', "it is not whole JSON"),
        (b"\xff\xfe", "it is not whole JSON"),
        (b"[1]", "it is not a study"),
        (b'{"title": "a page"}', "it is not a study"),
        (b'{"protocolSection": {}}', "it has no number of the registry"),
        (b'{"protocolSection": [], "x": 1}', "protocolSection should be an object"),
        (
            with_module("descriptionModule", {"briefSummary": 7}),
            "descriptionModule.briefSummary should be text, but is 7",
        ),
        (
            with_module("descriptionModule", {"briefSummary": None}),
            "descriptionModule.briefSummary should be text, but is None",
        ),
        (with_module("statusModule", "open"), "statusModule should be an object"),
        (
            with_module("contactsLocationsModule", {"locations": [{"city": ["Leeds"]}]}),
            "contactsLocationsModule.locations[0].city should be text",
        ),
        (
            with_module("contactsLocationsModule", {"locations": [{"contacts": [{"name": 1}]}]}),
            "contactsLocationsModule.locations[0].contacts[0].name should be text",
        ),
        (
            with_module("contactsLocationsModule", {"locations": [{"geoPoint": {"lat": 1}}]}),
            "geoPoint has only one of lat and lon",
        ),
        (
            with_module(
                "contactsLocationsModule", {"locations": [{"geoPoint": {"lat": 91, "lon": 0}}]}
            ),
            "geoPoint.lat is 91, which is not between -90 and 90",
        ),
        (
            with_module("designModule", {"enrollmentInfo": {"count": -1}}),
            "enrollmentInfo.count is -1",
        ),
        (
            with_module("designModule", {"enrollmentInfo": {"count": True}}),
            "enrollmentInfo.count should be a whole number",
        ),
        (
            with_module("conditionsModule", {"conditions": "asthma"}),
            "conditionsModule.conditions should be a list of texts",
        ),
        (
            with_module("armsInterventionsModule", {"armGroups": [{"interventionNames": [1]}]}),
            "armGroups[0].interventionNames should be a list of texts",
        ),
        (with_module("descriptionModule", {"briefSummary": "a\0b"}), "it holds a NUL character"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(data)

    assert sentence in str(refusal.value)


def test_a_document_over_twenty_megabytes_is_refused():
    with pytest.raises(Unreadable, match="20 MB"):
        read(b" " * (LARGEST_BYTES + 1))


@pytest.mark.parametrize(
    "path", sorted(DOCUMENTS.glob("broken/*.json")), ids=lambda path: path.stem
)
def test_each_broken_document_is_refused(path):
    with pytest.raises(Unreadable):
        read(path.read_bytes())


def test_a_byte_order_mark_is_no_fault():
    document = read(b"\xef\xbb\xbf" + json.dumps(SMALL).encode())

    assert document.nct_id == "NCT99900001"


def paths(value: object, at: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        inner = enumerate(value)
    return [at, *(path for key, each in inner for path in paths(each, (*at, key)))]


WHOLE = json.loads((DOCUMENTS / "everything.json").read_text())
PLACES = [path for path in paths(WHOLE) if path]
JUNK = st.sampled_from([None, 7, -1, 1.5, True, "", "x" * 3, [], {}, [[]], [1], {"a": 1}, [{}]])


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLACES), JUNK)
def test_a_damaged_document_is_read_or_refused_and_never_breaks(place, junk):
    study = json.loads(json.dumps(WHOLE))
    holder = study
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = junk

    with suppress(Unreadable):
        assert read(json.dumps(study)).study == study


@pytest.mark.parametrize(
    ("mine", "theirs", "older"),
    [
        (("2026-01-01", ""), ("2026-01-02", ""), True),
        (("2026-01-02", ""), ("2026-01-01", ""), False),
        (("2026-01-01", "2026-03-01"), ("2026-01-01", "2026-04-01"), True),
        (("2026-01-01", "2026-03-01"), ("2026-01-01", "2026-03-01"), False),
        (("", ""), ("2026-01-01", "2026-03-01"), False),
    ],
)
def test_a_document_is_older_by_its_update_then_by_its_data_version(mine, theirs, older):
    status = {"lastUpdatePostDateStruct": {"date": mine[0]}}
    study = json.loads(with_module("statusModule", status))
    study["derivedSection"] = {"miscInfoModule": {"versionHolder": mine[1]}}

    assert read(json.dumps(study)).is_older_than(*theirs) is older
