"""Where documents come from: files, folders, lines, standard input, numbers of the registry."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from trials.registry.document import LARGEST_BYTES
from trials.registry.shape import NCT_NUMBER, Unreadable

ENDINGS = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
LARGEST_FILE = 2_000_000_000
_NUMBER_IN_TEXT = re.compile(rb'"nctId"\s*:\s*"(NCT\d{8})"')


@dataclass(frozen=True)
class Arrival:
    """One document on its way in: what to call it, and its bytes or why there are none."""

    name: str
    data: bytes | Unreadable


def arrivals(source: str, fetch: Callable[[str], bytes]) -> Iterator[Arrival]:
    """The documents of one source. A broken one is an Arrival too, so that the rest goes on."""
    try:
        if NCT_NUMBER.fullmatch(source.upper()):
            yield Arrival(source.upper(), fetch(source.upper()))
        elif source == "-":
            yield from _from_stream(sys.stdin.buffer, "standard input")
        else:
            yield from _from_path(Path(source))
    except Unreadable as error:
        yield Arrival(source, error)
    except (OSError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Arrival(source, Unreadable(f"it cannot be read ({reason})"))


def _from_path(path: Path) -> Iterator[Arrival]:
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.name.endswith(ENDINGS) and each.is_file():
                yield from arrivals(str(each), _no_number)
        return
    with gzip.open(path) if path.name.endswith(".gz") else path.open("rb") as stream:
        if ".jsonl" in path.suffixes:
            yield from _from_lines(stream, path.name)  # type: ignore[arg-type]
        else:
            yield from _from_stream(stream, path.name)  # type: ignore[arg-type]


def _no_number(number: str) -> bytes:
    raise Unreadable(f"{number} is not a file")


def _from_stream(stream: BinaryIO, name: str) -> Iterator[Arrival]:
    """One study, a list of studies, a page of the API ({"studies": […]}), or a study a line."""
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Unreadable("it is larger than 2 GB")
    studies = _studies(data)
    if studies is None:
        yield from _from_text_lines(data, name)
        return
    for index, study in enumerate(studies, start=1):
        place = name if len(studies) == 1 else f"{name}, study {index}"
        yield _arrival(bytes(study), place)


def _studies(data: bytes) -> list[msgspec.Raw] | None:
    """The studies of a JSON text, or None where it is not one JSON value."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    try:
        if start == b"[":
            return msgspec.json.decode(data, type=list[msgspec.Raw])
        page = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if "studies" in page and "protocolSection" not in page:
        return msgspec.json.decode(page["studies"], type=list[msgspec.Raw])
    return [msgspec.Raw(data)]


def _from_text_lines(data: bytes, name: str) -> Iterator[Arrival]:
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) < 2 or not all(line.lstrip().startswith(b"{") for line in lines[:2]):
        yield _arrival(data, name)
        return
    for number, line in enumerate(lines, start=1):
        yield _arrival(line, f"{name}, line {number}")


def _from_lines(stream: BinaryIO, name: str) -> Iterator[Arrival]:
    number = 0
    while line := stream.readline(LARGEST_BYTES + 2):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > LARGEST_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
        if line.strip():
            yield _arrival(line.rstrip(b"\r\n"), place)


def _skip_line(stream: BinaryIO) -> None:
    while part := stream.readline(1_000_000):
        if part.endswith(b"\n"):
            return


def _arrival(data: bytes, place: str) -> Arrival:
    number = _NUMBER_IN_TEXT.search(data, 0, 100_000)
    return Arrival(f"{number[1].decode()} ({place})" if number else place, data)
