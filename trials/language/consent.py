"""What a person agrees to who sends a question. Each wording has a version, which is stored.

A wording that people have agreed to is never changed: add a new version, and keep the old ones, so
that it can always be said what somebody agreed to. A test holds each wording to its fingerprint.
Version and language name a wording. All of them stand here, for a catalogue is mended at any time;
and a wording in one more language comes with a new version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CONSENT_VERSION = "2026-12"


@dataclass(frozen=True)
class Consent:
    """`tick` stands beside the box, `details` (title, text) above it, both in `language`."""

    version: str
    tick: str
    details: tuple[tuple[str, str], ...]
    language: str = field(default="en", repr=False)


# By version and language.
_TICKS: Mapping[tuple[str, str], str] = {
    ("2026-11", "en"): "Yes, you may read what I wrote and use it to answer this question.",
    ("2026-12", "en"): "Yes, you may read what I wrote and use it to answer this question.",
    ("2026-12", "es"): "Sí, pueden leer lo que escribí y usarlo para responder a esta pregunta.",
}
_DETAILS: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = {
    ("2026-11", "en"): (
        (
            "Who reads it",
            "Only the staff of this portal’s desk. The portal is run by {operator}. They are "
            "responsible for what you send. The mail that tells them of it holds nothing of it.",
        ),
        (
            "What for",
            "To answer this one question. You do not join a trial by asking, and you are not put "
            "on a list.",
        ),
        (
            "How long",
            "Until your question is closed, and {keep_days} days after that. Then it is deleted. "
            "You can ask the desk to delete it sooner.",
        ),
    ),
    ("2026-12", "en"): (
        (
            "Who reads it",
            "The team of the place that you choose, if it has one here. They may hand it to the "
            "team of another place of this trial. The staff of our desk read it if there is no "
            "team, or if the team does not answer in time. Nobody else reads it. The mail that "
            "tells them of it holds nothing of it.",
        ),
        (
            "Who is responsible",
            "The portal is run by {operator}. They are responsible for what you send.",
        ),
        (
            "What for",
            "To answer this one question. You do not join a trial by asking, and you are not put "
            "on a list.",
        ),
        (
            "How long",
            "Until your question is closed, and {keep_days} days after that. Then it is deleted. "
            "You can take it back on your private page at any time. Then it is deleted at once.",
        ),
    ),
    ("2026-12", "es"): (
        (
            "Quién lo lee",
            "El equipo del centro que usted elija, si tiene uno aquí. Ese equipo puede pasarlo al "
            "equipo de otro centro de este estudio. El personal de nuestra oficina lo lee si no "
            "hay equipo, o si el equipo no responde a tiempo. Nadie más lo lee. El correo que les "
            "avisa no lleva nada de lo que usted escribió.",
        ),
        (
            "Quién es responsable",
            "El portal está a cargo de {operator}. Son los responsables de lo que usted envía.",
        ),
        (
            "Para qué",
            "Para responder a esta única pregunta. Por preguntar, usted no entra en un estudio "
            "ni queda en ninguna lista.",
        ),
        (
            "Por cuánto tiempo",
            "Hasta que se cierre su pregunta, y {keep_days} días más. Después se borra. Usted "
            "puede retirarla en su página privada en cualquier momento. Entonces se borra "
            "enseguida.",
        ),
    ),
}


def consent(
    *, operator: str, keep_days: int, version: str = CONSENT_VERSION, language: str = "en"
) -> Consent:
    """The wording of a version, filled in; in English where it has none in the language. Raises
    KeyError for a version that never was."""
    spoken = language if (version, language) in _TICKS else "en"
    return Consent(
        version=version,
        tick=_TICKS[version, spoken],
        details=tuple(
            (title, text.format(operator=operator, keep_days=keep_days))
            for title, text in _DETAILS[version, spoken]
        ),
        language=spoken,
    )
