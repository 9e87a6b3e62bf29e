"""Reading a study as ClinicalTrials.gov sends it (API v2). Unreadable is raised for people."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from trials.registry.layout import Json
from trials.registry.rows import look_up
from trials.registry.shape import Unreadable, check

LARGEST_BYTES = 20_000_000


@dataclass(frozen=True)
class Document:
    """One study: its text as it arrived, and what is in it."""

    text: str
    study: Json

    @property
    def protocol(self) -> Json:
        return _object(self.study, "protocolSection")

    @property
    def nct_id(self) -> str:
        return str(look_up(self.protocol, ("identificationModule", "nctId")))

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def last_update_date(self) -> str:
        """The day of the newest change that the registry posted, or else got; empty if unsaid."""
        posted = look_up(self.protocol, ("statusModule", "lastUpdatePostDateStruct", "date"))
        sent = look_up(self.protocol, ("statusModule", "lastUpdateSubmitDate"))
        return str(posted or sent or "")

    @property
    def version_date(self) -> str:
        """The day of the registry's data that this copy was taken from; empty if unsaid."""
        return str(look_up(self.study, ("derivedSection", "miscInfoModule", "versionHolder")) or "")

    @property
    def content(self) -> Json:
        """The study without the day that it was taken, to compare with another copy."""
        derived = dict(_object(self.study, "derivedSection"))
        misc = dict(_object(derived, "miscInfoModule"))
        misc.pop("versionHolder", None)
        return {**self.study, "derivedSection": {**derived, "miscInfoModule": misc}}

    def is_older_than(self, last_update_date: str, version_date: str) -> bool:
        """By the day of the last update; of one day, by the registry's data version."""
        for mine, theirs in (
            (self.last_update_date, last_update_date),
            (self.version_date, version_date),
        ):
            if mine and theirs and mine != theirs:
                return mine < theirs
        return False


def read(data: bytes | str) -> Document:
    """Read one study. Raises Unreadable where it is broken, too large or of a wrong type."""
    raw = data.encode() if isinstance(data, str) else data
    if len(raw) > LARGEST_BYTES:
        raise Unreadable(f"it has {len(raw):,} bytes, and 20 MB is the most that is read")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        study = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(f"it is not whole JSON ({error})") from error
    check(study)
    return Document(raw.decode(), study)


def _object(value: Json, key: str) -> Json:
    inner = value.get(key)
    return inner if isinstance(inner, dict) else {}
