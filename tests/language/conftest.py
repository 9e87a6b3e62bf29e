"""A small Spanish catalogue for a floor that knows no Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.utils import translation

from trials.language import tongue


class Catalogue:
    """A plural message has two translations."""

    def __init__(self, words: Mapping[str, str | tuple[str, str]]) -> None:
        self.words = words

    def get_language(self) -> str:
        return "es"

    def gettext(self, message: str) -> str:
        return str(self.words.get(message, message))

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        one, many = self.words.get(singular, (singular, plural))
        return one if number == 1 else many


@pytest.fixture
def spanish() -> Iterator[None]:
    tongue.speak_through(Catalogue(WORDS))
    yield
    tongue.speak_through(translation)


WORDS = {
    "May": "mayo",
    "October": "octubre",
    "{day} {month} {year}": "{day} de {month} de {year}",
    "{month} {year}": "{month} de {year}",
    "today": "hoy",
    "{days} day ago": ("hace {days} día", "hace {days} días"),
    "Children": "Niños",
    "Adults": "Adultos",
    "children and young people": "niños y jóvenes",
    "{number} month": ("{number} mes", "{number} meses"),
    "{number} year": ("{number} año", "{number} años"),
    "{group} of {number} and over": ("", "{group} de {number} años o más"),
    "{group} under {number}": ("", "{group} de menos de {number} años"),
    "{group} from {lowest} to {number}": ("", "{group} de {lowest} a {number} años"),
    "{group} from {lowest} to {age}": "{group} de {lowest} a {age}",
    "Open": "Abierto",
    "Closed to new people": "Cerrado a personas nuevas",
    "Closed: {why}": "Cerrado: {why}",
    "finished": "terminado",
    "paused": "en pausa",
    "The hospital confirmed this {ago}": "El hospital lo confirmó {ago}",
    "ClinicalTrials.gov says: {status}, {when}": "ClinicalTrials.gov dice: {status}, {when}",
    "Not confirmed for {days} day.": ("", "Sin confirmar desde hace {days} días."),
    "The hospital said so on {date}": "El hospital lo dijo el {date}",
    "{number} open": ("{number} abierto", "{number} abiertos"),
    "all open": "todos abiertos",
    "{names} and {last}": "{names} y {last}",
    "{sites} site in {countries} countries": ("", "{sites} centros en {countries} países"),
}  # fmt: skip
