"""The language that this floor speaks.

Floor 0 imports nothing of Django, so trials/apps.py lends it Django's catalogues. Without them each
sentence stays in English, as it is written. The names are Django's, for `makemessages` reads them.
"""

from __future__ import annotations

from typing import Protocol


class Translation(Protocol):
    """What `django.utils.translation` is."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, singular: str, plural: str, number: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...
    def get_language(self) -> str | None: ...


class English:
    """The words as they stand."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return singular if number == 1 else plural

    def pgettext(self, context: str, message: str) -> str:
        return message

    def get_language(self) -> str | None:
        return "en"


_spoken: list[Translation] = [English()]


def speak_through(translation: Translation) -> None:
    """From now on every sentence goes through these catalogues."""
    _spoken[0] = translation


def gettext(message: str) -> str:
    return _spoken[0].gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    return _spoken[0].ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    return _spoken[0].pgettext(context, message)


def get_language() -> str:
    """The code of the language, such as "es"."""
    return _spoken[0].get_language() or "en"


def gettext_noop(message: str) -> str:
    """Marks a sentence that is said later: `gettext` translates it where it is used."""
    return message
