"""Texts that the database keeps without being able to read them: AES-256-GCM.

A sealed text names its key: "1.9f86d081.…" is of format 1 and was sealed with the key of that id.
Keys are settings.SECRETS_KEYS: the first seals, all of them open, so a key is changed by putting a
new one before it. Neither belongs into a backup of the database.

`place` says what a text belongs to ("inquiry K7PM-2XQ4"). It is sealed along with it, so that the
text of one row cannot be passed off as another's.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FORMAT = "1"
NONCE_BYTES = 12


class Unreadable(ValueError):
    """A sealed text that was changed or moved, or whose key is not among settings.SECRETS_KEYS."""


def seal(text: str, place: str = "") -> str:
    identifier, key = next(iter(_ring().items()))
    nonce = os.urandom(NONCE_BYTES)
    body = nonce + AESGCM(key).encrypt(nonce, text.encode(), _head(identifier, place))
    return f"{FORMAT}.{identifier}.{base64.urlsafe_b64encode(body).decode()}"


def unseal(sealed: str, place: str = "") -> str:
    """The text. Raises Unreadable; what is wrong is never returned as if it were right."""
    try:
        form, identifier, encoded = sealed.split(".")
        body = base64.urlsafe_b64decode(encoded)
        key = _ring()[identifier] if form == FORMAT else b""
        head = _head(identifier, place)
        opened = AESGCM(key).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], head)
    except (InvalidTag, KeyError, ValueError, binascii.Error) as error:
        raise Unreadable("This text cannot be opened with the keys that are set.") from error
    return opened.decode()


def is_newest(sealed: str) -> bool:
    """Whether a text was sealed with the key that seals now."""
    return sealed.startswith(f"{FORMAT}.{next(iter(_ring()))}.")


def fingerprint(text: str) -> str:
    """64 signs that find a text again, and tell nobody without the key what it was."""
    return fingerprints(text)[0]


def fingerprints(text: str) -> list[str]:
    """The fingerprint by each key there is, the newest first."""
    return [hmac.new(key, text.encode(), hashlib.sha256).hexdigest() for key in _ring().values()]


def _head(identifier: str, place: str) -> bytes:
    """Sealed along with the text, so that format, key and place cannot be exchanged unnoticed."""
    return f"{FORMAT}.{identifier}.{place}".encode() if place else f"{FORMAT}.{identifier}".encode()


def _ring() -> dict[str, bytes]:
    """Each key by its id, the one that seals first."""
    keys = [hashlib.sha256(f"trialside sealed {key}".encode()).digest() for key in _written()]
    return {hashlib.sha256(key).hexdigest()[:8]: key for key in keys}


def _written() -> list[str]:
    written: list[str] = settings.SECRETS_KEYS
    return written
