"""What a page showed when it was opened: it goes out with the form and comes back with it.

An import or another editor may change the row meanwhile. With what was shown at hand, a form can
tell what the person changed from what others did. The values are sent, not digests of them: each
field itself then judges whether a browser sent its value back unchanged. They are signed, so that
what is read is what a page of ours showed; what was never sent, or was tampered with, is as good as
nothing shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.core import signing
from django.db.models import Model

FIELD = "seen"
SALT = "trials.forms.seen"
Values = dict[str, Any]


def stamp(shown: Iterable[tuple[Model, Values]]) -> str:
    """The value of the hidden field: each row with what the page shows of it."""
    rows = {_key(type(row), row.pk): values for row, values in shown}
    return signing.dumps(rows, salt=SALT, compress=True)


def seen_of(sent: Mapping[str, Any], table: type[Model], key: object) -> Values:
    """What the page that was sent had shown of a row; empty where that cannot be known."""
    return _rows(sent.get(FIELD, "")).get(_key(table, key), {})


@lru_cache(maxsize=8)  # one page asks for each of its rows
def _rows(stamped: str) -> dict[str, Values]:
    try:
        rows: dict[str, Values] = signing.loads(stamped, salt=SALT)
    except signing.BadSignature:
        return {}
    return rows


def _key(table: type[Model], key: object) -> str:
    return f"{table._meta.model_name} {key}"
