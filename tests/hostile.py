"""What scripts and strange browsers send to a form: values, extra fields, odd encodings."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote_plus

from hypothesis import strategies as st

SNIPPETS = [
    "Ada\r\nBcc: everybody@example.org",
    "\nSubject: spam",
    "a\x00b",
    "\x00",
    "\u202egnirts\u202c",
    "zero\u200bwidth\u200d\ufeff",
    "\u2028line\u2029paragraph\x85",
    "{{ settings.SECRET_KEY }}{% load static %}",
    "<script>alert(1)</script></textarea>",
    '" hx-get="/staff/" hx-trigger="load',
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE trials_inquiry; --",
    "../../etc/passwd",
    "%s%n%(x)s {0} {x!r}",
    "\ufffe\uffff\U0010ffff",
    "👩‍👧 e\u0301 ﷺ שלום",
    "NaN",
    "-1",
    "9" * 400,
    "١٢٣٤٥",
    "on",
    "[]",
    "x" * 5_000,
    "x" * 5_001,
    " \t ",
]
TYPES = [
    "application/json",
    "text/plain",
    "application/x-www-form-urlencoded; charset=latin-1",
    "application/x-www-form-urlencoded; charset=utf-7",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=b; charset=unicode_escape",
    "application/x-www-form-urlencoded; charset=zlib",
    "",
    "nonsense",
    "application/xml",
]
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=frontier"
_NEW = ["is_staff", "held_at", "id", "token", "status", "trial", "site_id", "__proto__", "x[]", ""]


@dataclass(frozen=True)
class Post:
    """`fields`: what was meant, where the body is of sound UTF-8; else None."""

    body: bytes
    content_type: str
    fields: dict[str, str] | None


def values() -> st.SearchStrategy[str]:
    some = st.sampled_from(SNIPPETS)
    glued = st.tuples(some, st.text(max_size=20), some).map("".join)
    long = st.integers(0, 300_000).map(lambda length: "long " * (length // 5))
    return st.one_of(some, st.text(max_size=200), glued, long)


@st.composite
def posts(draw: st.DrawFn, base: dict[str, str]) -> Post:
    """A form as `base` says, some of it changed, left out, doubled or added to; sent somehow."""
    own = st.sampled_from([*base])
    names = st.one_of(own, own, own, st.sampled_from(_NEW))
    changed = draw(st.lists(st.tuples(names, values()), max_size=3))
    left_out = draw(st.sets(st.sampled_from([*base]), max_size=1)) if draw(_seldom()) else set()
    fields = [(name, value) for name, value in base.items() if name not in left_out] + changed
    if draw(_seldom()):
        fields += [(f"f{number}", "1") for number in range(draw(st.integers(0, 1_200)))]
    return draw(st.sampled_from([_urlencoded, _urlencoded, _multipart, _with_file, _raw, _typed]))(
        draw, fields
    )


def _seldom() -> st.SearchStrategy[bool]:
    return st.integers(0, 5).map(lambda number: number == 5)


def _urlencoded(draw: st.DrawFn, fields: list[tuple[str, str]]) -> Post:
    return Post(_pairs(fields), URLENCODED, dict(fields))


def _multipart(draw: st.DrawFn, fields: list[tuple[str, str]]) -> Post:
    return Post(_parts(fields) + b"--frontier--\r\n", MULTIPART, _as_parsed(fields))


def _with_file(draw: st.DrawFn, fields: list[tuple[str, str]]) -> Post:
    name = draw(st.sampled_from(["message", "upload", "form_key"]))
    head = f'--frontier\r\nContent-Disposition: form-data; name="{name}"; filename="../a\\.exe"\r\n'
    body = head.encode() + b"Content-Type: text/html\r\n\r\n" + draw(st.binary(max_size=2_000))
    return Post(_parts(fields) + body + b"\r\n--frontier--\r\n", MULTIPART, None)


def _raw(draw: st.DrawFn, fields: list[tuple[str, str]]) -> Post:
    """With bytes that are no UTF-8 in it: half characters, cut-off ones, anything."""
    odd = draw(st.sampled_from([b"%ED%A0%80", b"%FF%FE", b"%C3", b"%F4%90%80%80", b"\xff\x00%"]))
    return Post(_pairs(fields) + b"&message=" + odd, URLENCODED, None)


def _typed(draw: st.DrawFn, fields: list[tuple[str, str]]) -> Post:
    body = draw(st.one_of(st.just(_pairs(fields)), st.just(_parts(fields)), st.binary()))
    return Post(body, draw(st.sampled_from(TYPES)), None)


def _pairs(fields: list[tuple[str, str]]) -> bytes:
    return "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in fields).encode()


def _parts(fields: list[tuple[str, str]]) -> bytes:
    head = '--frontier\r\nContent-Disposition: form-data; name="%s"\r\n\r\n'
    parts = [head % name + value + "\r\n" for name, value in fields]
    return "".join(parts).encode()


def _as_parsed(fields: list[tuple[str, str]]) -> dict[str, str] | None:
    """A name that is empty is no part of a form."""
    return {name: value for name, value in fields if name}
