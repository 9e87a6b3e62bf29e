"""Texts that the database keeps without being able to read them: AES-256-GCM.

A sealed text names its key: "1.9f86d081.…" is of format 1 and was sealed with the key of that id.
Keys are settings.SECRETS_KEYS: the first seals, all of them open, so a key is changed by putting a
new one before it. Neither belongs into a backup of the database.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

FORMAT = "1"
NONCE_BYTES = 12


class Unreadable(ValueError):
    """A sealed text that was changed, or whose key is not among settings.SECRETS_KEYS."""


def seal(text: str) -> str:
    identifier, key = next(iter(_ring().items()))
    nonce = os.urandom(NONCE_BYTES)
    body = nonce + AESGCM(key).encrypt(nonce, text.encode(), _head(identifier))
    return f"{FORMAT}.{identifier}.{base64.urlsafe_b64encode(body).decode()}"


def unseal(sealed: str) -> str:
    """The text. Raises Unreadable; what is wrong is never returned as if it were right."""
    try:
        form, identifier, encoded = sealed.split(".")
        body = base64.urlsafe_b64decode(encoded)
        key = _ring()[identifier] if form == FORMAT else b""
        opened = AESGCM(key).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _head(identifier))
    except (InvalidTag, KeyError, ValueError, binascii.Error) as error:
        raise Unreadable("This text cannot be opened with the keys that are set.") from error
    return opened.decode()


def _head(identifier: str) -> bytes:
    """Sealed along with the text, so that neither format nor key can be exchanged unnoticed."""
    return f"{FORMAT}.{identifier}".encode()


def _ring() -> dict[str, bytes]:
    """Each key by its id, the one that seals first."""
    keys = [hashlib.sha256(f"trialside sealed {key}".encode()).digest() for key in _written()]
    return {hashlib.sha256(key).hexdigest()[:8]: key for key in keys}


def _written() -> list[str]:
    written: list[str] = settings.SECRETS_KEYS
    return written
