"""Phone numbers of the registry, which are free text, as a phone can dial them."""

from __future__ import annotations

import re
import unicodedata

from trials.language.invisible import without_invisible

# Countries in which a number of ten digits is dialled with +1 from abroad.
_NORTH_AMERICA = frozenset({"us", "usa", "united states", "canada", "puerto rico"})
# Calling codes of countries whose own numbers begin with a 0 that is left out from abroad (ITU
# E.164 and its list of dialling procedures). Where it is not so, or people differ, none stands.
_CODES = {
    "australia": "61",
    "austria": "43",
    "belgium": "32",
    "china": "86",
    "france": "33",
    "germany": "49",
    "ireland": "353",
    "israel": "972",
    "japan": "81",
    "korea, republic of": "82",
    "netherlands": "31",
    "new zealand": "64",
    "south korea": "82",
    "sweden": "46",
    "switzerland": "41",
    "united kingdom": "44",
}
# Italy and San Marino dial the 0 from abroad too.
_KEEPS_ZERO = ("+39", "+378")
_EXTENSION = re.compile(r"[\s,;]*\b(?:extension|ext|x)[.:]?\s*([0-9]{1,8})$", re.IGNORECASE)
_PHONE = re.compile(r"\(?\+?[0-9\s().\-/–‑]+")
# 1-800-4-CANCER: a free number of North America, spelt with the letters of the keys.
_SPELT = re.compile(r"(?=.*[A-Z])(?:1[-. ]?)?\(?8[0-9]{2}\)?[-. ][0-9A-Z-]+")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_FEWEST, _MOST = 3, 15


def tel(phone: str, country: str = "", extension: str = "") -> str:
    """What stands behind `tel:`, such as "+18662785833" or "+4930123456;ext=33" (RFC 3966).

    Without a country that we know the digits stay as they are written; a + is kept. Empty where
    the text is no single phone number: an e-mail address, a sentence, two numbers.
    """
    text = unicodedata.normalize("NFKC", without_invisible(phone)).strip()
    inner = _EXTENSION.search(text)
    if inner:
        text = text[: inner.start()]
    number = _number(text, country.strip().casefold())
    if not _FEWEST <= len(number.lstrip("+")) <= _MOST:
        return ""
    within = inner[1] if inner else _own_extension(extension.strip())
    return f"{number};ext={within}" if within else number


def _number(text: str, country: str) -> str:
    if _SPELT.fullmatch(text) and len(re.sub(r"\W", "", text).removeprefix("1")) == 10:
        text = text.translate(_KEYPAD)
        country = "us"
    if not _PHONE.fullmatch(text):
        return ""
    if "+" in text:
        return _international(text)
    digits = _digits(text)
    if country in _NORTH_AMERICA:
        return _north_american(digits)
    return _elsewhere(digits, _CODES.get(country, ""))


def _international(text: str) -> str:
    number = "+" + _digits(text)
    if number.startswith(_KEEPS_ZERO):
        return number
    return "+" + _digits(re.sub(r"\(0([0-9]*)\)", r"\1", text))


def _north_american(digits: str) -> str:
    national = digits.removeprefix("1")
    is_whole = len(national) == 10 and national[0] in "23456789"
    return f"+1{national}" if is_whole else digits


def _elsewhere(digits: str, code: str) -> str:
    if code and digits.startswith(f"00{code}"):
        return "+" + digits[2:]
    is_whole = 9 <= len(digits) <= 12 and digits[0] == "0" and digits[1] != "0"
    return f"+{code}{digits[1:]}" if code and is_whole else digits


def _own_extension(text: str) -> str:
    """The extension; some write a calling code into this field (+39, 0033), which is none."""
    return text if re.fullmatch(r"(?!00)[0-9]{1,8}", text) else ""


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
